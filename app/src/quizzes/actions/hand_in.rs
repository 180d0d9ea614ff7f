//! Handing an attempt in.

use course::{Course, Lesson};
use jiff::Timestamp;
use rules::grading;

use crate::{
    audit::{self, Action},
    context::Visit,
    errors::AppError,
    quizzes::store::{self, Attempt, Standing},
};

use super::event;

/// Hands an attempt in and appends its grade; without a visit, because its time ran out.
pub async fn hand_in(
    txn: &sea_orm::DatabaseTransaction,
    visit: Option<&Visit>,
    course: &Course,
    lesson: &Lesson,
    attempt: &Attempt,
    (training, now): (i64, Timestamp),
) -> Result<(), AppError> {
    let answers = store::responses(&store::answers(txn, attempt.id).await?);
    let graded = store::graded(course, lesson, attempt, &answers)?;
    let total = grading::total(graded.iter().map(|(_, graded)| graded));
    let pass = store::settings(lesson)?.pass.unwrap_or(course.pass_mark);
    let standing = Standing {
        total,
        passed: grading::passed(total.points, total.possible, pass),
    };
    let reason = match visit {
        Some(_) => "submitted",
        None => "time-over",
    };
    store::submit(txn, attempt.id, now).await?;
    store::append_grade(txn, attempt.id, standing, reason, None, now).await?;
    let handed_in = event(Action::AttemptSubmitted, training, attempt.id);
    audit::record(txn, visit, now, handed_in).await
}
