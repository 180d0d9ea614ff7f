//! Reads a written question the way a course is read: what is said of it there is said here.

use std::path::Path;

use super::authored;
use super::written::{Address, Written};
use crate::authored::FrontMatter;
use crate::compose::{Behind, LessonFile, compose};
use crate::course::{Review, Source, Term};
use crate::language::{Language, Localised};
use crate::markdown::{Contour, Surroundings};
use crate::problem::Problem;
use crate::question::Question;
use crate::sheet::Sheet;

/// Reads one question, from its heading on.
pub(super) fn read(
    markdown: &str,
    language: Language,
    around: &Surroundings,
    folder: &str,
) -> Result<Question, Vec<Problem>> {
    let inner = format!("{folder}/question.{language}.md");
    let text = authored::lesson("question", &[markdown.to_owned()]);
    let sheet = Sheet::new(Path::new(""), &inner, &text);
    let question = FrontMatter::read(&sheet).and_then(|front| {
        let file = LessonFile {
            language,
            sheet: &sheet,
            front: &front,
            behind: Behind::Known(Vec::new()),
        };
        let draft = compose("module", "question", vec![file], around)?;
        draft.lesson.questions.into_iter().next()
    });
    match question {
        Some(question) if sheet.is_sound() => Ok(question),
        _ => Err(sheet.take_problems()),
    }
}

/// Surroundings in which all that a question refers to exists.
pub(super) fn obliging(written: &Written, folder: &str) -> Surroundings {
    let mut around = Surroundings::default();
    let name = |id: &str| Localised::from([(Language::En, id)]);
    let source = |id: &str| Source {
        id: id.to_owned(),
        citation: name(id),
        address: None,
        checked: None,
    };
    for id in &written.basis {
        around.sources.insert(id.clone(), source(id));
    }
    for address in written.addresses() {
        match &address {
            Address::Picture(at) => {
                around.pictures.insert(format!("{folder}/{at}"), at.clone());
            }
            Address::Link(to) => match to.split_once(':') {
                Some(("source", id)) => {
                    around.sources.insert(id.to_owned(), source(id));
                }
                Some(("term", id)) => {
                    let term = Term {
                        id: id.to_owned(),
                        names: name(id),
                        definition: name(id),
                        source: None,
                        review: Review::Pending,
                        reviews: std::collections::BTreeMap::new(),
                    };
                    around.terms.insert(id.to_owned(), term);
                }
                Some(("lesson", place)) => {
                    let id = place.split('#').next().unwrap_or_default();
                    around.lessons.insert(id.to_owned(), name(id));
                }
                Some(("document", place)) => {
                    let id = place.split('#').next().unwrap_or_default();
                    let contour = Contour {
                        titles: name(id),
                        pages: Vec::new(),
                    };
                    around.documents.insert(id.to_owned(), contour);
                }
                _ => {}
            },
        }
    }
    around
}
