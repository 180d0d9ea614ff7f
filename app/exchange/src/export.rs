//! From a course to a file of another format.

use std::collections::BTreeMap;

use super::accept::{Accepted, accept};
use super::report::Report;
use super::text::Rendered;
use super::written::{Address, Written};
use super::{Bundle, Chapter, Format, gift, import, moodle, qti, taken};
use course::Course;
use course::Language;
use course::Lesson;
use course::Question;
use course::apart::References;
use course::apart::refers;

/// The questions of a course in another format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file: text, or a package.
    pub bytes: Vec<u8>,
    /// How many questions it has.
    pub questions: usize,
    /// What had no counterpart.
    pub report: Report,
}

/// Writes the questions of a lesson, or of the whole course, in one language.
///
/// A question that has not been translated is written in the language that it falls back to. None
/// if the course has no lesson with this id.
#[must_use]
pub fn export(
    course: &Course,
    lesson: Option<&str>,
    language: Language,
    format: Format,
) -> Option<Exported> {
    let lessons: Vec<&Lesson> = match lesson {
        Some(id) => vec![course.lesson(id)?.1],
        None => course.lessons().map(|(_, lesson)| lesson).collect(),
    };
    let mut report = Report::default();
    let mut originals: Vec<Original> = Vec::new();
    let mut chapters = Vec::new();
    for lesson in lessons
        .into_iter()
        .filter(|lesson| !lesson.questions.is_empty())
    {
        let (around, folder) = refers(&lesson.body).unwrap_or_default();
        let rendered = Rendered::of(&around, &folder);
        let mut questions = Vec::new();
        for question in &lesson.questions {
            let shown = shown_language(question, language);
            let Some(written) = taken::taken(question, shown, &rendered) else {
                continue;
            };
            if shown != language {
                report.say(
                    Some(&question.id),
                    format!("not translated: written in the language it falls back to, {shown}"),
                );
            }
            originals.push(Original {
                question: taken::only(question, shown),
                language: shown,
                around: around.clone(),
                folder: folder.clone(),
            });
            questions.push(written);
        }
        let title = lesson.text(language).map(|(_, text)| text.title.clone());
        chapters.push(Chapter {
            id: lesson.id.clone(),
            title: title.unwrap_or_default(),
            questions,
        });
    }
    let title = match (lesson, chapters.first()) {
        (Some(_), Some(chapter)) => chapter.title.clone(),
        _ => course.title.get(language).to_owned(),
    };
    let bundle = Bundle {
        id: lesson.unwrap_or(&course.id).to_owned(),
        title,
        language,
        chapters,
    };
    for written in bundle
        .chapters
        .iter()
        .flat_map(|chapter| &chapter.questions)
    {
        elsewhere(written, &mut report);
    }
    let (bytes, left) = match format {
        Format::Gift => gift::write(&bundle, &mut report),
        Format::Moodle => moodle::write(&bundle, &mut report),
        Format::Qti => qti::write(&bundle, &mut report),
    };
    compare(&bytes, format, &originals, &left, &mut report);
    Some(Exported {
        bytes,
        questions: originals.len() - left.len(),
        report,
    })
}

/// A question as it was, and what it is to be read with.
struct Original {
    question: Question,
    language: Language,
    around: References,
    folder: String,
}

/// The language in which a question is shown to somebody who reads this one.
fn shown_language(question: &Question, language: Language) -> Language {
    let text = question.text(language);
    question
        .texts
        .iter()
        .find(|(_, known)| text.is_some_and(|text| std::ptr::eq(*known, text)))
        .map_or(language, |(language, _)| *language)
}

/// Says which links and pictures of a question mean nothing on another platform.
fn elsewhere(written: &Written, report: &mut Report) {
    for address in written.addresses() {
        match address {
            Address::Picture(at) => report.say(
                Some(&written.id),
                format!("the picture {at} does not come along"),
            ),
            Address::Link(to) => {
                if to.starts_with("document:") {
                    report.say(
                        Some(&written.id),
                        "citations of documents are kept, but lead nowhere there, and their page and paragraph stand in the address alone",
                    );
                }
                let ours = ["source:", "term:", "lesson:", "#"];
                if ours.iter().any(|scheme| to.starts_with(scheme)) {
                    report.say(
                        Some(&written.id),
                        "links to sources, terms and lessons are kept, but lead nowhere there",
                    );
                }
            }
        }
    }
}

/// Reads what was written, and says which questions come back changed.
fn compare(
    bytes: &[u8],
    format: Format,
    originals: &[Original],
    left: &[String],
    report: &mut Report,
) {
    let accepted = match import::find(bytes, format) {
        Ok(found) => accept(found).0,
        Err(error) => {
            report.say(None, format!("the file cannot be read again: {error}"));
            Vec::new()
        }
    };
    let accepted: BTreeMap<&str, &Accepted> = accepted
        .iter()
        .map(|accepted| (accepted.written.id.as_str(), accepted))
        .collect();
    for original in originals {
        let id = &original.question.id;
        if left.contains(id) {
            continue;
        }
        let again = accepted.get(id.as_str()).and_then(|accepted| {
            course::apart::question(
                &accepted.markdown,
                original.language,
                &original.around,
                &original.folder,
            )
            .ok()
        });
        if again.as_ref() != Some(&original.question) {
            report.say(
                Some(id),
                "comes back changed when it is imported again: compare it with the original",
            );
        }
    }
}

/// What is said of a question that a format cannot hold.
pub(super) fn leave_out(written: &Written, why: &str, left: &mut Vec<String>, report: &mut Report) {
    left.push(written.id.clone());
    report.leave_out(Some(&written.id), why);
}
