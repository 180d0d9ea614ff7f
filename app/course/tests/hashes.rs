//! What a hash depends on: on each word that is written, and on nothing else.
#![allow(clippy::unwrap_used)]

mod memory;

use course::{Course, Lesson};
use memory::Files;

fn lesson<'a>(course: &'a Course, id: &str) -> &'a Lesson {
    course.lesson(id).unwrap().1
}

/// The course in three languages, with the texts whose path begins like this saved anew.
fn saved(begin: &str, how: impl Fn(&str) -> String) -> Course {
    let mut files = Files::asylum();
    files.change(begin, how);
    course::open(&files.folder())
        .unwrap_or_else(|problems| panic!("\n{}", course::report(&problems)))
        .course
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let unix = saved("", str::to_owned);
    // Lessons, their hashes and pinned texts, the hashes of sections, and that of the course.
    assert_eq!(unix, saved("", |text| text.replace('\n', "\r\n")));
    assert_eq!(unix, saved("", |text| text.replace('\n', "\r")));
    assert_eq!(unix, saved("", |text| format!("\u{feff}{text}")));
    assert_eq!(
        unix,
        saved("", |text| format!("\u{feff}{}", text.replace('\n', "\r\n")))
    );
}

#[test]
fn loading_twice_gives_the_same_and_a_change_another_hash() {
    let one = saved("", str::to_owned);
    assert_eq!(one, saved("", str::to_owned));
    let change = |path: &str, from: &str, to: &str| saved(path, |text| text.replace(from, to));
    let worded = change("02-practice/02-final.en.md", "Inclusion", "Include");
    assert_ne!(one.hash, worded.hash);
    assert_ne!(lesson(&one, "final").hash, lesson(&worded, "final").hash);
    assert_eq!(
        lesson(&one, "definition").hash,
        lesson(&worded, "definition").hash
    );
    let titled = change("course.toml", "in small", "in brief");
    assert_ne!(one.hash, titled.hash);
    let checked = change("sources.toml", "\"pending\"", "\"2026-07\"");
    assert_ne!(
        lesson(&one, "definition").hash,
        lesson(&checked, "definition").hash
    );
    assert_eq!(lesson(&one, "final").hash, lesson(&checked, "final").hash);
}
