//! Whatever somebody writes, the crate answers with a course or with problems; it never panics.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use course::{Folder, Lesson};
use proptest::prelude::*;

const COURSE: &str = r#"
id = "small"
title = { en = "T" }
summary = { en = "S" }
languages = ["en", "ru"]
licence = "CC-BY-4.0"
modules = ["m"]
"#;
const MODULE: &str = "id = \"m\"\ntitle = { en = \"T\" }\n";

/// Pieces that mean something to the format, so that chance finds its corners.
const PIECES: &[&str] = &[
    "---\n",
    "\n",
    "\n\n",
    "# ",
    "## ",
    "### ",
    "title: ",
    "quiz: final\n",
    "draw: { a: 2 }\n",
    "{#a",
    "{#a .question",
    " .match",
    " .order",
    " .blanks",
    " .text",
    " .survey",
    " .reasoned words=5",
    " .number",
    " answer=4",
    " scale=5",
    " points=2",
    " basis=a,b",
    "}",
    "{",
    "- {#a points=2} ",
    "- [ ] ",
    "- [x] ",
    "- ",
    "1. ",
    "  > ",
    "> ",
    "> [!NOTE]\n",
    "> [!TIP]\n",
    "> [!CAUTION]\n",
    " .hearing",
    "cards: true\n",
    "teaches: { inclusion: [a] }\n",
    "```tree\n",
    "```flow\nA caption\n",
    "```timeline\nA caption\n- [a] 1: x\n",
    "```columns\nA caption\n- a\n  - b\n",
    "  - [a] ",
    "| a | b |\n",
    "|---|---|\n",
    "| {#a} x | {#b} y |\n",
    "[[",
    "]]",
    "|",
    "[^1]",
    "[^1]: ",
    "[a](source:b)",
    "[](lesson:m#x)",
    "[](document:d#1.2)",
    "![](x.png)",
    "<b>",
    "</b>",
    "<!--",
    "```\n",
    "*",
    "_",
    "~~",
    "`",
    "\\",
    "é",
    "қ",
    "\u{0}",
    "\u{feff}",
    "\r\n",
    "\t",
    "    ",
    ": ",
    "[x][y]",
    "<https://a.b>",
    "&amp;",
    "🙂",
    "x",
];

fn open(files: &[(&str, &[u8])]) -> String {
    match course::open(&Folder::from_files(Path::new("c"), files.iter().copied())) {
        Ok(loaded) => {
            for (_, lesson) in loaded.course.lessons() {
                assert_eq!(Lesson::reopen(&lesson.body).as_ref(), Ok(lesson));
            }
            loaded.summary.to_string()
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            course::report_coloured(&problems) + &course::report(&problems)
        }
    }
}

fn lesson(source: &str, translation: &str) -> String {
    open(&[
        ("course.toml", COURSE.as_bytes()),
        ("m/module.toml", MODULE.as_bytes()),
        ("m/01-a.en.md", source.as_bytes()),
        ("m/01-a.ru.md", translation.as_bytes()),
    ])
}

/// A course whose only lesson cites a document.
fn document(source: &str, translation: &str) -> String {
    open(&[
        ("course.toml", COURSE.as_bytes()),
        ("m/module.toml", MODULE.as_bytes()),
        (
            "m/01-a.en.md",
            b"---\ntitle: T\n---\n\n[x](document:d#1.1)\n",
        ),
        ("m/documents/01-d.en.md", source.as_bytes()),
        ("m/documents/01-d.ru.md", translation.as_bytes()),
    ])
}

/// The front matter of a document.
const FRONT: &str = "---\ntitle: T\nkind: record\nissued-by: I\ndate: 2026-03-02\n---\n";

fn pieces() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..60)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lessons_of_pieces(source in pieces(), translation in pieces()) {
        lesson(&format!("---\ntitle: T\n---\n{source}"), &format!("---\ntitle: Т\n---\n{translation}"));
    }

    #[test]
    fn lessons_of_anything(source in any::<String>(), front in pieces()) {
        lesson(&source, &format!("---\n{front}"));
        lesson(&format!("---\n{front}\n---\n{source}"), &source);
    }

    #[test]
    fn documents_of_pieces(source in pieces(), translation in pieces()) {
        document(&format!("{FRONT}{source}"), &format!("---\ntitle: Т\nissued-by: И\n---\n{translation}"));
    }

    #[test]
    fn documents_of_anything(source in any::<String>(), front in pieces()) {
        document(&source, &format!("---\n{front}"));
        document(&format!("{FRONT}{source}"), &format!("---\n{front}\n---\n{source}"));
    }

    #[test]
    fn files_of_anything(toml in any::<String>(), bytes in any::<Vec<u8>>()) {
        open(&[("course.toml", toml.as_bytes())]);
        open(&[
            ("course.toml", COURSE.as_bytes()),
            ("sources.toml", toml.as_bytes()),
            ("glossary.toml", &bytes),
            ("translations.lock", toml.as_bytes()),
            ("m/module.toml", toml.as_bytes()),
            ("m/01-a.en.md", &bytes),
            ("m/a.svg", &bytes),
            ("m/b.svg", toml.as_bytes()),
            ("m/c.avif", &bytes),
        ]);
        let _ = Lesson::reopen(&toml);
    }
}

#[test]
fn hostile_files_are_answered_in_time() {
    let before = std::time::Instant::now();
    for (piece, times) in [
        ("<b>", 300_000),
        ("> ", 400_000),
        ("*", 900_000),
        ("[", 900_000),
        ("- ", 400_000),
        ("## A\n", 180_000),
        ("[^a]", 200_000),
        ("## Q {#q .question}\n", 40_000),
        ("- [x] {#a} A\n", 70_000),
        ("[[a]]", 150_000),
        ("| a ", 200_000),
        ("{#", 400_000),
        ("[a](source:b)\n\n", 60_000),
        ("![", 400_000),
        ("---\n\n", 150_000),
        ("a\n\n", 250_000),
        ("[a](document:d#1.1)\n\n", 40_000),
    ] {
        let text = format!(
            "---\ntitle: T\n---\n\n## Q {{#x .question}}\n\n{}",
            piece.repeat(times)
        );
        lesson(&text, "---\ntitle: Т\n---\n");
        let text = format!("{FRONT}{}", piece.repeat(times));
        document(&text, "---\ntitle: Т\nissued-by: И\n---\n");
    }
    for (piece, times) in [("<g>", 1_000_000), ("<a b='", 600_000), ("&lt;", 900_000)] {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg'>{}",
            piece.repeat(times)
        );
        open(&[
            ("course.toml", COURSE.as_bytes()),
            ("m/a.svg", svg.as_bytes()),
        ]);
    }
    assert!(before.elapsed().as_secs() < 60, "{:?}", before.elapsed());
}
