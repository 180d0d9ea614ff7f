//! Errata beside a small course with a question of each kind. What is refused, and how that is
//! said, stands in `tests/broken/` as well.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use course::{Correction, Course, Folder, Key, Language, Problem};
use proptest::prelude::*;

const COURSE: &str = r#"
id = "small"
title = "T"
summary = "S"
languages = ["en", "ru"]
licence = "CC-BY-4.0"
modules = ["m"]
"#;
const MODULE: &str = "id = \"m\"\ntitle = \"T\"\n";
const QUIZ: &str = "---
title: A quiz
quiz: final
---

## One {#one .question}

- [x] {#a} A
- [ ] {#b} B

## Several {#several .question .multiple}

- [x] {#a} A
- [x] {#b} B
- [ ] {#c} C

## How many? {#number .question .number answer=28 unit=days}

How many?

## In order {#order .question .order}

1. {#a} A
2. {#b} B

## Match {#match .question .match}

| | |
|---|---|
| {#r} R | {#a} A |
| {#s} S | {#b} B |

## In a word {#text .question .text}

- refugee

## Fill in {#blanks .question .blanks}

In [[1951]] and [[1967]].

## What do you think? {#opinion .question .survey scale=5}
";

fn open_with(quiz: &str, errata: &str) -> Result<Course, Vec<Problem>> {
    let files = [
        ("course.toml", COURSE.as_bytes()),
        ("m/module.toml", MODULE.as_bytes()),
        ("m/01-quiz.en.md", quiz.as_bytes()),
        ("errata.toml", errata.as_bytes()),
    ];
    course::open(&Folder::from_files(Path::new("c"), files)).map(|loaded| loaded.course)
}

fn open(errata: &str) -> Result<Course, Vec<Problem>> {
    open_with(QUIZ, errata)
}

/// An erratum of the quiz.
fn erratum(question: &str, rest: &str) -> String {
    format!(
        "[[errata]]\nlesson = \"quiz\"\nquestion = \"{question}\"\non = 2026-06-30\n\
         reason = {{ en = \"Why\", ru = \"Почему\" }}\n{rest}\n"
    )
}

fn correction(question: &str, rest: &str) -> Correction {
    let course = open(&erratum(question, rest))
        .unwrap_or_else(|problems| panic!("\n{}", course::report(&problems)));
    course.errata.into_iter().next().unwrap().correction
}

fn said(errata: &str) -> Vec<String> {
    let problems = open(errata).err().unwrap_or_default();
    let text = |problem: &Problem| format!("{problem} [{}]", problem.rule);
    problems.iter().map(text).collect()
}

fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn list(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn errata_come_in_the_order_of_the_file() {
    let both = erratum("one", "kind = \"key\"\noptions = [\"b\"]")
        + &erratum("opinion", "kind = \"void\"").replace("06-30", "07-01");
    let errata = open(&both).unwrap().errata;
    let of = |at: usize| (errata[at].lesson.as_str(), errata[at].question.as_str());
    assert_eq!(errata.len(), 2);
    assert_eq!((of(0), of(1)), (("quiz", "one"), ("quiz", "opinion")));
    assert_eq!(errata[0].on.to_string(), "2026-06-30");
    assert_eq!(errata[1].on.to_string(), "2026-07-01");
    assert_eq!(errata[0].reason.exact(Language::Ru), Some("Почему"));
    let codes: Vec<_> = errata.iter().map(|each| each.correction.code()).collect();
    assert_eq!(codes, ["key", "void"]);
}

#[test]
fn a_course_without_the_file_has_none() {
    assert!(open("").unwrap().errata.is_empty());
}

#[test]
fn every_kind_with_a_key_can_be_put_right() {
    let number = |answer, tolerance| Key::Number {
        answer,
        tolerance,
        unit: Some("days".to_owned()),
    };
    let words = |words: &[(Language, &[&str])]| -> BTreeMap<Language, Vec<String>> {
        words
            .iter()
            .map(|(language, words)| (*language, list(words)))
            .collect()
    };
    let pairs = |pairs: &[(&str, &str)]| {
        let owned = pairs
            .iter()
            .map(|(row, option)| ((*row).to_owned(), (*option).to_owned()));
        Key::Pairs(owned.collect())
    };
    let (en, ru) = (Language::En, Language::Ru);
    let treaty = words(&[(en, &["Treaty"])]);
    for (question, written, key) in [
        ("one", "options = [\"b\"]", Key::Options(set(&["b"]))),
        (
            "several",
            "options = [\"c\", \"a\"]",
            Key::Options(set(&["a", "c"])),
        ),
        ("number", "answer = 30", number(30.0, 0.0)),
        (
            "number",
            "answer = -0.5\ntolerance = 0.25",
            number(-0.5, 0.25),
        ),
        (
            "order",
            "options = [\"b\", \"a\"]",
            Key::Order(list(&["b", "a"])),
        ),
        (
            "match",
            "pairs = { r = \"b\", s = \"a\" }",
            pairs(&[("r", "b"), ("s", "a")]),
        ),
        ("text", "words = [\"Treaty\"]", Key::Words(treaty.clone())),
        (
            "text",
            "words = { en = [\"x\", \"y\"], ru = [\"я\"] }",
            Key::Words(words(&[(en, &["x", "y"]), (ru, &["я"])])),
        ),
        (
            "blanks",
            "blanks = { 1 = [\"Treaty\"], 2 = { ru = [\"я\"] } }",
            Key::Blanks(BTreeMap::from([
                ("1".to_owned(), treaty.clone()),
                ("2".to_owned(), words(&[(ru, &["я"])])),
            ])),
        ),
    ] {
        for (kind, expected) in [
            ("key", Correction::Key(key.clone())),
            ("accept", Correction::Accept(key)),
        ] {
            let written = format!("kind = \"{kind}\"\n{written}");
            assert_eq!(correction(question, &written), expected, "{written}");
        }
    }
}

#[test]
fn what_is_accepted_need_not_be_all() {
    let accepted = correction("one", "kind = \"accept\"\noptions = [\"a\", \"b\"]");
    assert_eq!(accepted, Correction::Accept(Key::Options(set(&["a", "b"]))));
    let accepted = correction("match", "kind = \"accept\"\npairs = { s = \"a\" }");
    assert_eq!(
        accepted,
        Correction::Accept(Key::Pairs(BTreeMap::from([(
            "s".to_owned(),
            "a".to_owned()
        )])))
    );
}

#[test]
fn values_that_cannot_be_are_pointed_at() {
    let void = erratum("one", "kind = \"void\"");
    for (errata, expected) in [
        (
            void.replace("2026-06-30", "2026-06-31"),
            "c/errata.toml:4:6: not TOML",
        ),
        (
            void.replace("2026-06-30", "\"2026-06-31\""),
            "c/errata.toml:4:6: `2026-06-31` is not a day [bad-value]",
        ),
        (
            void.replace("2026-06-30", "2026-06-30T10:00:00Z"),
            "c/errata.toml:4:6: `2026-06-30T10:00:00Z` is not a day [bad-value]",
        ),
        (
            void.replace("void", "viod"),
            "c/errata.toml:6:8: there is no erratum of the kind `viod` [bad-value]",
        ),
        (
            void.replace("question = \"one\"\n", ""),
            "c/errata.toml:1:1: an erratum has no `question` [missing-text]",
        ),
        (
            void.replace("on = ", "of = "),
            "c/errata.toml:1:1: an erratum has no `on` [missing-text]",
        ),
        (
            erratum("number", "kind = \"key\"\nanswer = nan"),
            "c/errata.toml:7:10: `answer` is not a number [bad-toml]",
        ),
        (
            erratum("number", "kind = \"key\"\nanswer = 3\ntolerance = -1"),
            "c/errata.toml:8:1: `tolerance` goes with `answer` and is 0 or more [bad-value]",
        ),
        (
            erratum("number", "kind = \"void\"\ntolerance = 1"),
            "c/errata.toml:7:1: `tolerance` goes with `answer` and is 0 or more [bad-value]",
        ),
        (
            erratum("match", "kind = \"key\"\npairs = [\"a\"]"),
            "c/errata.toml:7:9: `pairs` is not a table: { … = … } [bad-toml]",
        ),
        (
            erratum("text", "kind = \"key\"\nwords = { de = [\"a\"] }"),
            "c/errata.toml:7:11: `de` is not a language of the platform [unknown-language]",
        ),
        (
            erratum("text", "kind = \"key\"\nwords = { kk = [\"a\"] }"),
            "c/errata.toml:7:11: the course is not offered in `kk` [unknown-language]",
        ),
        (
            "[errata]".to_owned(),
            "c/errata.toml:1:1: `errata` is not a list of tables [bad-toml]",
        ),
    ] {
        let said = said(&errata);
        assert!(
            said.iter().any(|line| line.starts_with(expected)),
            "{errata}\n{expected}\n{said:#?}"
        );
    }
}

/// A question that cannot be read is not there, and still the erratum about it is not the fault.
#[test]
fn a_broken_quiz_does_not_break_its_errata() {
    let broken = QUIZ.replace(
        "## In a word {#text .question .text}",
        "## In a word {#text .question .txet}",
    );
    let problems = open_with(&broken, &erratum("text", "kind = \"void\"")).unwrap_err();
    assert!(
        problems
            .iter()
            .all(|problem| problem.file.ends_with("01-quiz.en.md")),
        "{problems:?}"
    );
}

#[test]
fn an_erratum_changes_the_course_and_not_its_lessons() {
    let (without, with) = (
        open("").unwrap(),
        open(&erratum("one", "kind = \"void\"")).unwrap(),
    );
    assert_ne!(without.hash, with.hash);
    assert_eq!(without.lesson("quiz"), with.lesson("quiz"));
}

/// Pieces that mean something in the file, so that chance finds its corners.
const PIECES: &[&str] = &[
    "[[errata]]\n",
    "lesson = \"quiz\"\n",
    "question = \"one\"\n",
    "question = \"match\"\n",
    "question = \"blanks\"\n",
    "question = \"opinion\"\n",
    "on = 2026-06-30\n",
    "on = 2026-05-30\n",
    "kind = \"key\"\n",
    "kind = \"accept\"\n",
    "kind = \"void\"\n",
    "options = [\"a\", \"b\"]\n",
    "options = [[]]\n",
    "answer = 1e999\n",
    "tolerance = -1\n",
    "words = { en = [\"\"] }\n",
    "pairs = { r = \"a\", s = 1 }\n",
    "blanks = { 1 = { kk = 1 } }\n",
    "reason = { en = \"e\", ru = \"р\" }\n",
    "reason = \"\"\n",
    "қ",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_read_or_refused(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..20),
        anything in any::<String>(),
    ) {
        for errata in [pieces.concat(), anything] {
            match open(&errata) {
                Ok(course) => prop_assert!(course.errata.is_sorted_by_key(|erratum| erratum.on)),
                Err(problems) => prop_assert!(!course::report(&problems).is_empty()),
            }
        }
    }
}
