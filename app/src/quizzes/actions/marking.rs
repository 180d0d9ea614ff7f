//! Marking an answer: a reasoned one by its rubric, any other where the key does not do it justice.

use std::collections::BTreeMap;

use course::Key;
use leptos::prelude::*;
use rules::{
    grading::{Points, Verdict},
    marking::Decision,
};

use crate::{
    audit::{self, Action},
    context::Visit,
    errors::{AppError, Field, UserError},
    notices::Done,
    parts::form::{optional, required},
    quizzes::store::{self, Attempt, Grader, Paper, Reason},
    trainings::{self, Training},
    viewer::Authors,
};

use super::event;

/// The longest comment, in characters.
const COMMENT: u32 = 2000;

/// Marks a reasoned answer: points for each criterion, and a word to its author. The grade changes
/// by this answer alone. An answer may be marked again; the last mark stands.
#[server(endpoint = "quizzes/mark")]
pub async fn mark_answer(
    attempt: i64,
    question: String,
    #[server(default)] points: BTreeMap<String, String>,
    #[server(default)] comment: String,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = mark(&visit, attempt, &question, &points, &comment).await;
    visit.answer(outcome)
}

/// Says something about any answer, with what follows from it by `intent`: `points` gives so many
/// points whatever the key says, `key` lets the key count again, `comment` changes nothing.
#[server(endpoint = "quizzes/decide")]
pub async fn decide_answer(
    attempt: i64,
    question: String,
    #[server(default)] points: String,
    #[server(default)] reason: String,
    #[server(default)] intent: String,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = decide(&visit, attempt, &question, (&points, &reason), &intent).await;
    visit.answer(outcome)
}

async fn mark(
    visit: &Visit,
    attempt: i64,
    question: &str,
    points: &BTreeMap<String, String>,
    comment: &str,
) -> Result<String, AppError> {
    let comment = optional(Field::Reason, comment, COMMENT)?;
    let desk = Desk::of(visit, attempt).await?;
    let decision = |paper: &Paper| {
        let asked = paper.lesson.question(question).ok_or(AppError::NotFound)?;
        let Key::Rubric(criteria) = &asked.key else {
            return Err(AppError::NotFound);
        };
        let wrong = || UserError::NotUnderstood {
            field: Field::Points,
        };
        let mut given = BTreeMap::new();
        for criterion in criteria {
            let typed = points.get(&criterion.id).ok_or_else(wrong)?;
            let points: u32 = typed.trim().parse().map_err(|_| wrong())?;
            if points > criterion.points {
                return Err(wrong().into());
            }
            given.insert(criterion.id.clone(), points);
        }
        Ok(Some(Decision::Rubric(given)))
    };
    let paper = desk.mark(visit, question, decision, &comment).await?;
    Ok(Done::AnswerMarked.at(&format!(
        "/trainings/{}/quizzes/{}/marking",
        desk.training.id, paper.attempt.quiz
    )))
}

async fn decide(
    visit: &Visit,
    attempt: i64,
    question: &str,
    (points, reason): (&str, &str),
    intent: &str,
) -> Result<String, AppError> {
    let desk = Desk::of(visit, attempt).await?;
    if reason.trim().is_empty() {
        return Err(UserError::ReasonNeeded.into());
    }
    let reason = required(Field::Reason, reason, COMMENT)?;
    let decision = |paper: &Paper| match intent {
        "comment" => Ok(None),
        "key" => Ok(Some(Decision::Key)),
        "points" => {
            let counted = paper.counted(&desk.course)?;
            let of = |(asked, _): &&(&course::Question, _)| asked.id == question;
            let (asked, before) = counted.iter().find(of).ok_or(AppError::NotFound)?;
            // A reasoned answer is marked by its rubric; a void question and an opinion by nobody.
            let fixed = matches!(asked.key, Key::Rubric(_) | Key::None);
            if fixed || before.verdict == Verdict::Void {
                return Err(AppError::NotFound);
            }
            let wrong = UserError::NotUnderstood {
                field: Field::Points,
            };
            let given = Points::read(points).filter(|given| *given <= before.possible);
            Ok(Some(Decision::Points(given.ok_or(wrong)?)))
        }
        _ => Err(UserError::BadRequest.into()),
    };
    let paper = desk.mark(visit, question, decision, &reason).await?;
    Ok(Done::AnswerDecided.at(&format!(
        "/trainings/{}/attempts/{}#{question}",
        desk.training.id, paper.attempt.id
    )))
}

/// Where an attempt is marked: that one may, and the course that it belongs to.
struct Desk {
    authors: Authors,
    training: Training,
    course: std::sync::Arc<course::Course>,
    attempt: Attempt,
}

impl Desk {
    async fn of(visit: &Visit, attempt: i64) -> Result<Self, AppError> {
        let (house, viewer) = (&visit.house, visit.viewer()?);
        // Before the writer is taken: who may not write holds nobody up.
        let attempt = store::find(house.db.read(), attempt).await?;
        let training = trainings::of_enrolment(house.db.read(), attempt.enrolment).await?;
        let authors = viewer.authors(training.id)?;
        // Nobody marks themselves.
        if viewer
            .seat(training.id)
            .is_some_and(|seat| seat.enrolment == attempt.enrolment)
        {
            return Err(AppError::NotAllowed);
        }
        let served = house
            .courses
            .get(&training.course)
            .ok_or(AppError::NotFound)?;
        Ok(Self {
            authors,
            training,
            course: served.course,
            attempt,
        })
    }

    /// Appends a mark, and the grade where it changes by it: by this answer alone, since what
    /// errata change is looked at before it is done.
    async fn mark(
        &self,
        visit: &Visit,
        question: &str,
        decision: impl Fn(&Paper) -> Result<Option<Decision>, AppError>,
        comment: &str,
    ) -> Result<Paper, AppError> {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let txn = house.db.begin().await?;
        let attempt = store::hold(&txn, self.attempt.id).await?;
        attempt.submitted_at.ok_or(AppError::NotFound)?;
        let paper = Paper::read(&txn, &self.course, attempt).await?;
        let asked = paper
            .questions()?
            .into_iter()
            .find(|asked| asked.id == question)
            .ok_or(AppError::NotFound)?;
        let decision = decision(&paper)?;
        let said = (decision.as_ref(), comment);
        store::mark(&txn, &self.authors, &paper.attempt, question, said, now).await?;
        let id = paper.attempt.id;
        let action = match &decision {
            Some(Decision::Rubric(_)) => Action::AnswerMarked,
            _ => Action::AnswerDecided,
        };
        if let Some(decision) = &decision {
            let grade = paper.grade_marked(&self.course, asked, decision)?;
            if !grade.stands(&paper.attempt) {
                let grader = Grader::Author(&self.authors);
                let grades = [(&paper.attempt, &grade)];
                store::append_grades(&txn, grader, &grades, Reason::Marked, now).await?;
            }
        }
        let marked = event(action, self.training.id, id);
        audit::record(&txn, Some(visit), now, marked).await?;
        txn.commit().await?;
        Ok(paper)
    }
}
