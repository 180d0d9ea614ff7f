//! What `content/README.md` shows to trainers is sound, and shows every kind of question.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use course::{DocumentKind, Folder, Language, Problem, QuestionKind};

const COURSE: &str = "id = \"c\"\ntitle = \"T\"\nsummary = \"S\"\nlanguages = [\"en\"]\n\
                      licence = \"CC-BY-4.0\"\nmodules = [\"m\"]\n";

/// The examples in Markdown.
fn examples(readme: &str) -> Vec<&str> {
    readme
        .split("```markdown\n")
        .skip(1)
        .map(|rest| rest.split_once("```").unwrap().0)
        .collect()
}

/// A course with one lesson, which has the objectives that it asks.
fn problems(lesson: &str) -> Vec<Problem> {
    let objectives: BTreeSet<&str> = lesson
        .split("objective=")
        .skip(1)
        .map(|rest| rest.split([' ', '}']).next().unwrap())
        .collect();
    let objectives: Vec<String> = objectives
        .iter()
        .map(|id| format!("{{ id = \"{id}\", text = {{ en = \"T\" }} }}"))
        .collect();
    let module = format!(
        "id = \"m\"\ntitle = {{ en = \"T\" }}\nobjectives = [{}]\n",
        objectives.join(", ")
    );
    let sources = "[[sources]]\nid = \"csr51\"\ncitation = \"C\"\nchecked = \"pending\"\n";
    let files = [
        ("course.toml", COURSE),
        ("sources.toml", sources),
        ("m/module.toml", &module),
        ("m/01-a.en.md", lesson),
    ];
    let files = files.map(|(path, text)| (path, text.as_bytes()));
    course::open(&Folder::from_files(Path::new("readme"), files))
        .err()
        .unwrap_or_default()
}

#[test]
fn the_document_that_is_shown_is_sound() {
    let readme = fs::read_to_string("../../content/README.md").unwrap();
    let document = examples(&readme)
        .into_iter()
        .find(|example| example.contains("issued-by:"))
        .unwrap();
    // The one that it quotes, long enough for each quotation in the table.
    let record = format!(
        "---\ntitle: Record\nkind: record\nissued-by: D\ndate: 2026-03-12\n---\n\n{}---\n\n{}---\n\n{}",
        "P.\n\n".repeat(8),
        "P.\n\n".repeat(9),
        "P.\n\n".repeat(4)
    );
    let quotations: Vec<&str> = readme
        .split("\n| `")
        .map(|row| row.split('`').next().unwrap())
        .filter(|row| row.contains("](document:"))
        .collect();
    assert_eq!(quotations.len(), 6);
    let lesson = format!("---\ntitle: T\n---\n\n{}\n", quotations.join(" "));
    let files = [
        ("course.toml", COURSE),
        ("m/module.toml", "id = \"m\"\ntitle = { en = \"T\" }\n"),
        ("m/01-a.en.md", &lesson),
        ("m/documents/01-typesetter-record.en.md", &record),
        ("m/documents/04-typesetter-refusal.en.md", document),
    ];
    let files = files.map(|(path, text)| (path, text.as_bytes()));
    let loaded = course::open(&Folder::from_files(Path::new("readme"), files))
        .unwrap_or_else(|problems| panic!("\n{}", course::report(&problems)));
    let (_, document) = loaded.course.document("typesetter-refusal").unwrap();
    let (_, text) = document.text(Language::En).unwrap();
    let numbers: Vec<Vec<u32>> = text
        .pages
        .iter()
        .map(|page| page.numbers().collect())
        .collect();
    assert_eq!(numbers, [vec![1, 2, 3], vec![4]]);
    for kind in DocumentKind::ALL {
        assert!(readme.contains(&format!("`{}`", kind.code())), "{kind:?}");
    }
}

#[test]
fn each_question_that_is_shown_is_sound() {
    let readme = fs::read_to_string("../../content/README.md").unwrap();
    let questions: Vec<&str> = examples(&readme)
        .into_iter()
        .filter(|example| example.contains(".question"))
        .collect();
    assert!(questions.len() >= 5, "{questions:?}");
    let lesson = format!("---\ntitle: T\n---\n\n{}", questions.join("\n"));
    let problems = problems(&lesson);
    assert!(problems.is_empty(), "\n{}", course::report(&problems));
    for kind in QuestionKind::ALL {
        assert!(
            readme.contains(&format!("| `.{}` |", kind.code())),
            "the table of kinds lacks .{}",
            kind.code()
        );
    }
}

#[test]
fn what_else_is_shown_of_a_lesson_is_sound() {
    let readme = fs::read_to_string("../../content/README.md").unwrap();
    let caution = examples(&readme)
        .into_iter()
        .find(|example| example.contains("[!CAUTION]"))
        .unwrap()
        .replace("source:law-on-refugees", "source:csr51");
    let (_, drawn) = readme.split_once("```flow\n").unwrap();
    let (drawn, _) = drawn.split_once("```").unwrap();
    let lesson = format!("---\ntitle: T\n---\n\n{caution}\n```flow\n{drawn}```\n");
    let problems = problems(&lesson);
    assert!(problems.is_empty(), "\n{}", course::report(&problems));
    for kind in ["tree", "flow", "timeline", "columns"] {
        let row = format!("| `{kind}` |");
        assert!(readme.contains(&row), "the table of diagrams lacks {kind}");
    }
}
