//! Documents of case files: what becomes of them, and what holds in every language.
#![allow(clippy::unwrap_used)]

mod memory;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use course::{Course, Document, Language, PagePart, Rule, Translated};
use memory::Files;

fn asylum() -> Course {
    course::open(&Files::asylum().folder())
        .unwrap_or_else(|problems| panic!("\n{}", course::report(&problems)))
        .course
}

fn document<'a>(course: &'a Course, id: &str) -> &'a Document {
    course.document(id).unwrap().1
}

/// What stands in `tests/sound/documents.expected.txt`; `UPDATE=1` writes it anew.
#[test]
fn they_are_rendered_as_expected() {
    let course = asylum();
    let mut said = String::new();
    for (module, document) in course.documents() {
        writeln!(
            said,
            "==== {} of {}: {}, {:?}, {}, {:?}",
            document.id,
            module.id,
            document.kind.code(),
            document.case,
            document.date,
            document.number
        )
        .unwrap();
        for (language, text) in &document.texts {
            writeln!(
                said,
                "---- {language}: {}, by {}, signed {:?}, pending {}, behind {}, sources {:?}",
                text.title,
                text.issued_by,
                text.signed,
                text.review_pending,
                text.behind,
                text.sources
            )
            .unwrap();
            for (page, number) in text.pages.iter().zip(1..) {
                writeln!(said, "page {number}").unwrap();
                for part in &page.parts {
                    match part {
                        PagePart::Heading(html) => writeln!(said, "  {html}").unwrap(),
                        PagePart::Paragraph { number, html } => {
                            writeln!(said, "  {number} {}", html.trim_end()).unwrap();
                        }
                    }
                }
            }
        }
    }
    let path = Path::new("tests/sound/documents.expected.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &said).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(said == expected, "said\n{said}\ninstead of\n{expected}");
}

#[test]
fn a_paragraph_has_the_same_number_on_the_same_page_in_every_language() {
    let course = asylum();
    assert_eq!(course.documents().count(), 2);
    for (_, document) in course.documents() {
        let numbers = |text: &course::DocumentText| -> Vec<Vec<u32>> {
            text.pages
                .iter()
                .map(|page| page.numbers().collect())
                .collect()
        };
        let source = numbers(document.text(course.source_language()).unwrap().1);
        for text in document.texts.values() {
            assert_eq!(numbers(text), source, "{}", document.id);
        }
        let all: Vec<u32> = source.into_iter().flatten().collect();
        assert!(
            all.iter()
                .copied()
                .eq(1..=all.iter().copied().max().unwrap())
        );
    }
    assert_eq!(numbers_of(&course, "refusal"), [vec![1, 2], vec![3, 4, 5]]);
    let case: Vec<&str> = course.of_case("grey").map(|it| it.id.as_str()).collect();
    assert_eq!(case, ["record", "refusal"]);
}

fn numbers_of(course: &Course, id: &str) -> Vec<Vec<u32>> {
    let (_, text) = document(course, id).text(Language::En).unwrap();
    text.pages
        .iter()
        .map(|page| page.numbers().collect())
        .collect()
}

#[test]
fn every_way_in_which_a_translation_may_be_divided_otherwise_is_named() {
    let path = "02-practice/documents/02-refusal.ru.md";
    for (from, to, said) in [
        (
            "Комиссии представлены",
            "Ещё один.\n\nКомиссии представлены",
            "page 1 has 3 numbered paragraphs and in the source language 2",
        ),
        (
            "Заявитель просит о статусе беженца.\n\n",
            "",
            "page 1 has 1 numbered paragraph and in the source language 2",
        ),
        (
            "\n---\n\n## Мотивы",
            "\n## Мотивы",
            "page 1 has 5 numbered paragraphs and in the source language 2",
        ),
        (
            "Основание:",
            "---\n\nОснование:",
            "page 2 has 1 numbered paragraph and in the source language 3",
        ),
        (
            "Отказать.",
            "Отказать.\n\n---\n\nКопия.",
            "the document has 3 pages and in the source language 2",
        ),
        (
            "### Результат\n\n",
            "",
            "page 2 has its headings at other places than in the source language",
        ),
        (
            "> Она так сказала.\n\n",
            "",
            "page 2 has 2 numbered paragraphs and in the source language 3",
        ),
    ] {
        let mut files = Files::asylum();
        assert!(files.text(path).contains(from), "{from}");
        files.change(path, |text| text.replace(from, to));
        let problems = course::open(&files.folder()).unwrap_err();
        assert_eq!(problems.len(), 1, "{}", course::report(&problems));
        assert_eq!(problems[0].message, said);
        assert_eq!(problems[0].rule, Rule::TranslationDiffers);
        assert!(problems[0].line > 1);
    }
}

#[test]
fn a_document_that_cannot_be_read_may_be_cited_all_the_same() {
    let mut files = Files::asylum();
    files.set("02-practice/documents/02-refusal.en.md", "No front matter.");
    let problems = course::open(&files.folder()).unwrap_err();
    let rules: Vec<Rule> = problems.iter().map(|problem| problem.rule).collect();
    assert_eq!(rules, [Rule::MissingFrontMatter], "{problems:?}");
}

#[test]
fn a_changed_document_changes_the_course_and_leaves_lessons_as_they_were() {
    let before = asylum();
    let mut files = Files::asylum();
    files.change("02-practice/documents/01", |text| {
        text.replace("afraid", "afraid of them")
    });
    let after = course::open(&files.folder()).unwrap().course;
    assert_ne!(before.hash, after.hash);
    assert_ne!(
        document(&before, "record").hash,
        document(&after, "record").hash
    );
    for ((_, one), (_, other)) in before.lessons().zip(after.lessons()) {
        assert_eq!(one.hash, other.hash, "{}", one.id);
    }
}

#[test]
fn a_translation_is_behind_when_the_source_of_the_document_has_changed() {
    let mut files = Files::asylum();
    let translated = Translated::Lesson {
        lesson: "refusal",
        language: Language::Ru,
        section: None,
    };
    let recorded = course::record(&files.folder(), translated).unwrap();
    assert_eq!((recorded.texts[0].sections, recorded.texts[0].news), (1, 1));
    files.set("translations.lock", &recorded.lock);
    let behind = |files: &Files| {
        let course = course::open(&files.folder()).unwrap().course;
        document(&course, "refusal").texts[&Language::Ru].behind
    };
    assert!(!behind(&files));
    files.change("02-practice/documents/02-refusal.en.md", |text| {
        text.replace("Refused.", "Status is refused.")
    });
    assert!(behind(&files));
    // The entry of a document that is gone is stale, as that of a section is.
    for path in [
        "02-practice/documents/02-refusal.en.md",
        "02-practice/documents/02-refusal.ru.md",
    ] {
        files.remove(path);
    }
    files.change("02-practice/01-procedure", |text| {
        text.replace("document:refusal", "document:record")
            .replace("#2.5", "#1.2")
            .replace("#2)", "#1)")
    });
    let problems = course::open(&files.folder()).unwrap_err();
    assert_eq!(problems[0].rule, Rule::StaleLock, "{problems:?}");
}
