//! One small broken course for each rule, in `tests/broken/<rule>/`, and beside it in
//! `expected.txt` what its author is told. `UPDATE=1 cargo test -p course --test broken` writes what
//! is said now; read the difference before it is kept.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use course::{Folder, Problem, Rule};

#[test]
fn every_rule_says_what_is_wrong() {
    let mut wrong = Vec::new();
    for rule in Rule::ALL.iter().copied() {
        let place = Path::new("tests/broken").join(rule.code());
        if !place.join("course.toml").is_file() {
            wrong.push(format!(
                "the rule {rule} has no broken course in {}",
                place.display()
            ));
            continue;
        }
        let problems = problems(rule, &place);
        if problems.is_empty() {
            wrong.push(format!("{rule}: the course loads"));
        }
        let others: Vec<_> = problems
            .iter()
            .filter(|problem| problem.rule != rule)
            .map(|problem| problem.rule.code())
            .collect();
        if !others.is_empty() {
            wrong.push(format!("{rule}: other rules speak too: {others:?}"));
        }
        let said = course::report(&problems);
        let expected = place.join("expected.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &said).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if said != expected {
            wrong.push(format!("{rule}: said\n{said}\ninstead of\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The problems of a broken course. A file that is too large is not kept in the repository but
/// made here.
fn problems(rule: Rule, place: &Path) -> Vec<Problem> {
    if rule != Rule::LargeFile {
        return course::load(place).err().unwrap_or_default();
    }
    let large = vec![b' '; 1024 * 1024 + 1];
    let mut files: Vec<(String, Vec<u8>)> = [
        "course.toml",
        "sources.toml",
        "glossary.toml",
        "01-m/module.toml",
        "01-m/01-a.en.md",
    ]
    .map(|path| (path.to_owned(), fs::read(place.join(path)).unwrap()))
    .into();
    files.push(("01-m/02-b.en.md".to_owned(), large));
    let files = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    course::open(&Folder::from_files(place, files))
        .err()
        .unwrap_or_default()
}

#[test]
fn every_broken_course_has_a_rule() {
    let mut left: Vec<PathBuf> = fs::read_dir("tests/broken")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    left.retain(|place| !Rule::ALL.iter().any(|rule| place.ends_with(rule.code())));
    assert!(left.is_empty(), "no rule has these names: {left:?}");
}

#[test]
fn editors_are_told_the_same() {
    for rule in Rule::ALL.iter().copied() {
        let problems = problems(rule, &Path::new("tests/broken").join(rule.code()));
        let told: Vec<serde_json::Value> =
            serde_json::from_str(&course::report_json(&problems)).unwrap();
        assert_eq!(told.len(), problems.len(), "{rule}");
        for (told, problem) in told.iter().zip(&problems) {
            assert_eq!(told["file"], problem.file.to_str().unwrap());
            assert_eq!(told["line"], problem.line);
            assert_eq!(told["column"], problem.column);
            assert_eq!(told["rule"], rule.code());
            assert_eq!(told["severity"], "error");
            assert_eq!(told["message"], problem.message.as_str());
            assert_eq!(told["help"], problem.advice.as_str());
            let place = |line: &str, column: &str| {
                (told[line].as_u64().unwrap(), told[column].as_u64().unwrap())
            };
            assert!(
                place("end_line", "end_column") >= place("line", "column"),
                "{told}"
            );
        }
    }
    assert_eq!(course::report_json(&[]), "[]");
}

#[test]
fn a_folder_without_a_course_is_said() {
    let problems = course::load(Path::new("tests/nowhere")).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(
        problems[0].to_string(),
        "tests/nowhere/course.toml:1:1: there is no course.toml"
    );
}
