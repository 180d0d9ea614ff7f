//! All that an account has in trainings.

use std::{cmp::Reverse, collections::BTreeMap};

use records::{enrolment, training};
use rules::{places::Place, roles::Role};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _,
};

use crate::{errors::AppError, trainings::store::trainings::Training};

use super::{Member, found};

/// All that an account has in trainings, whatever became of it there: each with the training, the
/// latest first. However many there are, the database is asked the same few questions.
///
/// # Errors
/// When the database cannot be read.
pub async fn memberships_of(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<Vec<(Training, Member)>, AppError> {
    let rows = enrolment::Entity::find().filter(enrolment::Column::AccountId.eq(account));
    let members = found(db, rows.clone()).await?;
    let trainings = rows.find_also_related(training::Entity).all(db).await?;
    let mut trainings: BTreeMap<i64, training::Model> = trainings
        .into_iter()
        .filter_map(|(row, training)| Some((row.id, training?)))
        .filter(|(_, training)| training.deleted_at.is_none())
        .collect();
    let mut all = Vec::new();
    for member in members {
        if let Some(training) = trainings.remove(&member.enrolment) {
            all.push((Training::try_from(training)?, member));
        }
    }
    all.sort_by_key(|(training, _)| Reverse((training.starts_on, training.id)));
    Ok(all)
}

/// The trainings that an account was in and is no longer, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn left_by(db: &impl ConnectionTrait, account: i64) -> Result<Vec<Training>, AppError> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .filter(enrolment::Column::Place.eq(Place::Withdrawn.code()))
        .find_also_related(training::Entity)
        .filter(training::Column::DeletedAt.is_null())
        .order_by_desc(training::Column::StartsOn)
        .order_by_desc(training::Column::Id)
        .all(db)
        .await?;
    let left = rows.into_iter().filter_map(|(_, training)| training);
    left.map(Training::try_from).collect()
}

/// How many trainings an account is in, whatever became of it there.
///
/// # Errors
/// When the database cannot be read.
pub async fn seats_of(db: &impl ConnectionTrait, account: i64) -> Result<u64, AppError> {
    let seats = enrolment::Entity::find().filter(enrolment::Column::AccountId.eq(account));
    Ok(seats.count(db).await?)
}

/// The trainings that an account takes part in: neither waits for nor has left; in which role, and
/// in which group, if in any.
///
/// # Errors
/// When the database cannot be read.
pub async fn attended_by(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<Vec<(i64, Role, Option<i64>)>, AppError> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .filter(enrolment::Column::Place.eq(Place::Enrolled.code()))
        .all(db)
        .await?;
    let attended = rows
        .into_iter()
        .filter_map(|row| Some((row.training_id, Role::from_code(&row.role)?, row.group_id)));
    Ok(attended.collect())
}
