//! What is begun for an author is correct, in every language. What it looks like stands in
//! `tests/skeleton/expected.txt`; `UPDATE=1 cargo test -p course --test skeleton` writes it anew.
#![allow(clippy::unwrap_used)]

#[path = "../memory/mod.rs"]
mod memory;
mod refused;

use std::fs;

use course::{
    DocumentKind, Language, LessonKind, NewThing, Purpose, QuestionKind, Refusal, Skeleton,
    skeleton,
};
use memory::Files;

/// Makes a skeleton and puts it among the files. Gives the paths of new files and of changed ones.
fn begin(files: &mut Files, new: NewThing<'_>) -> (Vec<String>, Vec<String>) {
    let Skeleton { files: written, .. } =
        skeleton(&files.folder(), new).unwrap_or_else(|refusal| panic!("{new:?}: {refusal:?}"));
    for file in &written {
        files.set(&file.path, &file.text);
    }
    let (new, changed): (Vec<_>, Vec<_>) = written.into_iter().partition(|file| file.is_new);
    let paths = |files: Vec<course::Written>| files.into_iter().map(|file| file.path).collect();
    (paths(new), paths(changed))
}

fn loaded(files: &Files) -> course::Loaded {
    course::open(&files.folder())
        .unwrap_or_else(|problems| panic!("\n{}", course::report(&problems)))
}

/// What judges are shown: all but how the text lies in its files.
fn shown(course: &course::Course) -> Vec<impl PartialEq + std::fmt::Debug> {
    let lessons = course.lessons().map(|(_, lesson)| {
        let (texts, sections) = (lesson.texts.clone(), lesson.sections.clone());
        (lesson.id.clone(), texts, sections, lesson.questions.clone())
    });
    lessons.collect()
}

/// The course when its author has published everything that was a draft. Until then judges are
/// shown what they were shown before.
fn published(files: &Files) -> course::Course {
    let (before, now) = (loaded(&Files::asylum()).course, loaded(files));
    assert_eq!(shown(&now.course), shown(&before), "judges see a draft");
    assert_eq!(now.course.documents().count(), before.documents().count());
    assert!(now.with_drafts.is_some());
    let mut files = files.clone();
    files.change("", |text| {
        text.replace("draft: true\n", "")
            .replace("draft = true\n", "")
            .replace(" .draft", "")
    });
    loaded(&files).course
}

fn refused(files: &Files, new: NewThing<'_>) -> String {
    match skeleton(&files.folder(), new) {
        Err(Refusal::Because(why)) => why,
        other => panic!("{new:?}: {other:?}"),
    }
}

const fn question<'a>(kind: QuestionKind, lesson: &'a str, id: &'a str) -> NewThing<'a> {
    NewThing::Question {
        kind,
        lesson,
        id,
        title: None,
    }
}

const fn lesson<'a>(name: &'a str, module: &'a str) -> NewThing<'a> {
    NewThing::Lesson {
        name,
        module,
        title: None,
        quiz: None,
    }
}

const fn document<'a>(name: &'a str, kind: DocumentKind, case: Option<&'a str>) -> NewThing<'a> {
    NewThing::Document {
        name,
        module: "practice",
        kind,
        case,
        title: Some("A title: “new”"),
    }
}

const fn module(folder: &str) -> NewThing<'_> {
    NewThing::Module {
        folder,
        title: None,
    }
}

#[test]
fn a_question_of_each_kind_is_sound_in_each_language() {
    for kind in QuestionKind::ALL {
        let mut files = Files::asylum();
        let (new, changed) = begin(&mut files, question(kind, "definition", "begun"));
        assert!(new.is_empty());
        assert_eq!(changed.len(), 3, "{changed:?}");
        let course = published(&files);
        let question = course
            .lesson("definition")
            .unwrap()
            .1
            .question("begun")
            .unwrap();
        assert_eq!(question.kind, kind);
        assert_eq!(question.texts.len(), 3, "{kind:?}");
        for path in &changed[1..] {
            let added = files.text(path).rsplit_once("{#begun").unwrap().1;
            for key in ["[x]", "answer=", "points=", "words="] {
                assert!(
                    !added.contains(key),
                    "{kind:?}: {path} repeats the key: {added}"
                );
            }
        }
    }
}

