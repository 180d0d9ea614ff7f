//! Marking a reasoned answer by its rubric.

use std::collections::BTreeMap;

use course::Key;
use leptos::prelude::*;

use crate::{
    audit::{self, Action},
    context::Visit,
    errors::{AppError, Field, UserError},
    notices::Done,
    parts::form::optional,
    quizzes::store::{self, Grader, Paper, Reason, RubricMark},
    trainings,
};

use super::event;

/// The longest comment, in characters.
const COMMENT: u32 = 2000;

/// Marks a reasoned answer: points for each criterion, and a word to its author. The attempt is
/// graded again with it.
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

async fn mark(
    visit: &Visit,
    attempt: i64,
    question: &str,
    points: &BTreeMap<String, String>,
    comment: &str,
) -> Result<String, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let viewer = visit.viewer()?;
    let comment = optional(Field::Reason, comment, COMMENT)?;
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
    let txn = house.db.begin().await?;
    let attempt = store::hold(&txn, attempt.id).await?;
    attempt.submitted_at.ok_or(AppError::NotFound)?;
    let served = house
        .courses
        .get(&training.course)
        .ok_or(AppError::NotFound)?;
    let paper = Paper::read(&txn, &served.course, attempt).await?;
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
    let mark = RubricMark {
        points: given,
        comment,
    };
    let (id, quiz) = (paper.attempt.id, paper.attempt.quiz.clone());
    store::mark(&txn, &authors, &paper.attempt, question, &mark, now).await?;
    // Only this answer is graded again: what errata change is looked at before it is done.
    let grade = paper.grade_marked(&served.course, asked, &mark.decision())?;
    store::append_grade(
        &txn,
        Grader::Author(&authors),
        id,
        &grade,
        Reason::Marked,
        now,
    )
    .await?;
    let marked = event(Action::AnswerMarked, training.id, id);
    audit::record(&txn, Some(visit), now, marked).await?;
    txn.commit().await?;
    Ok(Done::AnswerMarked.at(&format!(
        "/trainings/{}/quizzes/{quiz}/marking",
        training.id
    )))
}
