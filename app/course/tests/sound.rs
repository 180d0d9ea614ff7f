//! A small course in three languages that uses all of the format. What becomes of it stands in
//! `tests/sound/*.expected.txt`; `UPDATE=1 cargo test -p course --test sound` writes it anew.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use course::{Block, Course, Folder, Key, Language, Lesson, Loaded, OptionText, QuestionText};

fn asylum() -> Loaded {
    course::load(Path::new("tests/sound/asylum"))
        .unwrap_or_else(|problems| panic!("\n{}", course::report(&problems)))
}

fn lesson<'a>(course: &'a Course, id: &str) -> &'a Lesson {
    course.lesson(id).unwrap().1
}

fn expect(name: &str, said: &str) {
    let path = Path::new("tests/sound").join(format!("{name}.expected.txt"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, said).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        said == expected,
        "{name}: said\n{said}\ninstead of\n{expected}"
    );
}

fn show_options(page: &mut String, name: &str, options: &[OptionText]) {
    for OptionText { id, html, feedback } in options {
        writeln!(page, "  {name} {id}: {html}").unwrap();
        if let Some(feedback) = feedback {
            writeln!(page, "    feedback {}", feedback.trim_end()).unwrap();
        }
    }
}

fn show_question(page: &mut String, text: &QuestionText) {
    writeln!(page, "  title {}", text.title).unwrap();
    writeln!(page, "  stem {}", text.stem.trim_end()).unwrap();
    show_options(page, "row", &text.rows);
    show_options(page, "option", &text.options);
    show_options(page, "criterion", &text.criteria);
    let more = [("columns", &text.columns), ("blanks", &text.blanks)];
    for (name, list) in more.into_iter().filter(|(_, list)| !list.is_empty()) {
        writeln!(page, "  {name} {list:?}").unwrap();
    }
    let parts = [
        ("unit", &text.unit),
        ("explanation", &text.explanation),
        ("hint", &text.hint),
    ];
    for (name, part) in parts {
        if let Some(part) = part {
            writeln!(page, "  {name} {}", part.trim_end()).unwrap();
        }
    }
}

#[test]
fn it_is_rendered_as_expected() {
    let Loaded {
        course, summary, ..
    } = asylum();
    expect("summary", &summary.to_string());
    for (_, lesson) in course.lessons() {
        let mut page = String::new();
        for (language, text) in &lesson.texts {
            let headings: Vec<_> = text
                .headings
                .iter()
                .map(|heading| format!("{}#{}", heading.level, heading.id))
                .collect();
            writeln!(page, "==== {language}: {}", text.title).unwrap();
            writeln!(
                page,
                "headings {headings:?}\nsources {:?}\nterms {:?}",
                text.sources, text.terms
            )
            .unwrap();
            writeln!(page, "behind {:?}\nmissing {:?}", text.behind, text.missing).unwrap();
            for block in &text.blocks {
                match block {
                    Block::Html(html) => page.push_str(html),
                    Block::Section(_) => {}
                    Block::Question(id) | Block::Stop(id) => {
                        let question = lesson.question(id).unwrap();
                        let here = if question.texts.contains_key(language) {
                            ""
                        } else {
                            ", not translated"
                        };
                        writeln!(page, "---- {id} ({}{here})", question.kind.code()).unwrap();
                        show_question(&mut page, question.text(*language).unwrap());
                        page.push_str("----\n");
                    }
                }
            }
        }
        for question in &lesson.questions {
            writeln!(
                page,
                "key of {}, {} points: {:?}",
                question.id, question.points, question.key
            )
            .unwrap();
        }
        expect(&lesson.id, &page);
    }
}

#[test]
fn a_pinned_lesson_is_opened_again_as_it_was() {
    let Loaded { course, .. } = asylum();
    for (_, lesson) in course.lessons() {
        let again = Lesson::reopen(&lesson.body)
            .unwrap_or_else(|problems| panic!("{}", course::report(&problems)));
        assert_eq!(*lesson, again);
    }
    let hashes: BTreeSet<_> = course.lessons().map(|(_, lesson)| &lesson.hash).collect();
    assert_eq!(hashes.len(), 3);
    assert!(hashes.iter().all(|hash| hash.len() == 64));
    let broken = Lesson::reopen("{}").unwrap_err();
    assert!(
        broken[0].message.starts_with("not a pinned lesson"),
        "{}",
        broken[0]
    );
    let later = lesson(&course, "final")
        .body
        .replace("\"format\":1", "\"format\":2");
    assert_eq!(
        Lesson::reopen(&later).unwrap_err()[0].message,
        "the pinned lesson has format 2, not 1"
    );
}

