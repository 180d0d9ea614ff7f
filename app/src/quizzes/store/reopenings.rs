//! Attempts that were handed in and are gone on with. Reopenings are appended.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::{attempt, attempt_reopening as reopening};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, SqlErr, sea_query::Expr,
};

use crate::{
    authorization::viewer::{Authors, InTraining as _},
    db::{Write, many::among, news::News},
    errors::{AppError, UserError},
    remarks::{self, Kind},
};

use super::{Attempt, Grader};

/// That an attempt was reopened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopening {
    /// When it had been handed in before.
    pub submitted_at: Timestamp,
    /// Until when it was open.
    pub until: Timestamp,
    /// Whether its author may have seen the key before.
    pub key_seen: bool,
    /// Why; empty where the words were erased.
    pub reason: String,
    /// The account that reopened it; none once that is gone.
    pub by: Option<i64>,
    /// When.
    pub at: Timestamp,
}

/// The reopenings of some attempts, by attempt, each with the oldest first.
pub async fn reopenings(
    db: &impl ConnectionTrait,
    attempts: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, Vec<Reopening>>, AppError> {
    let rows = reopening::Entity::find()
        .filter(among(db, reopening::Column::AttemptId, attempts))
        .order_by_asc(reopening::Column::Number)
        .all(db)
        .await?;
    let mut remarks = remarks::read(db, rows.iter().map(|row| row.remark_id.as_ref())).await?;
    let mut all = BTreeMap::<i64, Vec<Reopening>>::new();
    for row in rows {
        all.entry(row.attempt_id).or_default().push(Reopening {
            submitted_at: row.submitted_at.into(),
            until: row.until_at.into(),
            key_seen: row.key_seen,
            reason: remarks.of(row.remark_id),
            by: row.reopened_by,
            at: row.reopened_at.into(),
        });
    }
    Ok(all)
}

/// Opens an attempt again that was handed in and is held, until a moment.
///
/// # Errors
/// `NotFound` for one that was not handed in; `AnotherAttemptOpen` where its author has begun
/// another one.
pub async fn reopen(
    db: &Write,
    authors: &Authors,
    attempt: &Attempt,
    (until, key_seen): (Timestamp, bool),
    reason: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    db.changes(News::Attempt(attempt.id));
    Grader::Author(authors).reaches(db, [attempt.id]).await?;
    let submitted_at = attempt.submitted_at.ok_or(AppError::NotFound)?;
    let last = reopening::Entity::find()
        .filter(reopening::Column::AttemptId.eq(attempt.id))
        .order_by_desc(reopening::Column::Number)
        .one(db)
        .await?;
    let remark = remarks::keep(db, Kind::Reopening, attempt.enrolment, reason, now).await?;
    reopening::Entity::insert(reopening::ActiveModel {
        attempt_id: Set(attempt.id),
        number: Set(last.map_or(1, |last| last.number + 1)),
        submitted_at: Set(submitted_at.into()),
        until_at: Set(until.into()),
        key_seen: Set(key_seen),
        remark_id: Set(remark),
        reopened_by: Set(authors.by()),
        reopened_at: Set(now.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    // One attempt of a person at a quiz is open at a time: the database takes no second.
    attempt::Entity::update_many()
        .col_expr(
            attempt::Column::SubmittedAt,
            Expr::value(Option::<i64>::None),
        )
        .col_expr(
            attempt::Column::ReopenedUntil,
            Expr::value(until.as_millisecond()),
        )
        .filter(attempt::Column::Id.eq(attempt.id))
        .exec(db)
        .await
        .map(|_| ())
        .map_err(|error| match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => UserError::AnotherAttemptOpen.into(),
            _ => error.into(),
        })
}
