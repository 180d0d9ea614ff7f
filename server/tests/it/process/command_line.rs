//! The binary's subcommands: exit codes and what they say.

use std::{
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;

use crate::{cluster, harness::small_course};

/// The binary, away from this machine's configuration.
pub fn torelik(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_torelik"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TORELIK_")) {
        command.env_remove(name);
    }
    command.args(arguments).current_dir(std::env::temp_dir());
    command
}

/// Runs it to its end: exit code, what it printed, what it complained of.
pub fn run(arguments: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = torelik(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

/// One that succeeds.
#[track_caller]
pub fn succeeds(arguments: &[&str]) -> String {
    let (code, out, err) = run(arguments);
    assert_eq!(code, 0, "{arguments:?}: {err}");
    out
}

/// One that fails: its one sentence.
#[track_caller]
pub fn fails(arguments: &[&str]) -> String {
    let (code, out, err) = run(arguments);
    assert_ne!(code, 0, "{arguments:?}: {out}");
    // What `serve` logs before comes on the same way.
    let (log, said) = match err.trim_end().rsplit_once('\n') {
        Some((log, said)) => (log, said),
        None => ("", err.trim_end()),
    };
    assert!(said.starts_with("torelik: "), "{arguments:?}: {err}");
    assert!(
        log.is_empty() || arguments[0] == "serve",
        "{arguments:?}: {err}"
    );
    said.to_owned()
}

pub fn sqlite(folder: &TempDir) -> String {
    format!("sqlite:{}", folder.path().join("house.sqlite").display())
}

#[test]
fn what_keeps_it_from_serving_is_said_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let database = sqlite(&folder);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let serve = |more: &[&str]| {
        fails(
            &[
                &["serve", "--listen", "127.0.0.1:0", "--database", &database],
                more,
            ]
            .concat(),
        )
    };
    let said = fails(&["serve", "--listen", &address, "--database", &database]);
    assert!(
        said.contains(&address) && said.contains("--listen"),
        "{said}"
    );
    let said = serve(&["--content", "/nowhere/at/all"]);
    assert!(
        said.contains("there is no folder /nowhere/at/all") && said.contains("--content"),
        "{said}"
    );
    let said = serve(&["--public-url", "training.example.org"]);
    assert!(said.contains("--public-url"), "{said}");
    let said = fails(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--database",
        "mysql://localhost/x",
    ]);
    assert!(
        said.contains("--database must begin with sqlite: or postgres://"),
        "{said}"
    );
    // A port that nobody listens on; the password is not told.
    let nobody = "postgres://somebody:verysecret@127.0.0.1:1/x";
    let said = fails(&["serve", "--listen", "127.0.0.1:0", "--database", nobody]);
    assert!(
        said.contains("cannot be reached") && !said.contains("verysecret"),
        "{said}"
    );
    let file = folder.path().join("file");
    std::fs::write(&file, "no folder").unwrap();
    let below = format!("sqlite:{}/house.sqlite", file.display());
    let said = fails(&["migrate", "--database", &below]);
    assert!(said.contains("--database"), "{said}");
    std::fs::write(
        &file,
        "no database, but long enough to have a header".repeat(100),
    )
    .unwrap();
    fails(&[
        "migrate",
        "--database",
        &format!("sqlite:{}", file.display()),
    ]);
}

fn a_newer_database_is_left_alone(database: &str) {
    succeeds(&["migrate", "--database", database]);
    assert!(
        succeeds(&["migrate", "--database", database]).contains("up to date"),
        "twice does nothing"
    );
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let db = app::db::Database::open(database).await.unwrap();
        let sql = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m2999_01_01_000001_later', 0)";
        sea_orm::ConnectionTrait::execute_unprepared(db.writer(), sql).await.unwrap();
        db.close().await.unwrap();
    });
    for arguments in [
        &["serve", "--listen", "127.0.0.1:0"][..],
        &["migrate"],
        &["demo"],
        &["user", "list"],
    ] {
        let said = fails(&[arguments, &["--database", database]].concat());
        assert!(
            said.contains("newer than this program (it has m2999_01_01_000001_later)"),
            "{said}"
        );
    }
}

