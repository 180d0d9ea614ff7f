//! Grades: appended, never changed; the highest number stands.

use jiff::Timestamp;
use records::grade;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
};

use crate::errors::AppError;

use super::Standing;

/// Appends a grade with its reason, and who asked for it.
pub async fn append_grade(
    db: &impl ConnectionTrait,
    attempt: i64,
    standing: Standing,
    reason: &str,
    by: Option<i64>,
    now: Timestamp,
) -> Result<(), AppError> {
    let number = grade::Entity::find()
        .filter(grade::Column::AttemptId.eq(attempt))
        .order_by_desc(grade::Column::Number)
        .one(db)
        .await?
        .map_or(1, |last| last.number + 1);
    grade::Entity::insert(grade::ActiveModel {
        attempt_id: Set(attempt),
        number: Set(number),
        points_milli: Set(standing.total.points.milli),
        possible_milli: Set(standing.total.possible.milli),
        passed: Set(standing.passed),
        reason: Set(reason.to_owned()),
        graded_by: Set(by),
        graded_at: Set(now.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}
