//! Writes attempts: their beginning and their handing in, and the lock on their rows.

use course::Lesson;
use jiff::Timestamp;
use records::attempt;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, SqlErr, sea_query::Expr,
};

use crate::db::many::among;
use crate::{
    authorization::viewer::TakesCourse,
    db::{Write, news::News},
    errors::{AppError, UserError},
};

use super::{Attempt, with_grades};

/// Locks the row of an attempt and reads it, before it is written to: whoever else wants to waits until this is done.
/// (On SQLite the transaction as a whole does that.)
pub async fn hold(db: &impl ConnectionTrait, id: i64) -> Result<Attempt, AppError> {
    let mut held = hold_all(db, [id]).await?;
    held.pop().ok_or(AppError::NotFound)
}

/// [`hold`], of several; those that are not there are left out.
pub async fn hold_all(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = i64>,
) -> Result<Vec<Attempt>, AppError> {
    let models = attempt::Entity::find()
        .filter(among(db, attempt::Column::Id, ids))
        // In one order everywhere, so that two who hold several wait for each other.
        .order_by_asc(attempt::Column::Id)
        .lock_exclusive()
        .all(db)
        .await?;
    with_grades(db, models).await
}

/// Begins an attempt, to be passed at so many percent of the points. Two at the same time cannot both: one open attempt for each person and quiz
/// is all that the database takes.
pub async fn start(
    db: &Write,
    takes: &TakesCourse,
    quiz: &Lesson,
    (number, pass_percent): (i32, u8),
    seed: u64,
    now: Timestamp,
) -> Result<i64, AppError> {
    let row = attempt::ActiveModel {
        enrolment_id: Set(takes.enrolment()),
        quiz: Set(quiz.id.clone()),
        number: Set(number),
        content_hash: Set(quiz.hash.clone()),
        seed: Set(seed.cast_signed()),
        pass_percent: Set(Some(pass_percent.into())),
        started_at: Set(now.into()),
        submitted_at: Set(None),
        reopened_until: Set(None),
        ..Default::default()
    };
    let made = row
        .insert(db)
        .await
        .map_err(|error| match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => UserError::AttemptOpen.into(),
            _ => AppError::from(error),
        })?;
    db.changes(News::Attempt(made.id));
    Ok(made.id)
}

/// Notes an attempt as handed in. Only the first of two at the same time passes.
pub async fn submit(
    db: &Write,
    takes: &TakesCourse,
    attempt: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    db.changes(News::Attempt(attempt));
    let submitted = attempt::Entity::update_many()
        .col_expr(
            attempt::Column::SubmittedAt,
            Expr::value(now.as_millisecond()),
        )
        .filter(attempt::Column::Id.eq(attempt))
        .filter(attempt::Column::EnrolmentId.eq(takes.enrolment()))
        .filter(attempt::Column::SubmittedAt.is_null())
        .exec(db)
        .await?;
    if submitted.rows_affected == 1 {
        Ok(())
    } else {
        Err(UserError::AttemptSubmitted.into())
    }
}
