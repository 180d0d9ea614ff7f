//! Recording that translations were brought up to date.
#![allow(clippy::unwrap_used)]

mod memory;

use course::{Language, Recorded, Refusal, Translated, record};
use memory::Files;

const LOCK: &str = "translations.lock";

const fn translated<'a>(lesson: &'a str, language: Language) -> Translated<'a> {
    Translated::Lesson {
        lesson,
        language,
        section: None,
    }
}

fn refused(outcome: Result<Recorded, Refusal>) -> String {
    match outcome {
        Err(Refusal::Because(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_translation_that_was_brought_up_to_date_is_current() {
    let mut files = Files::asylum();
    let recorded = record(&files.folder(), translated("definition", Language::Ru)).unwrap();
    let text = &recorded.texts[0];
    // `elements` was current before; `limits` was behind, the rest had not been recorded.
    assert_eq!((text.sections, text.news, text.missing), (4, 3, 0));
    files.set(LOCK, &recorded.lock);
    let loaded = course::open(&files.folder()).unwrap();
    let (_, lesson) = loaded.course.lesson("definition").unwrap();
    assert!(lesson.texts[&Language::Ru].behind.is_empty());
    let russian = loaded.summary.languages[&Language::Ru];
    assert_eq!((russian.current, russian.behind), (4, 0));
    // Done again, it is the same file.
    let again = record(&files.folder(), translated("definition", Language::Ru)).unwrap();
    assert_eq!(again.lock, recorded.lock);
    assert_eq!(again.texts[0].news, 0);
}

#[test]
fn one_section_is_recorded_by_itself() {
    let files = Files::asylum();
    let limits = Translated::Lesson {
        lesson: "definition",
        language: Language::Kk,
        section: Some("limits"),
    };
    let recorded = record(&files.folder(), limits).unwrap();
    let before = files.text(LOCK);
    let added: Vec<&str> = recorded
        .lock
        .lines()
        .filter(|line| !before.contains(line) && !line.starts_with('#'))
        .collect();
    assert_eq!(added.len(), 1, "{}", recorded.lock);
    assert!(added[0].starts_with("kk = "), "{added:?}");
}

#[test]
fn the_file_is_sorted_and_keeps_what_it_knew() {
    let mut files = Files::asylum();
    files.set(LOCK, "[\"final/both\"]\nru = \"abc\"\nkk = \"def\"\n");
    let recorded = record(&files.folder(), Translated::All).unwrap();
    let heads: Vec<&str> = recorded
        .lock
        .lines()
        .filter(|line| line.starts_with('['))
        .collect();
    assert!(heads.is_sorted(), "{heads:?}");
    assert!(heads.contains(&"[\"definition/top\"]") && heads.contains(&"[\"final/steps\"]"));
    // In Kazakh the quiz does not exist, so what was known of that stays.
    assert!(
        recorded
            .lock
            .contains("[\"final/both\"]\nkk = \"def\"\nru = \"")
    );
    assert!(!recorded.lock.contains("abc"));
    files.set(LOCK, &recorded.lock);
    let summary = course::open(&files.folder()).unwrap().summary;
    for (language, of) in &summary.languages {
        assert_eq!((of.behind, of.unrecorded), (0, 0), "{language}");
    }
    // Windows line ends in the source are the same source.
    files.change("01-basics/01-definition.en.md", |text| {
        text.replace('\n', "\r\n")
    });
    let again = record(&files.folder(), Translated::All).unwrap();
    assert_eq!(again.lock, recorded.lock);
}

#[test]
fn entries_about_what_is_gone_are_dropped() {
    let mut files = Files::asylum();
    files.set(
        LOCK,
        "[\"definition/gone\"]\nru = \"abc\"\nkk = \"abc\"\n[\"gone/top\"]\nru = \"abc\"\n",
    );
    assert!(course::open(&files.folder()).is_err());
    let recorded = record(&files.folder(), translated("procedure", Language::Ru)).unwrap();
    assert_eq!(recorded.dropped, 3);
    files.set(LOCK, &recorded.lock);
    assert!(course::open(&files.folder()).is_ok());
}

#[test]
fn what_is_not_there_is_refused_in_a_sentence() {
    let folder = Files::asylum().folder();
    let lesson = |lesson, language| refused(record(&folder, translated(lesson, language)));
    assert_eq!(
        lesson("defintion", Language::Ru),
        "there is no lesson `defintion`: did you mean `definition`?"
    );
    assert_eq!(
        lesson("procedure", Language::Kk),
        "the lesson `procedure` does not exist in kk: there is nothing to record yet"
    );
    assert_eq!(
        lesson("procedure", Language::En),
        "en is the language that the course is written in: only translations are recorded"
    );
    let section = |section| {
        let translated = Translated::Lesson {
            lesson: "definition",
            language: Language::Kk,
            section: Some(section),
        };
        refused(record(&folder, translated))
    };
    assert_eq!(
        section("gone"),
        "the lesson `definition` has no section `gone`: its sections are top, elements, nexus-1, limits"
    );
    assert_eq!(
        section("elements"),
        "the section `elements` of `definition` is not translated into kk yet"
    );
}

#[test]
fn a_course_with_problems_is_not_recorded() {
    for (path, text) in [
        ("sources.toml", "not TOML"),
        (LOCK, "<<<<<<< HEAD"),
        (LOCK, "[\"definition/top\"]\nru = \"not a hash\"\n"),
    ] {
        let mut files = Files::asylum();
        files.set(path, text);
        match record(&files.folder(), Translated::All) {
            Err(Refusal::Broken(problems)) => assert!(!problems.is_empty(), "{path}"),
            other => panic!("{path}: {other:?}"),
        }
    }
}