#[test]
fn a_newer_sqlite_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    a_newer_database_is_left_alone(&sqlite(&folder));
}

#[test]
fn a_newer_postgresql_database_is_left_alone() {
    a_newer_database_is_left_alone(&cluster::database());
}

#[test]
fn check_says_where_a_course_is_wrong() {
    let broken =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/course/tests/broken/two-right-answers");
    let broken = broken.to_str().unwrap();
    let (code, out, err) = run(&["check", broken]);
    assert_eq!((code, out.as_str()), (1, ""));
    let place = err
        .lines()
        .find(|line| line.contains(".md:"))
        .unwrap_or_else(|| panic!("{err}"));
    let numbers: Vec<&str> = place.split(".md:").nth(1).unwrap().split(':').collect();
    assert!(
        numbers[0].parse::<u32>().is_ok() && numbers[1].parse::<u32>().is_ok(),
        "line and column: {place}"
    );
    assert!(!err.contains('\u{1b}'), "no colours where nobody looks");
    // A course by itself, and a folder of courses.
    let small = small_course();
    for folder in [small.as_path(), small.parent().unwrap()] {
        assert!(
            succeeds(&["check", folder.to_str().unwrap()])
                .starts_with("small: 1 module, 3 lessons")
        );
    }
    // For editors there is JSON and nothing else, with the same exit codes.
    let (code, out, err) = run(&["check", broken, "--format", "json"]);
    assert_eq!((code, err.as_str()), (1, ""));
    let told: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    let line: u64 = numbers[0].parse().unwrap();
    assert_eq!(told[0]["line"].as_u64(), Some(line), "{out}");
    assert_eq!(told[0]["rule"], "two-right-answers");
    let sound = small.to_str().unwrap();
    assert_eq!(succeeds(&["check", sound, "--format", "json"]), "[]\n");
    let said = fails(&["check", "/nowhere/at/all"]);
    assert!(
        said.contains("there is no folder /nowhere/at/all"),
        "{said}"
    );
    let empty = tempfile::tempdir().unwrap();
    assert!(fails(&["check", empty.path().to_str().unwrap()]).contains("there is no course"));
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    succeeds(&["check", real.to_str().unwrap()]);
}

#[test]
fn the_demonstration_is_made_once() {
    let folder = tempfile::tempdir().unwrap();
    let database = sqlite(&folder);
    let said = succeeds(&["demo", "--database", &database]);
    for email in [
        "judge@example.org",
        "trainer@example.org",
        "organizer@example.org",
        "steppe-and-sky",
    ] {
        assert!(said.contains(email), "{said}");
    }
    let list = succeeds(&["user", "--database", &database, "list"]);
    assert_eq!(
        list.lines().count(),
        23,
        "twenty judges and three more: {list}"
    );
    assert_eq!(succeeds(&["demo", "--database", &database]), said);
    assert_eq!(succeeds(&["user", "--database", &database, "list"]), list);
}

#[test]
fn the_configuration_is_printed_as_it_would_be_set() {
    let printed = succeeds(&["print-config", "--listen", "127.0.0.1:4000"]);
    assert!(printed.contains("TORELIK_LISTEN=127.0.0.1:4000\n"));
    // What is printed can be given back, and gives the same.
    let mut again = torelik(&["print-config"]);
    for line in printed.lines().filter(|line| !line.ends_with('=')) {
        let (name, value) = line.split_once('=').unwrap();
        again.env(name, value);
    }
    assert_eq!(
        String::from_utf8(again.output().unwrap().stdout).unwrap(),
        printed
    );
    let help = succeeds(&["serve", "--help"]);
    for line in printed.lines() {
        let name = line.split('=').next().unwrap();
        assert!(help.contains(name), "{name} is not in the help");
    }
}
