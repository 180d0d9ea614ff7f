//! What `content/README.md` shows to trainers is sound, and shows every kind of question.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use course::{Folder, Problem, QuestionKind};

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
    let course = "id = \"c\"\ntitle = \"T\"\nsummary = \"S\"\nlanguages = [\"en\"]\n\
                  licence = \"CC-BY-4.0\"\nmodules = [\"m\"]\n";
    let sources = "[[sources]]\nid = \"csr51\"\ncitation = \"C\"\nchecked = \"pending\"\n";
    let files = [
        ("course.toml", course),
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
