//! What the fuzzer's targets call, and what `tests/corpora.rs` calls with the files of the corpora:
//! whatever the bytes are, nothing panics, and what is promised holds.

pub mod archive;
pub mod around;

use std::path::Path;

use course::{Course, Folder, Lesson, Problem, Rule};
use exchange::{Format, export, import};

/// A course folder, made of the bytes: see [`archive`].
pub fn course(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let files = archive::unpack(&text);
    // A text cannot hold a picture.
    let files = files
        .iter()
        .map(|(path, text)| match path.ends_with(".png") {
            true => (*path, around::PNG),
            false => (*path, text.as_bytes()),
        });
    match course::open(&Folder::from_files(Path::new("course"), files)) {
        Ok(loaded) => {
            assert!(!loaded.summary.to_string().is_empty());
            for (_, lesson) in loaded.course.lessons() {
                assert_eq!(Lesson::reopen(&lesson.body).as_ref(), Ok(lesson));
            }
            for format in Format::ALL {
                there_and_back(&loaded.course, format);
            }
        }
        Err(problems) => told(&problems),
    }
}

/// A GIFT file.
pub fn gift(bytes: &[u8]) {
    foreign(bytes, Format::Gift);
}

/// A Moodle XML file.
pub fn moodle(bytes: &[u8]) {
    foreign(bytes, Format::Moodle);
}

/// A package of QTI: as it is, or its files as an [`archive`].
pub fn qti(bytes: &[u8]) {
    if bytes.starts_with(archive::MARK.as_bytes()) {
        let text = String::from_utf8_lossy(bytes);
        foreign(&archive::zipped(&archive::unpack(&text)), Format::Qti);
    } else {
        foreign(bytes, Format::Qti);
    }
}

/// Problems can be shown.
fn told(problems: &[Problem]) {
    assert!(!problems.is_empty());
    assert!(!course::report(problems).is_empty());
    assert!(!course::report_coloured(problems).is_empty());
}

/// What only the course knows: whether it has what a question names.
const OF_THE_COURSE: [Rule; 8] = [
    Rule::BrokenSource,
    Rule::BrokenTerm,
    Rule::BrokenLesson,
    Rule::BrokenLink,
    Rule::BrokenCitation,
    Rule::MissingPicture,
    Rule::UnknownObjective,
    Rule::DuplicateId,
];

/// What is imported is a sound lesson, and goes out and comes back.
fn foreign(bytes: &[u8], format: Format) {
    let imported = match import(bytes, format) {
        Ok(imported) => imported,
        Err(error) => {
            assert!(error.line > 0 && error.column > 0 && !error.message.is_empty());
            return;
        }
    };
    match around::course(&imported.lesson) {
        Ok(course) => {
            let questions = course
                .lesson("asked")
                .map(|(_, lesson)| lesson.questions.len());
            assert_eq!(questions, Some(imported.questions));
            there_and_back(&course, format);
        }
        Err(problems) => {
            told(&problems);
            let ours = problems
                .iter()
                .find(|problem| !OF_THE_COURSE.contains(&problem.rule));
            // A lesson may be larger than any that a person writes.
            if let Some(ours) = ours.filter(|ours| ours.rule != Rule::LargeFile) {
                panic!("{ours}\n{}", imported.lesson);
            }
        }
    }
}

/// Each question comes back as it was, or the report speaks of it.
fn there_and_back(course: &Course, format: Format) {
    for language in &course.languages {
        let Some(exported) = export(course, None, *language, format) else {
            panic!("the course itself is always there");
        };
        let Ok(imported) = import(&exported.bytes, format) else {
            let spoken = exported
                .report
                .remarks
                .iter()
                .any(|remark| remark.question.is_none());
            assert!(spoken, "{}", exported.report);
            continue;
        };
        for (_, lesson) in course.lessons() {
            for question in &lesson.questions {
                let here = imported
                    .lesson
                    .contains(&format!("{{#{} .question ", question.id));
                assert!(
                    here || exported.report.mentions(&question.id),
                    "{}",
                    question.id
                );
            }
        }
        if language != &course.source_language() {
            continue;
        }
        // Where the lesson fits into this course, its questions are compared.
        let Ok(again) = around::course(&imported.lesson) else {
            continue;
        };
        let again = again.lesson("asked").map(|(_, lesson)| &lesson.questions);
        for question in course.lessons().flat_map(|(_, lesson)| &lesson.questions) {
            let mut alone = question.clone();
            alone.texts.retain(|known, _| known == language);
            let same = again.is_some_and(|again| {
                again
                    .iter()
                    .any(|other| other.id == alone.id && other.texts == alone.texts)
            });
            assert!(
                same || exported.report.mentions(&question.id),
                "{}\n{}",
                question.id,
                imported.lesson
            );
        }
    }
}
