//! Handing an attempt in.

use course::Course;
use jiff::Timestamp;

use crate::{
    audit::{self, Action},
    context::Visit,
    db::Write,
    errors::AppError,
    quizzes::store::{self, Attempt, Paper, Standing},
};

use super::event;

/// Hands an attempt in and appends its grade; without a visit, because its time ran out.
pub async fn hand_in(
    txn: &Write,
    visit: Option<&Visit>,
    course: &Course,
    attempt: Attempt,
    (training, now): (i64, Timestamp),
) -> Result<(), AppError> {
    let paper = Paper::read(txn, course, attempt).await?;
    let (id, standing) = (paper.attempt.id, Standing::of(&paper, course)?);
    let reason = match visit {
        Some(_) => "submitted",
        None => "time-over",
    };
    store::submit(txn, id, now).await?;
    store::append_grade(txn, id, standing, reason, None, now).await?;
    audit::record(
        txn,
        visit,
        now,
        event(Action::AttemptSubmitted, training, id),
    )
    .await
}
