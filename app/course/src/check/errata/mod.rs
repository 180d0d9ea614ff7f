//! Errata fit the questions that they are about.

mod fit;

use super::lessons;
use crate::authored::{Change, NotedErratum};
use crate::compose::Draft;
use crate::erratum::{Correction, Erratum};
use crate::id::advise;
use crate::load::ModuleSheets;
use crate::problem::Rule;
use crate::question::Question;
use crate::sheet::{Placed, Sheet};

use fit::Fit;

/// The errata, with what each puts right.
///
/// That there is no such lesson is only said if every lesson could be read, and that there is no
/// such question only if nothing is wrong with its lesson.
pub(crate) fn errata(
    sheet: &Sheet,
    noted: Vec<NotedErratum>,
    modules: &[ModuleSheets],
    drafts: &[Vec<Draft>],
    complete: bool,
) -> Vec<Erratum> {
    noted
        .into_iter()
        .filter_map(|noted| {
            let named = &noted.lesson.0;
            let Some((files, draft)) =
                lessons(modules, drafts).find(|(_, draft)| draft.lesson.id == *named)
            else {
                if complete {
                    no_lesson(sheet, &noted.lesson, drafts);
                }
                return None;
            };
            if !files.sheets.iter().all(|(_, sheet, _)| sheet.is_sound()) {
                return None;
            }
            let question = question(sheet, &noted, draft, drafts)?;
            Some(Erratum {
                correction: correction(sheet, question, &noted.change)?,
                lesson: noted.lesson.0,
                question: noted.question.0,
                on: noted.on,
                reason: noted.reason,
            })
        })
        .collect()
}

fn no_lesson(sheet: &Sheet, (named, place): &Placed, drafts: &[Vec<Draft>]) {
    let quizzes = drafts
        .iter()
        .flatten()
        .filter(|draft| draft.lesson.quiz().is_some())
        .map(|draft| draft.lesson.id.as_str());
    sheet.wrong(
        place.clone(),
        Rule::BrokenErratum,
        format!("there is no quiz `{named}`"),
        advise(
            named,
            quizzes,
            "give the quiz's file name without number and language",
        ),
    );
}

/// The question that an erratum is about.
fn question<'d>(
    sheet: &Sheet,
    noted: &NotedErratum,
    draft: &'d Draft,
    drafts: &[Vec<Draft>],
) -> Option<&'d Question> {
    let ((lesson, lesson_place), (named, place)) = (&noted.lesson, &noted.question);
    if draft.lesson.quiz().is_none() {
        sheet.wrong(
            lesson_place.clone(),
            Rule::BrokenErratum,
            format!("the lesson `{lesson}` is not a quiz"),
            "correct its text; questions in a lesson are practice and have no grades",
        );
        return None;
    }
    let found = draft.lesson.question(named);
    if found.is_none() {
        let elsewhere = drafts
            .iter()
            .flatten()
            .find(|draft| draft.lesson.question(named).is_some());
        let otherwise = elsewhere
            .map_or("give the id of one of its questions".to_owned(), |draft| {
                format!("lesson = \"{}\": that is where it stands", draft.lesson.id)
            });
        let known = draft.lesson.questions.iter().map(|each| each.id.as_str());
        sheet.wrong(
            place.clone(),
            Rule::BrokenErratum,
            format!("the quiz `{lesson}` has no question `{named}`"),
            advise(named, known, otherwise),
        );
    }
    found
}

fn correction(sheet: &Sheet, question: &Question, change: &Change) -> Option<Correction> {
    let fit = |answer, whole| Fit {
        sheet,
        question,
        answer,
        whole,
    };
    match change {
        Change::Void => Some(Correction::Void),
        Change::Key(answer) => fit(answer, true).key().map(Correction::Key),
        Change::Accept(answer) => fit(answer, false).key().map(Correction::Accept),
    }
}
