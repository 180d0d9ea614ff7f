//! `torelik doctor`: each thing that can be wrong is said, with what to do.

use std::{fs, os::unix::fs::PermissionsExt as _};

use tempfile::TempDir;

use super::command_line::{run, sqlite, succeeds};
use crate::{
    cluster,
    harness::{copy_folder, small_course},
};

/// The lines about a subject.
fn about<'a>(said: &'a str, subject: &str) -> Vec<&'a str> {
    let is_about = |line: &&str| line.get(6..).is_some_and(|rest| rest.starts_with(subject));
    said.lines().filter(is_about).collect()
}

#[test]
fn nothing_is_made_or_changed() {
    let folder = TempDir::new().unwrap();
    let said = succeeds(&["doctor", "--database", &sqlite(&folder)]);
    assert!(about(&said, "database")[0].starts_with("look  "), "{said}");
    assert!(about(&said, "key")[0].contains("makes it"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_sound_installation_is_well() {
    let folder = TempDir::new().unwrap();
    let database = sqlite(&folder);
    succeeds(&["migrate", "--database", &database]);
    let content = folder.path().join("content");
    fs::create_dir(&content).unwrap();
    copy_folder(&small_course(), &content.join("small"));
    let content = content.to_str().unwrap();
    let said = succeeds(&["doctor", "--database", &database, "--content", content]);
    for subject in ["database", "soundness", "schema", "courses"] {
        assert!(about(&said, subject)[0].starts_with("ok    "), "{said}");
    }
    assert!(about(&said, "mail")[0].starts_with("look  "), "{said}");
}

#[test]
fn what_is_wrong_is_said_and_fails() {
    let folder = TempDir::new().unwrap();
    let database = sqlite(&folder);
    succeeds(&["migrate", "--database", &database]);
    // A course that is broken, a key that all can read, a mail server and an address that are not there.
    let content = folder.path().join("content");
    fs::create_dir(&content).unwrap();
    copy_folder(&small_course(), &content.join("small"));
    fs::remove_file(content.join("small/sources.toml")).unwrap();
    let key = folder.path().join("key");
    fs::write(&key, "0123456789abcdef0123456789abcdef").unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let (code, said, err) = run(&[
        "doctor",
        "--database",
        &database,
        "--content",
        content.to_str().unwrap(),
        "--key-file",
        key.to_str().unwrap(),
        "--smtp",
        "smtp://127.0.0.1:1",
        "--smtp-from",
        "training@example.org",
        "--public-url",
        "http://127.0.0.1:1",
    ]);
    assert_eq!(code, 1, "{said}{err}");
    for (subject, does) in [
        ("courses", "torelik check"),
        ("key", "chmod 600"),
        ("mail", "does not take letters"),
    ] {
        let line = about(&said, subject)[0];
        assert!(line.starts_with("WRONG ") && line.contains(does), "{said}");
    }
    assert!(
        about(&said, "address")[0].contains("nothing answers"),
        "{said}"
    );
    // A database that is damaged.
    let file = folder.path().join("house.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    let end = bytes.len();
    bytes[4096..end].fill(0x5a);
    fs::write(&file, bytes).unwrap();
    let (code, said, _) = run(&["doctor", "--database", &database]);
    assert_eq!(code, 1, "{said}");
}

#[test]
fn the_clock_of_postgresql_is_compared() {
    let database = cluster::database();
    succeeds(&["migrate", "--database", &database]);
    let said = succeeds(&["doctor", "--database", &database]);
    assert!(about(&said, "database")[0].contains("PostgreSQL"), "{said}");
    assert!(about(&said, "clock")[0].starts_with("ok    "), "{said}");
    let (code, said, _) = run(&["doctor", "--database", "postgres://nobody@127.0.0.1:1/none"]);
    assert_eq!(code, 1, "{said}");
    assert!(about(&said, "database")[0].starts_with("WRONG "), "{said}");
}
