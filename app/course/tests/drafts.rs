//! What is a draft is as good as absent for judges, and there for those who teach.
#![allow(clippy::unwrap_used)]

mod memory;

use course::{Course, Drafts, Language, Loaded, Rule, Translated};
use memory::Files;

fn loaded(files: &Files) -> Loaded {
    course::open(&files.folder())
        .unwrap_or_else(|problems| panic!("\n{}", course::report(&problems)))
}

/// The files with `draft: true` in the front matter of each file that begins like this.
fn as_draft(path: &str) -> Files {
    let mut files = Files::asylum();
    files.change(path, |text| text.replacen("---\n", "---\ndraft: true\n", 1));
    files
}

fn ids(course: &Course) -> Vec<&str> {
    course
        .lessons()
        .map(|(_, lesson)| lesson.id.as_str())
        .collect()
}

#[test]
fn a_course_without_drafts_is_one_course() {
    let loaded = loaded(&Files::asylum());
    assert!(loaded.with_drafts.is_none());
    assert!(loaded.summary.drafts.is_empty());
}

#[test]
fn a_module_that_is_a_draft_is_not_there() {
    let mut files = Files::asylum();
    files.change("01-basics/01-definition", |text| {
        // What is published may not speak of it.
        text.replace("[](lesson:procedure)", "this")
            .replace("(lesson:procedure#deadline)", "(#elements)")
    });
    let before = loaded(&files).course;
    files.change("02-practice/module.toml", |text| {
        format!("draft = true\n{text}")
    });
    let now = loaded(&files);
    assert_eq!(ids(&now.course), ["definition"]);
    assert_eq!(now.course.documents().count(), 0);
    let with = now.with_drafts.unwrap();
    let ids_of =
        |course: &Course| -> Vec<String> { ids(course).into_iter().map(str::to_owned).collect() };
    assert_eq!(ids_of(&with), ids_of(&before));
    assert_eq!(with.documents().count(), before.documents().count());
    assert!(with.modules[1].is_draft && !with.modules[0].is_draft);
    let drafts = Drafts {
        modules: 1,
        ..Drafts::default()
    };
    assert_eq!(now.summary.drafts, drafts);
}

fn loaded_course() -> Course {
    loaded(&Files::asylum()).course
}

#[test]
fn each_lesson_and_document_can_be_a_draft() {
    let before = loaded_course();
    for gone in ["02-practice/02-final.", "02-practice/documents/01-record."] {
        let files = as_draft(gone);
        let read = course::open(&files.folder());
        let now = match read {
            Ok(now) => now,
            Err(problems) => {
                // Something that is published speaks of it.
                assert!(
                    problems.iter().all(|problem| {
                        [
                            Rule::BrokenLesson,
                            Rule::BrokenCitation,
                            Rule::BrokenErratum,
                        ]
                        .contains(&problem.rule)
                            && problem.message.starts_with("without what is a draft: ")
                    }),
                    "{}",
                    course::report(&problems)
                );
                continue;
            }
        };
        let whole = now.with_drafts.unwrap();
        assert_eq!(ids(&whole), ids(&before));
        assert!(ids(&now.course).len() < ids(&before).len() || now.course.documents().count() == 0);
        assert!(!now.summary.drafts.is_empty());
    }
}

#[test]
fn a_translation_that_is_a_draft_is_not_written_yet() {
    let now = loaded(&as_draft("01-basics/01-definition.kk"));
    let (_, lesson) = now.course.lesson("definition").unwrap();
    assert!(!lesson.texts.contains_key(&Language::Kk));
    assert!(lesson.texts.contains_key(&Language::Ru));
    assert_eq!(now.summary.drafts.translations, 1);
    assert!(!lesson.body.contains("draft: true"));
}

/// Text that no judge may come upon.
const SECRET: &str = "Quintessence of a draft";

fn with_question(in_translation: bool) -> Files {
    let mut files = Files::asylum();
    let question = format!(
        "\n\n## {SECRET} {{#unripe .question .single .draft}}\n\n{SECRET}?\n\n- [x] {{#yes}} Yes\n- [ ] {{#no}} No, never\n"
    );
    files.change("01-basics/01-definition.en", |text| {
        format!("{text}{question}")
    });
    if in_translation {
        // As a translator does who has no reason to think of drafts.
        let question = question.replace(" .draft", "").replace("[x]", "[ ]");
        files.change("01-basics/01-definition.ru", |text| {
            format!("{text}{question}")
        });
    }
    files
}

#[test]
fn a_question_that_is_a_draft_is_nowhere_in_what_is_kept() {
    let before = loaded_course();
    for in_translation in [false, true] {
        let files = with_question(in_translation);
        let now = loaded(&files);
        for (_, lesson) in now.course.lessons() {
            assert!(!lesson.body.contains(SECRET));
            assert!(lesson.question("unripe").is_none());
        }
        let known = |course: &Course| course.lesson("definition").unwrap().1.sections.clone();
        assert_eq!(
            known(&now.course),
            known(&before),
            "translations are not behind"
        );
        let whole = now.with_drafts.unwrap();
        let (_, lesson) = whole.lesson("definition").unwrap();
        assert!(lesson.question("unripe").is_some());
        assert_eq!(now.summary.drafts.questions, 1);
    }
}

#[test]
fn what_follows_a_draft_question_stays() {
    let mut files = Files::asylum();
    files.change("01-basics/01-definition.en", |text| {
        text.replacen(" .question", " .question .draft", 1)
    });
    let before = loaded_course();
    let now = loaded(&files);
    let questions = |course: &Course| -> Vec<String> {
        let (_, lesson) = course.lesson("definition").unwrap();
        lesson
            .questions
            .iter()
            .map(|question| question.id.clone())
            .collect()
    };
    assert_eq!(questions(&now.course), questions(&before)[1..]);
    let headings = |course: &Course| {
        course.lesson("definition").unwrap().1.texts[&Language::En]
            .headings
            .clone()
    };
    assert_eq!(headings(&now.course), headings(&before));
}

#[test]
fn a_link_to_a_draft_is_refused() {
    let mut files = as_draft("01-basics/01-definition.");
    files.change("02-practice/01-procedure.en", |text| {
        format!("{text}\nSee [the definition](lesson:definition).\n")
    });
    let problems = course::open(&files.folder()).unwrap_err();
    assert!(
        problems
            .iter()
            .any(|problem| problem.rule == Rule::BrokenLesson
                && problem.message.starts_with("without what is a draft: ")
                && problem.source.contains("[the definition]")),
        "{}",
        course::report(&problems)
    );
}

#[test]
fn what_was_recorded_of_a_draft_is_kept() {
    let all = course::record(&Files::asylum().folder(), Translated::All).unwrap();
    let mut files = as_draft("02-practice/02-final.en");
    files.set("translations.lock", &all.lock);
    let again = course::record(&files.folder(), Translated::All).unwrap();
    assert_eq!((again.lock, again.dropped), (all.lock, 0));
}