#[test]
fn one_follows_the_other_in_the_same_lesson() {
    let mut files = Files::asylum();
    let before = files.text("02-practice/02-final.en.md").to_owned();
    for kind in QuestionKind::ALL {
        let id = format!("begun-{}", kind.code());
        // The quiz does not exist in Kazakh.
        let (_, changed) = begin(&mut files, question(kind, "final", &id));
        assert_eq!(changed.len(), 2, "{changed:?}");
    }
    let after = files.text("02-practice/02-final.en.md");
    assert!(after.starts_with(before.trim_end()), "what was there stays");
    assert_eq!(
        published(&files).lesson("final").unwrap().1.questions.len(),
        20
    );
    let said = refused(&files, question(QuestionKind::Text, "finale", "more"));
    assert_eq!(said, "there is no lesson `finale`: did you mean `final`?");
}

#[test]
fn a_lesson_and_each_quiz_are_sound() {
    let mut files = Files::asylum();
    let (new, changed) = begin(&mut files, lesson("who-may-apply", "01-basics"));
    // The module takes all its files by their numbers, so that nothing need be registered.
    assert!(changed.is_empty());
    assert_eq!(
        new,
        ["en", "ru", "kk"].map(|code| format!("01-basics/02-who-may-apply.{code}.md"))
    );
    for purpose in [Purpose::PreTest, Purpose::Practice, Purpose::Final] {
        let new = NewThing::Lesson {
            name: purpose.code(),
            module: "practice",
            title: Some("A title: “new”, & *odd* <b>"),
            quiz: Some(purpose),
        };
        if purpose == Purpose::Final {
            let said = refused(&files, new);
            assert_eq!(
                said,
                "the course has a lesson `final` already: 02-practice/02-final"
            );
            continue;
        }
        let (_, changed) = begin(&mut files, new);
        assert_eq!(changed, ["02-practice/module.toml"]);
    }
    assert!(
        files
            .text("02-practice/module.toml")
            .contains(r#"lessons = ["01-procedure", "02-final", "03-pre-test", "04-practice"]"#)
    );
    let course = published(&files);
    let (module, begun) = course.lesson("who-may-apply").unwrap();
    assert_eq!((module.id.as_str(), begun.texts.len()), ("basics", 3));
    assert_eq!(begun.texts[&Language::Kk].title, "Who may apply");
    let (_, quiz) = course.lesson("pre-test").unwrap();
    assert!(
        matches!(&quiz.kind, LessonKind::Quiz(settings) if settings.purpose == Purpose::PreTest)
    );
    for text in quiz.texts.values() {
        assert_eq!(text.title, "A title: “new”, & *odd* <b>");
        assert!(text.review_pending);
    }
}

#[test]
fn a_document_of_each_kind_is_sound_in_each_language() {
    let mut files = Files::asylum();
    for kind in DocumentKind::ALL {
        let name = format!("begun-{}", kind.code());
        let (new, changed) = begin(&mut files, document(&name, kind, Some("begun")));
        assert!(changed.is_empty());
        assert_eq!(new.len(), 3, "{new:?}");
    }
    let course = published(&files);
    assert_eq!(course.of_case("begun").count(), DocumentKind::ALL.len());
    let (module, first) = course.document("begun-decision").unwrap();
    assert_eq!(module.id, "practice");
    let pages: Vec<usize> = first.texts.values().map(|text| text.pages.len()).collect();
    assert_eq!(pages, [2, 2, 2]);
    assert!(
        files
            .text("02-practice/documents/03-begun-decision.en.md")
            .starts_with("---\ntitle: \"A title: “new”\"\nkind: decision\ncase: begun\ndate: ")
    );
    for (name, said) in [
        (
            "record",
            "the course has a document `record` already: 02-practice/documents/01-record",
        ),
        (
            "procedure",
            "the course has a lesson `procedure` already: 02-practice/01-procedure",
        ),
    ] {
        assert_eq!(
            refused(&files, document(name, DocumentKind::Claim, None)),
            said
        );
    }
}

#[test]
fn a_module_may_wait_for_its_first_lesson() {
    let mut files = Files::asylum();
    let head = "# Kept: who edits this, and why.\n";
    files.change("course.toml", |text| {
        let lines = "modules = [\n  \"01-basics\", # first\n  \"02-practice\",\n]";
        head.to_owned() + &text.replace("modules = [\"01-basics\", \"02-practice\"]", lines)
    });
    let new = module("03-coi");
    let (new, changed) = begin(&mut files, new);
    assert_eq!(
        (new, changed),
        (
            vec!["03-coi/module.toml".to_owned()],
            vec!["course.toml".to_owned()]
        )
    );
    assert_eq!(loaded(&files).summary.drafts.modules, 1);
    let course_toml = files.text("course.toml");
    assert!(course_toml.starts_with(head));
    assert!(
        course_toml.contains("  \"01-basics\", # first\n  \"02-practice\",\n  \"03-coi\",\n]"),
        "{course_toml}"
    );
    // By its id or by its folder.
    begin(&mut files, lesson("what-it-is", "coi"));
    begin(&mut files, lesson("05-later", "03-coi"));
    begin(&mut files, lesson("last", "03-coi"));
    let now = loaded(&files);
    assert!(now.course.module("coi").is_none());
    let course = now.with_drafts.unwrap();
    let ids: Vec<_> = course
        .module("coi")
        .unwrap()
        .lessons
        .iter()
        .map(|each| each.id.as_str())
        .collect();
    assert_eq!(ids, ["what-it-is", "later", "last"]);
    assert!(files.text("03-coi/06-last.ru.md").starts_with("---\n"));
}

#[test]
fn files_are_saved_as_they_were() {
    let mut files = Files::asylum();
    files.change("", |text| format!("\u{feff}{}", text.replace('\n', "\r\n")));
    begin(
        &mut files,
        question(QuestionKind::Blanks, "definition", "begun"),
    );
    begin(&mut files, lesson("another", "practice"));
    begin(&mut files, module("03-coi"));
    for path in [
        "01-basics/01-definition.kk.md",
        "02-practice/module.toml",
        "course.toml",
    ] {
        let text = files.text(path);
        assert!(text.starts_with('\u{feff}'), "{path}");
        assert_eq!(
            text.matches('\n').count(),
            text.matches("\r\n").count(),
            "{path}"
        );
    }
}

#[test]
fn they_look_as_expected() {
    let mut files = Files::asylum();
    begin(
        &mut files,
        NewThing::Module {
            folder: "03-coi",
            title: Some("Country of origin"),
        },
    );
    begin(&mut files, lesson("who-may-apply", "coi"));
    begin(
        &mut files,
        NewThing::Lesson {
            name: "check",
            module: "coi",
            title: None,
            quiz: Some(Purpose::Final),
        },
    );
    for kind in QuestionKind::ALL {
        begin(&mut files, question(kind, "check", kind.code()));
    }
    let mut said = String::new();
    let mut show = |path: &str| said.push_str(&format!("==== {path}\n{}", files.text(path)));
    show("03-coi/module.toml");
    for language in Language::ALL {
        show(&format!("03-coi/01-who-may-apply.{language}.md"));
        show(&format!("03-coi/02-check.{language}.md"));
    }
    let path = "tests/skeleton/expected.txt";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &said).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(said == expected, "said\n{said}\ninstead of\n{expected}");
}
