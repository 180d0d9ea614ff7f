//! A text is the same text, whatever editor and system it was saved with.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use course::{Course, Folder};

type Files = Vec<(String, Vec<u8>)>;

fn gather(place: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(place).unwrap() {
        let path = entry.unwrap().path();
        let inner = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            gather(&path, &format!("{inner}/"), files);
        } else {
            files.push((inner, fs::read(path).unwrap()));
        }
    }
}

fn open(files: &Files) -> Course {
    let files = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    course::open(&Folder::from_files(Path::new("asylum"), files))
        .unwrap_or_else(|problems| panic!("\n{}", course::report(&problems)))
        .course
}

/// The course in three languages, with each of its texts saved anew.
fn saved(how: impl Fn(&str) -> String) -> Course {
    let mut files = Files::new();
    gather(Path::new("tests/sound/asylum"), "", &mut files);
    for (path, bytes) in &mut files {
        if !path.ends_with(".png") {
            *bytes = how(std::str::from_utf8(bytes).unwrap()).into_bytes();
        }
    }
    open(&files)
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let unix = saved(str::to_owned);
    // Lessons, their hashes and pinned texts, the hashes of sections, and that of the course.
    assert_eq!(unix, saved(|text| text.replace('\n', "\r\n")));
    assert_eq!(unix, saved(|text| text.replace('\n', "\r")));
    assert_eq!(unix, saved(|text| format!("\u{feff}{text}")));
    assert_eq!(
        unix,
        saved(|text| format!("\u{feff}{}", text.replace('\n', "\r\n")))
    );
}

#[test]
fn lessons_may_lead_to_each_other_in_a_circle() {
    let course = r#"
        id = "small"
        title = { en = "T" }
        summary = { en = "S" }
        languages = ["en"]
        licence = "CC-BY-4.0"
        modules = ["m"]
    "#;
    let lesson = |next: &str| {
        format!("---\ntitle: T\n---\n\n## S {{#s}}\n\n[](lesson:{next}) [on](lesson:{next}#s)\n")
    };
    let files = [
        ("course.toml", course.to_owned()),
        (
            "m/module.toml",
            "id = \"m\"\ntitle = { en = \"T\" }\n".to_owned(),
        ),
        ("m/01-a.en.md", lesson("b")),
        ("m/02-b.en.md", lesson("c")),
        ("m/03-c.en.md", lesson("a")),
        ("m/04-d.en.md", lesson("d")),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
    assert_eq!(open(&files.into()).lessons().count(), 4);
}
