//! What is granted to a person beyond the rule of a quiz.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::{allowance, enrolment};
use rules::attempts::Allowance;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    sea_query::Query,
};

use crate::{
    errors::AppError,
    many::among,
    remarks::{self, Kind},
    viewer::{InTraining as _, Manages},
};

fn granted(row: &allowance::Model) -> Allowance {
    Allowance {
        minutes: u32::try_from(row.minutes).unwrap_or(0),
        attempts: u32::try_from(row.attempts).unwrap_or(0),
    }
}

/// What was granted to an enrolment for a quiz.
pub async fn allowed(
    db: &impl ConnectionTrait,
    enrolment: i64,
    quiz: &str,
) -> Result<Allowance, AppError> {
    let rows = allowance::Entity::find()
        .filter(allowance::Column::EnrolmentId.eq(enrolment))
        .filter(allowance::Column::Quiz.eq(quiz))
        .all(db)
        .await?;
    Ok(rows.iter().map(granted).sum())
}

/// What was granted for a quiz to those in a training, by enrolment.
pub async fn allowed_to_all(
    db: &impl ConnectionTrait,
    training: i64,
    quiz: &str,
) -> Result<BTreeMap<i64, Allowance>, AppError> {
    let enrolments = Query::select()
        .column(enrolment::Column::Id)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::TrainingId.eq(training))
        .take();
    let rows = allowance::Entity::find()
        .filter(allowance::Column::Quiz.eq(quiz))
        .filter(allowance::Column::EnrolmentId.in_subquery(enrolments))
        .all(db)
        .await?;
    let mut all = BTreeMap::<i64, Allowance>::new();
    for row in &rows {
        let sum = all.entry(row.enrolment_id).or_default();
        *sum = [*sum, granted(row)].into_iter().sum();
    }
    Ok(all)
}

/// What was granted to some enrolments, by enrolment and quiz.
pub async fn allowances(
    db: &impl ConnectionTrait,
    enrolments: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<(i64, String), Allowance>, AppError> {
    let rows = allowance::Entity::find()
        .filter(among(db, allowance::Column::EnrolmentId, enrolments))
        .all(db)
        .await?;
    let mut all = BTreeMap::<(i64, String), Allowance>::new();
    for row in rows {
        let more = granted(&row);
        let sum = all.entry((row.enrolment_id, row.quiz)).or_default();
        *sum = [*sum, more].into_iter().sum();
    }
    Ok(all)
}

/// Grants more, with the reason.
///
/// # Errors
/// `NotFound` for somebody who is not in the training.
pub async fn allow(
    db: &impl ConnectionTrait,
    manages: &Manages,
    enrolment: i64,
    quiz: &str,
    more: Allowance,
    reason: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let found = enrolment::Entity::find_by_id(enrolment).one(db).await?;
    found
        .filter(|row| row.training_id == manages.training())
        .ok_or(AppError::NotFound)?;
    let remark = remarks::keep(db, Kind::Allowance, enrolment, reason, now).await?;
    let row = allowance::ActiveModel {
        enrolment_id: Set(enrolment),
        quiz: Set(quiz.to_owned()),
        minutes: Set(i32::try_from(more.minutes).unwrap_or(i32::MAX)),
        attempts: Set(i32::try_from(more.attempts).unwrap_or(i32::MAX)),
        remark_id: Set(remark),
        granted_by: Set(manages.by()),
        granted_at: Set(now.into()),
        ..Default::default()
    };
    allowance::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}
