//! One small broken course for each rule, in `tests/broken/<rule>/`, and beside it in
//! `expected.txt` what its author is told. `UPDATE=1 cargo test -p course --test broken` writes what
//! is said now; read the difference before it is kept.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use course::{Problem, Rule, Severity};

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

/// The problems of a broken course. What is too large for the repository, and symbolic links,
/// which not every system keeps, are made in a copy.
fn problems(rule: Rule, place: &Path) -> Vec<Problem> {
    let make: fn(&Path) = match rule {
        Rule::LargeFile => too_large,
        Rule::SymbolicLink => astray,
        _ => return said(place),
    };
    let copy = tempfile::tempdir().unwrap();
    copy_folder(place, copy.path());
    make(copy.path());
    let mut problems = said(copy.path());
    for problem in &mut problems {
        problem.file = place.join(problem.file.strip_prefix(copy.path()).unwrap());
    }
    problems
}

/// What is said of a course: what keeps it from being served, or what its author may look at.
fn said(place: &Path) -> Vec<Problem> {
    course::load(place).map_or_else(|problems| problems, |loaded| loaded.warnings)
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_folder(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// A lesson of 10 MB, and a picture of as many.
fn too_large(course: &Path) {
    for path in ["01-m/02-b.en.md", "01-m/images/map.png"] {
        let path = course.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::File::create(path).unwrap().set_len(10_000_000).unwrap();
    }
}

/// Symbolic links that lead out, nowhere, and in a circle; and some that are right.
fn astray(course: &Path) {
    use std::os::unix::fs::symlink;
    let module = course.join("01-m");
    symlink("/etc/passwd", module.join("02-out.en.md")).unwrap();
    symlink("../..", module.join("out")).unwrap();
    symlink("nowhere.png", module.join("nowhere.png")).unwrap();
    symlink("b.png", module.join("a.png")).unwrap();
    symlink("a.png", module.join("b.png")).unwrap();
    symlink("../01-m", module.join("circle")).unwrap();
    // Two folders that hold each other.
    for (one, other) in [("one", "other"), ("other", "one")] {
        fs::create_dir(module.join(one)).unwrap();
        symlink(format!("../{other}"), module.join(one).join("inner")).unwrap();
    }
    // Within the course, links are as good as what they lead to.
    let images = course.join("pictures");
    fs::create_dir(&images).unwrap();
    fs::write(images.join("map.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    symlink("../pictures", module.join("images")).unwrap();
    symlink("01-a.en.md", module.join("README.md")).unwrap();
}

#[test]
fn a_course_with_warnings_is_served() {
    for rule in Rule::ALL {
        let place = Path::new("tests/broken").join(rule.code());
        let warns = rule.severity() == Severity::Warning;
        if warns {
            assert!(course::load(&place).is_ok(), "{rule}");
        }
    }
}

#[test]
fn more_files_than_a_course_has_are_refused() {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(Path::new("tests/broken/large-file"), copy.path());
    let notes = copy.path().join("notes");
    fs::create_dir(&notes).unwrap();
    for number in 0..10_000 {
        fs::File::create(notes.join(format!("{number}.md"))).unwrap();
    }
    let problems = course::load(copy.path()).unwrap_err();
    let many = "the folder of the course holds more than 10000 files or 256 MiB";
    let said = problems.iter().filter(|problem| problem.message == many);
    assert_eq!(said.count(), 1, "{}", course::report(&problems));
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
            assert_eq!(told["severity"], rule.severity().code());
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
