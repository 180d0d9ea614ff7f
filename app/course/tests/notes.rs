//! Trainer's notes: read beside their lesson, and kept out of everything that judges get.
#![allow(clippy::unwrap_used)]

mod memory;

use course::{Course, Language};
use memory::Files;

/// Words of the notes of the course.
const MARKER: &str = "Zauresh keeps the marker word";

fn loaded(files: &Files) -> Course {
    course::open(&files.folder())
        .unwrap_or_else(|problems| panic!("\n{}", course::report(&problems)))
        .course
}

#[test]
fn they_are_read_in_the_languages_in_which_they_are_written() {
    let course = loaded(&Files::asylum());
    let notes = course.trainer_notes("procedure").unwrap();
    let (shown, text) = notes.text(Language::En).unwrap();
    assert_eq!(shown, Language::En);
    assert!(text.html.contains(MARKER) && text.review_pending);
    assert_eq!(text.sources, ["csr51"]);
    // A trainer who reads Kazakh is shown the Russian ones.
    assert_eq!(notes.text(Language::Kk).unwrap().0, Language::Ru);
    assert!(course.trainer_notes("definition").is_none());
}

#[test]
fn nothing_that_judges_get_holds_them() {
    let course = loaded(&Files::asylum());
    let said = |text: &str| text.contains(MARKER);
    for (_, lesson) in course.lessons() {
        assert!(!said(&lesson.body), "{}", lesson.id);
        assert!(!said(&format!("{:?}", lesson.texts)), "{}", lesson.id);
        assert!(!said(&format!("{:?}", lesson.questions)), "{}", lesson.id);
    }
    for (_, document) in course.documents() {
        assert!(!said(&document.body), "{}", document.id);
    }
}

#[test]
fn a_change_of_notes_changes_the_course_and_no_lesson() {
    let before = loaded(&Files::asylum());
    let mut files = Files::asylum();
    files.change("02-practice/trainer/", |text| format!("{text}\nMore.\n"));
    let after = loaded(&files);
    assert_ne!(before.hash, after.hash);
    let hashes = |course: &Course| -> Vec<String> {
        let lessons = course.lessons();
        lessons.map(|(_, lesson)| lesson.hash.clone()).collect()
    };
    assert_eq!(hashes(&before), hashes(&after));
}
