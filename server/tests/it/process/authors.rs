//! The subcommands with which trainers write.

use std::{fs, path::Path};

use super::command_line::{fails, run, succeeds};
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

#[test]
fn a_module_is_begun_and_filled() {
    let content = course();
    let place = content.path().to_str().unwrap();
    let new = |arguments: &[&str]| succeeds(&[&["new"], arguments, &["--course", place]].concat());
    let said = new(&["module", "02-coi", "--title", "Country of origin"]);
    assert!(
        said.contains("begun: ") && said.contains("02-coi/module.toml"),
        "{said}"
    );
    assert!(said.contains("it is a draft: judges see it when"), "{said}");
    let (module, course) = (
        content.path().join("small/02-coi"),
        content.path().join("small/course.toml"),
    );
    let course = fs::read_to_string(course).unwrap();
    assert!(
        course.contains(r#"modules = ["01-basics", "02-coi"]"#),
        "{course}"
    );
    new(&["lesson", "coi-quality", "--module", "02-coi"]);
    new(&["lesson", "check", "--module", "coi", "--quiz", "practice"]);
    for kind in [
        "single",
        "multiple",
        "true-false",
        "number",
        "order",
        "match",
        "text",
        "blanks",
        "reasoned",
        "survey",
    ] {
        new(&[
            "question",
            kind,
            "--lesson",
            "coi-quality",
            "--id",
            &format!("new-{kind}"),
        ]);
    }
    assert_eq!(
        names(&module),
        [
            "01-coi-quality.en.md",
            "01-coi-quality.kk.md",
            "01-coi-quality.ru.md",
            "02-check.en.md",
            "02-check.kk.md",
            "02-check.ru.md",
            "module.toml"
        ]
    );
    let table = succeeds(&["check", place]);
    assert!(table.starts_with("small: 1 module, 3 lessons"), "{table}");
    // The questions in a draft are part of it.
    assert!(table.contains("drafts     1 module"), "{table}");
    // What is there stays as it is.
    let before = fs::read_to_string(module.join("module.toml")).unwrap();
    for (arguments, why) in [
        (
            &["module", "02-coi"][..],
            "there is a folder 02-coi in the course already",
        ),
        (
            &["lesson", "check", "--module", "coi"],
            "the course has a lesson `check` already",
        ),
        (
            &["question", "text", "--lesson", "check", "--id", "new-text"],
            "nothing was written",
        ),
        (
            &["lesson", "more", "--module", "cio"],
            "did you mean `coi`?",
        ),
    ] {
        let (code, out, err) = run(&[&["new"], arguments, &["--course", place]].concat());
        assert_eq!((code, out.as_str()), (1, ""), "{arguments:?}");
        assert!(err.contains(why), "{arguments:?}: {err}");
    }
    assert_eq!(
        fs::read_to_string(module.join("module.toml")).unwrap(),
        before
    );
    // A file that the course does not name is in the way, and is left alone.
    fs::create_dir(content.path().join("small/03-next")).unwrap();
    let kept = content.path().join("small/03-next/module.toml");
    fs::write(&kept, "mine").unwrap();
    let said = fails(&["new", "module", "03-next", "--course", place]);
    assert!(said.contains("there is a folder 03-next"), "{said}");
    assert_eq!(fs::read_to_string(kept).unwrap(), "mine");
}

#[test]
fn what_is_handed_on_is_right_as_far_as_is_known() {
    let content = course();
    let place = content.path().join("small");
    let output = content.path().join("questions.txt");
    let export = || {
        let said = succeeds(&[
            "export",
            place.to_str().unwrap(),
            "--lesson",
            "final",
            "--format",
            "gift",
            "--language",
            "en",
            "--output",
            output.to_str().unwrap(),
        ]);
        (said, fs::read_to_string(&output).unwrap())
    };
    let (_, before) = export();
    assert!(before.contains("17") && !before.contains("18"), "{before}");
    let erratum = |question: &str, right: &str| {
        format!(
            "[[errata]]\nlesson = \"final\"\nquestion = \"{question}\"\non = 2024-05-30\n{right}\n\
             reason = {{ en = \"a\", ru = \"б\", kk = \"в\" }}\n"
        )
    };
    let errata = [
        erratum("months", "kind = \"key\"\nanswer = 18\ntolerance = 0"),
        erratum("ban", "kind = \"void\""),
        erratum("fear", "kind = \"accept\"\noptions = [\"past\"]"),
    ];
    fs::write(place.join("errata.toml"), errata.concat()).unwrap();
    let (said, after) = export();
    assert!(said.starts_with("3 questions"), "{said}");
    assert!(
        said.contains("fear: by an erratum other answers are right as well"),
        "{said}"
    );
    assert!(after.contains("#18") || after.contains("=18"), "{after}");
    assert!(!after.contains("refoulement"), "{after}");
}