#[test]
fn what_is_shown_does_not_hold_the_key() {
    let Loaded { course, .. } = asylum();
    for (_, lesson) in course.lessons() {
        let prose = lesson
            .texts
            .values()
            .flat_map(|text| &text.blocks)
            .filter_map(|block| match block {
                Block::Html(html) => Some(html.as_str()),
                Block::Question(_) | Block::Stop(_) | Block::Section(_) => None,
            });
        let asked = lesson
            .questions
            .iter()
            .flat_map(|question| question.texts.values())
            .flat_map(|text| {
                let options = text
                    .options
                    .iter()
                    .chain(&text.rows)
                    .map(|option| option.html.as_str());
                options.chain([text.stem.as_str()])
            });
        for html in prose.chain(asked) {
            for telling in ["[x]", "[ ]", "checked", "checkbox", "{#", "[["] {
                assert!(!html.contains(telling), "{telling} in {html}");
            }
        }
    }
    let quiz = lesson(&course, "final");
    let stem = &quiz
        .question("fill")
        .unwrap()
        .text(Language::En)
        .unwrap()
        .stem;
    assert!(
        !stem.contains("1951") && !stem.contains("Convention"),
        "{stem}"
    );
}

#[test]
fn blanks_are_filled_in() {
    let Loaded { course, .. } = asylum();
    let question = lesson(&course, "final").question("fill").unwrap();
    let text = question.text(Language::En).unwrap();
    let stem = text.stem_with(|id| format!("<input name=\"{id}\">"));
    assert_eq!(
        stem,
        "<p>The <strong><input name=\"1\"></strong> dates from <input name=\"2\">.</p>\n"
    );
    let Key::Blanks(blanks) = &question.key else {
        panic!("{:?}", question.key)
    };
    assert_eq!(
        blanks["1"][&Language::En],
        ["Convention", "1951 Convention"]
    );
    assert_eq!(blanks["1"][&Language::Ru], ["Конвенция"]);
}

#[test]
fn a_rubric_says_what_each_criterion_is_worth() {
    let Loaded { course, .. } = asylum();
    let question = lesson(&course, "final").question("decide").unwrap();
    assert_eq!((question.points, question.words), (4, Some(150)));
    let Key::Rubric(rubric) = &question.key else {
        panic!("{:?}", question.key)
    };
    for text in question.texts.values() {
        assert!(
            text.options.is_empty(),
            "a rubric is nothing to choose from"
        );
        let ids = |criteria: &[OptionText]| -> Vec<String> {
            criteria.iter().map(|each| each.id.clone()).collect()
        };
        let key: Vec<String> = rubric.iter().map(|each| each.id.clone()).collect();
        assert_eq!(ids(&text.criteria), key);
    }
}

#[test]
fn lessons_follow_each_other_across_modules() {
    let Loaded { course, .. } = asylum();
    let id = |lesson: Option<&Lesson>| lesson.map(|lesson| lesson.id.clone());
    assert_eq!(id(course.after("definition")), Some("procedure".to_owned()));
    assert_eq!(
        id(course.before("procedure")),
        Some("definition".to_owned())
    );
    assert_eq!(id(course.after("final")), None);
    assert_eq!(id(course.before("definition")), None);
    assert_eq!(course.lesson("final").unwrap().0.id, "practice");
}

#[test]
fn what_is_missing_falls_back_to_the_source_language() {
    let Loaded { course, .. } = asylum();
    assert_eq!(course.title.get(Language::Kk), "Баспана қысқаша");
    assert_eq!(
        course.summary.get(Language::Kk),
        course.summary.get(Language::En)
    );
    let (shown, text) = lesson(&course, "procedure").text(Language::Kk).unwrap();
    assert_eq!((shown, text.title.as_str()), (Language::En, "Procedure"));
    let days = lesson(&course, "procedure").question("days").unwrap();
    assert_eq!(
        days.text(Language::Ru).unwrap().unit.as_deref(),
        Some("дней")
    );
    let term = course.term("refugee").unwrap();
    assert_eq!(term.review, course::Review::Pending);
    assert_eq!(term.review_in(Language::Kk), course::Review::Official);
}

#[test]
fn sections_are_behind_when_the_source_has_changed() {
    let Loaded {
        course, summary, ..
    } = asylum();
    let definition = lesson(&course, "definition");
    // The lock was written for the sections as they stand, but for `limits`.
    let hashes = course::section_hashes(definition);
    let lock = fs::read_to_string("tests/sound/asylum/translations.lock").unwrap();
    assert!(lock.contains(&hashes["elements"]), "{hashes:?}");
    assert_eq!(definition.texts[&Language::Ru].behind, ["limits"]);
    assert_eq!(
        definition.texts[&Language::Kk].missing,
        ["elements", "nexus-1"]
    );
    let russian = summary.languages[&Language::Ru];
    assert_eq!((russian.current, russian.behind), (1, 1));
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
    let files = files
        .each_ref()
        .map(|(path, text)| (*path, text.as_bytes()));
    let loaded = course::open(&Folder::from_files(Path::new("small"), files)).unwrap();
    assert_eq!(loaded.course.lessons().count(), 4);
}
