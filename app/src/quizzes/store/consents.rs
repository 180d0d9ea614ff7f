//! Whose answers may be shown to colleagues without a name. Appended; what was said last holds.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use records::answer_consent as consent;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
};

use crate::{authorization::viewer::TakesCourse, db::many::among, errors::AppError};

use super::{Attempt, Grader};

/// Of these attempts, those of which the answers may be shown.
pub async fn consenting(
    db: &impl ConnectionTrait,
    attempts: impl IntoIterator<Item = i64>,
) -> Result<BTreeSet<i64>, AppError> {
    let rows = consent::Entity::find()
        .filter(among(db, consent::Column::AttemptId, attempts))
        .order_by_asc(consent::Column::Number)
        .all(db)
        .await?;
    let last: BTreeMap<i64, bool> = rows
        .into_iter()
        .map(|row| (row.attempt_id, row.given))
        .collect();
    let given = last.into_iter().filter(|(_, given)| *given);
    Ok(given.map(|(attempt, _)| attempt).collect())
}

/// Notes whether the answers of an attempt, which is held, may be shown.
pub async fn consent(
    db: &impl ConnectionTrait,
    takes: &TakesCourse,
    attempt: &Attempt,
    given: bool,
    now: Timestamp,
) -> Result<(), AppError> {
    Grader::Taker(takes).reaches(db, [attempt.id]).await?;
    let last = consent::Entity::find()
        .filter(consent::Column::AttemptId.eq(attempt.id))
        .order_by_desc(consent::Column::Number)
        .one(db)
        .await?;
    if last.as_ref().is_some_and(|last| last.given) == given {
        return Ok(());
    }
    consent::Entity::insert(consent::ActiveModel {
        attempt_id: Set(attempt.id),
        number: Set(last.map_or(1, |last| last.number + 1)),
        given: Set(given),
        said_at: Set(now.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}
