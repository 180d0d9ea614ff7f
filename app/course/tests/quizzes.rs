//! The settings of a quiz, and what is said of those that cannot be.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use course::{Feedback, Folder, Problem};

const COURSE: &str = "id = \"small\"
title = \"T\"
summary = \"S\"
languages = [\"en\", \"ru\"]
licence = \"CC-BY-4.0\"
modules = [\"m\"]
";
const QUESTION: &str = "\n## Q {#q .question}\n\n- [x] {#a} A\n- [ ] {#b} B\n";

/// The feedback of a quiz with these lines in its front matter, and in that of its translation.
fn feedback(settings: &str, translated: &str) -> Result<Feedback, Vec<Problem>> {
    let quiz = format!("---\ntitle: T\n{settings}---\n{QUESTION}");
    let translation = format!(
        "---\ntitle: Т\n{translated}---\n{}",
        QUESTION.replace("[x]", "[ ]")
    );
    let files = [
        ("course.toml", COURSE.as_bytes()),
        ("m/module.toml", b"id = \"m\"\ntitle = \"T\"\n"),
        ("m/01-quiz.en.md", quiz.as_bytes()),
        ("m/01-quiz.ru.md", translation.as_bytes()),
    ];
    let loaded = course::open(&Folder::from_files(Path::new("c"), files))?;
    let (_, lesson) = loaded.course.lesson("quiz").unwrap();
    Ok(lesson.quiz().unwrap().feedback)
}

fn said(settings: &str, translated: &str) -> Vec<String> {
    let problems = feedback(settings, translated).err().unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn feedback_comes_when_the_quiz_says() {
    for policy in Feedback::ALL {
        let line = format!("quiz: final\nfeedback: {}\n", policy.code());
        assert_eq!(feedback(&line, "").unwrap(), policy);
        assert_eq!(feedback(&line, &line).unwrap(), policy);
    }
}

#[test]
fn feedback_comes_after_submitting_if_the_quiz_says_nothing() {
    assert_eq!(
        feedback("quiz: final\n", "").unwrap(),
        Feedback::AfterSubmitting
    );
}

#[test]
fn feedback_that_cannot_be_is_refused() {
    for (settings, translated, expected) in [
        (
            "quiz: final\nfeedback: at-onec\n",
            "",
            "c/m/01-quiz.en.md:4:11: `feedback` cannot be `at-onec`",
        ),
        (
            "feedback: at-once\n",
            "",
            "c/m/01-quiz.en.md:3:1: only a quiz has `feedback`",
        ),
        (
            "quiz: final\nfeedback: at-once\n",
            "quiz: final\nfeedback: after-session\n",
            "c/m/01-quiz.ru.md:4:11: `feedback` differs from the source language",
        ),
    ] {
        assert_eq!(said(settings, translated), [expected]);
    }
}
