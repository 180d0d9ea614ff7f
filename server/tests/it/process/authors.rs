//! The subcommands with which trainers write.

use std::{fs, path::Path};

use super::command_line::{fails, succeeds};
use crate::harness::{copy_folder, small_course};

/// A course of one's own, to write in.
fn course() -> tempfile::TempDir {
    let content = tempfile::tempdir().unwrap();
    copy_folder(&small_course(), &content.path().join("small"));
    content
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_translation_is_recorded_as_up_to_date() {
    let content = course();
    let place = content.path().to_str().unwrap();
    let lock = content.path().join("small/translations.lock");
    let translated =
        |arguments: &[&str]| succeeds(&[&["translated", "--course", place], arguments].concat());
    assert!(succeeds(&["check", place]).contains("unrecorded"));
    let said = translated(&["definition", "ru", "--section", "elements"]);
    assert!(
        said.starts_with("definition in ru: 1 section recorded\n"),
        "{said}"
    );
    let first = fs::read_to_string(&lock).unwrap();
    assert_eq!(first.matches("ru = ").count(), 1, "{first}");
    let said = translated(&["definition", "ru"]);
    assert!(
        said.contains("definition in ru: 3 sections recorded, 2 of them anew"),
        "{said}"
    );
    translated(&["--all"]);
    let all = fs::read_to_string(&lock).unwrap();
    // Nothing but the lock was left in the folder.
    assert_eq!(
        names(lock.parent().unwrap()),
        [
            "01-basics",
            "course.toml",
            "glossary.toml",
            "sources.toml",
            "translations.lock"
        ]
    );
    // The source changes, and one section is behind.
    let lesson = content.path().join("small/01-basics/01-definition.en.md");
    let text = fs::read_to_string(&lesson).unwrap();
    fs::write(&lesson, text.replace("by itself", "alone")).unwrap();
    let behind = |table: &str, language: &str| {
        let row = table
            .lines()
            .find(|line| line.starts_with(language))
            .unwrap();
        row.split_whitespace().nth(5).unwrap().to_owned()
    };
    let table = succeeds(&["check", place]);
    assert_eq!(behind(&table, "ru"), "1", "{table}");
    translated(&["definition", "ru"]);
    assert_eq!(behind(&succeeds(&["check", place]), "ru"), "0");
    assert_ne!(fs::read_to_string(&lock).unwrap(), all);
}

#[test]
fn what_cannot_be_recorded_is_said_in_a_sentence() {
    let content = course();
    let place = content.path().to_str().unwrap();
    let said = fails(&["translated", "procedure", "kk", "--course", place]);
    assert_eq!(
        said,
        "torelik: the lesson `procedure` does not exist in kk: there is nothing to record yet"
    );
    let said = fails(&["translated", "procedur", "ru", "--course", place]);
    assert!(said.contains("did you mean `procedure`?"), "{said}");
    let said = fails(&[
        "translated",
        "procedure",
        "ru",
        "--course",
        "/nowhere/at/all",
    ]);
    assert!(
        said.contains("there is no folder /nowhere/at/all"),
        "{said}"
    );
    copy_folder(&small_course(), &content.path().join("another"));
    let said = fails(&["translated", "procedure", "ru", "--course", place]);
    assert!(said.contains("there are several courses"), "{said}");
    assert!(!content.path().join("small/translations.lock").exists());
}
