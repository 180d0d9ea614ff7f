//! What is no fault, and still worth a look: warnings. A course with warnings is served.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::authored::FrontMatter;
use crate::compose::Draft;
use crate::giveaways::Giveaway;
use crate::lesson::{Feedback, Lesson, Purpose};
use crate::load::{LessonSheets, ModuleSheets};
use crate::minutes::Claim;
use crate::problem::Rule;

/// Looks at each lesson.
pub(crate) fn hints(modules: &[ModuleSheets], drafts: &[Vec<Draft>]) {
    for (files, draft) in super::lessons(modules, drafts) {
        let front = files
            .sheets
            .first()
            .and_then(|(_, _, front)| front.as_ref());
        if front.is_some_and(|front| front.draft) {
            continue;
        }
        guessable(files, &draft.lesson);
        minutes(files, &draft.lesson);
        early_key(files, &draft.lesson);
    }
    untaught(modules, drafts);
}

/// Where a key of the front matter has its value; the beginning of the file if it has none.
fn place(front: Option<&FrontMatter>, key: &str) -> Range<usize> {
    front
        .and_then(|front| front.values.get(key))
        .map_or(0..0, |value| value.span.clone())
}

/// Warns of a quiz whose options give the key away.
fn guessable(files: &LessonSheets, lesson: &Lesson) {
    for (language, sheet, front) in &files.sheets {
        let Some(giveaway) = Giveaway::of(lesson, *language).filter(Giveaway::is_too_much) else {
            continue;
        };
        sheet.wrong(
            place(front.as_ref(), "quiz"),
            Rule::GuessableQuiz,
            format!(
                "the quiz `{}` in {language} gives {} % of its points to a robot that takes the longest options and “false”",
                lesson.id,
                giveaway.percent()
            ),
            "make right options as long as the others, and as many statements true as false",
        );
    }
}

/// Warns of minutes that are far from what the length suggests. Those of a quiz are the time that
/// an attempt may take, and generous on purpose.
fn minutes(files: &LessonSheets, lesson: &Lesson) {
    if lesson.quiz().is_some() {
        return;
    }
    let claim = Claim::of(lesson);
    if let Some((_, sheet, front)) = files.sheets.first()
        && claim.is_unlikely()
    {
        sheet.wrong(
            place(front.as_ref(), "minutes"),
            Rule::UnlikelyMinutes,
            format!(
                "the lesson claims {} minutes; by its length and its questions it takes about {}",
                claim.claimed, claim.reckoned
            ),
            "claim what it takes, or delete the line: then the minutes are reckoned",
        );
    }
}

/// Warns of a final that is asked again, all of it, of somebody who has seen its key.
fn early_key(files: &LessonSheets, lesson: &Lesson) {
    let Some(quiz) = lesson.quiz() else { return };
    let again = quiz.purpose == Purpose::Final && quiz.attempts != Some(1);
    let shown = quiz.feedback != Feedback::AfterLastAttempt;
    if let Some((_, sheet, front)) = files.sheets.first()
        && again
        && shown
        && quiz.draw.is_empty()
    {
        let key = match front
            .as_ref()
            .is_some_and(|it| it.values.contains_key("feedback"))
        {
            true => "feedback",
            false => "quiz",
        };
        sheet.wrong(
            place(front.as_ref(), key),
            Rule::EarlyKey,
            format!(
                "this final asks the same questions in each attempt, and with `{}` the key is shown while others are left",
                quiz.feedback.code()
            ),
            "write feedback: after-last-attempt, draw the questions, or allow one attempt",
        );
    }
}

/// Warns of objectives that a quiz asks and that no lesson teaches as far as its author says: a
/// result could then lead to nothing, or to no place in particular. A lesson with one objective
/// teaches it as a whole.
fn untaught(modules: &[ModuleSheets], drafts: &[Vec<Draft>]) {
    let lessons = || {
        let all = drafts.iter().flatten().map(|draft| &draft.lesson);
        all.filter(|lesson| !lesson.is_draft)
    };
    let quizzes = lessons().filter(|lesson| lesson.quiz().is_some());
    let asked: BTreeSet<&str> = quizzes
        .flat_map(|quiz| &quiz.questions)
        .filter_map(|question| question.objective.as_deref())
        .collect();
    let towards = |lesson: &&Lesson, objective: &str| {
        lesson.quiz().is_none() && lesson.objectives.iter().any(|each| each == objective)
    };
    for module in modules {
        let objectives = module.file.objectives.iter();
        for (objective, place) in objectives.filter(|(it, _)| asked.contains(it.id.as_str())) {
            let id = objective.id.as_str();
            let mut readings = lessons().filter(|lesson| towards(lesson, id)).peekable();
            let (message, advice) = match readings.peek() {
                None => (
                    format!("a quiz asks the objective `{id}`, and no lesson works towards it"),
                    format!("write objectives: [{id}] into the lesson that teaches it"),
                ),
                Some(_) => (
                    format!(
                        "a quiz asks the objective `{id}`, and no lesson says which of its sections teach it"
                    ),
                    format!("write teaches: {{ {id}: [section] }} into the lesson that does"),
                ),
            };
            let says =
                |lesson: &Lesson| lesson.teaches.contains_key(id) || lesson.objectives.len() == 1;
            if !readings.any(says) {
                module
                    .sheet
                    .wrong(place.clone(), Rule::UntaughtObjective, message, advice);
            }
        }
    }
}
