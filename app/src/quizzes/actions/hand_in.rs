//! Handing an attempt in.

use course::Course;
use jiff::Timestamp;
use rules::attempts;

use crate::{
    audit,
    authorization::viewer::TakesCourse,
    db::Write,
    errors::AppError,
    quizzes::events,
    quizzes::store::{self, Attempt, Grader, Paper, Reason},
    request::Visit,
};

use super::event;

/// Hands an attempt in and appends its grade; without a visit, because its time ran out.
pub async fn hand_in(
    txn: &Write,
    visit: Option<&Visit>,
    course: &Course,
    attempt: Attempt,
    (takes, now): (&TakesCourse, Timestamp),
) -> Result<(), AppError> {
    let paper = Paper::read(txn, course, attempt).await?;
    let (settings, attempt) = (store::settings(&paper.lesson)?, &paper.attempt);
    let allowed = store::allowed(txn, attempt.enrolment, &attempt.quiz).await?;
    let at = attempts::handed_in_at(settings, allowed, attempt.begun(), now);
    let (id, grade) = (paper.attempt.id, paper.grade(course)?);
    let reason = match visit {
        Some(_) => Reason::Submitted,
        None => Reason::TimeOver,
    };
    store::submit(txn, takes, id, at).await?;
    let grades = [(&paper.attempt, &grade)];
    store::append_grades(txn, Grader::Taker(takes), &grades, reason, now).await?;
    audit::record(
        txn,
        visit,
        now,
        event(events::ATTEMPT_SUBMITTED, takes.training(), id),
    )
    .await
}
