//! What a course has beside its questions: citations come back, trainer's notes never leave.

use course::Language;
use exchange::{Format, export, import};

use super::memory::Files;

/// Words of the notes of the course.
const MARKER: &str = "Zauresh keeps the marker word";

#[test]
fn trainers_notes_stay_at_home() {
    let course = course::open(&Files::asylum().folder()).unwrap().course;
    for format in Format::ALL {
        let exported = export(&course, None, Language::En, format).unwrap();
        assert!(!String::from_utf8_lossy(&exported.bytes).contains(MARKER));
    }
}

#[test]
fn a_title_that_means_something_to_yaml_is_a_title() {
    for title in ["Yes", "off", "N", "12", "a: b", "\u{e9}: «x»"] {
        let gift = format!(
            "$CATEGORY: {}\n\n::One::One? {{=yes ~no}}\n",
            title.replace(':', "\\:")
        );
        let lesson = import(gift.as_bytes(), Format::Gift).unwrap().lesson;
        let read = super::around::course(&lesson).unwrap();
        let (_, lesson) = read.lesson("asked").unwrap();
        assert!(
            !lesson.text(Language::En).unwrap().1.title.is_empty(),
            "{title}"
        );
    }
}

#[test]
fn a_citation_in_a_question_comes_back_from_other_platforms() {
    let mut files = Files::asylum();
    files.change("02-practice/01-procedure.en.md", |text| {
        text.replace(
            "Within how many days",
            "As the [refusal](document:refusal#2.4-5), [](document:record#1) and [it](document:record) show: within how many days",
        )
    });
    let course = course::open(&files.folder()).unwrap().course;
    for format in Format::ALL {
        let exported = export(&course, Some("procedure"), Language::En, format).unwrap();
        let said = exported.report.to_string();
        assert!(said.contains("citations of documents"), "{said}");
        assert!(!said.contains("comes back changed"), "{said}");
        let imported = import(&exported.bytes, format).unwrap().lesson;
        for citation in [
            "[refusal](document:refusal#2.4-5)",
            "(document:record#1)",
            "[it](document:record)",
        ] {
            assert!(imported.contains(citation), "{format:?}\n{imported}");
        }
    }
}
