//! The groups of a training: who is in which, and for which of them a session is.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use records::{enrolment, session, session_group, training_group as group};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr,
    EntityTrait as _, QueryFilter as _, QueryOrder as _, SqlErr, sea_query::Expr,
};

use crate::{
    authorization::viewer::{InTraining as _, Manages},
    db::{
        Write,
        many::{among, insert_all},
        news::News,
    },
    errors::{AppError, UserError},
};

/// A group of people of a training.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its number.
    pub id: i64,
    /// What it is called.
    pub name: String,
}

/// The groups of a training, by their names.
///
/// # Errors
/// When the database cannot be read.
pub async fn groups(db: &impl ConnectionTrait, training: i64) -> Result<Vec<Group>, AppError> {
    let rows = group::Entity::find()
        .filter(group::Column::TrainingId.eq(training))
        .order_by_asc(group::Column::Name)
        .all(db)
        .await?;
    let groups = rows.into_iter().map(|row| Group {
        id: row.id,
        name: row.name,
    });
    Ok(groups.collect())
}

/// The groups that each of these sessions is for; none for one that is for everybody.
pub(super) async fn named_by(
    db: &impl ConnectionTrait,
    sessions: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, BTreeSet<i64>>, AppError> {
    let rows = session_group::Entity::find()
        .filter(among(db, session_group::Column::SessionId, sessions))
        .all(db)
        .await?;
    let mut named = BTreeMap::<i64, BTreeSet<i64>>::new();
    for row in rows {
        named
            .entry(row.session_id)
            .or_default()
            .insert(row.group_id);
    }
    Ok(named)
}

/// Makes a group; gives its number.
///
/// # Errors
/// `GroupThere` when the training has one of this name: the database holds one of each.
pub async fn make_group(
    db: &impl ConnectionTrait,
    manages: &Manages,
    name: &str,
    now: Timestamp,
) -> Result<i64, AppError> {
    let row = group::ActiveModel {
        training_id: Set(manages.training()),
        name: Set(name.to_owned()),
        created_by: Set(manages.by()),
        created_at: Set(now.into()),
        ..Default::default()
    };
    let made = row.insert(db).await.map_err(there_already)?;
    Ok(made.id)
}

/// Calls a group otherwise.
///
/// # Errors
/// `GroupThere`; `NotFound` for a group of another training.
pub async fn rename_group(
    db: &impl ConnectionTrait,
    manages: &Manages,
    id: i64,
    name: &str,
) -> Result<(), AppError> {
    let renamed = group::Entity::update_many()
        .col_expr(group::Column::Name, Expr::value(name))
        .filter(group::Column::Id.eq(id))
        .filter(group::Column::TrainingId.eq(manages.training()))
        .exec(db)
        .await
        .map_err(there_already)?;
    match renamed.rows_affected {
        0 => Err(AppError::NotFound),
        _ => Ok(()),
    }
}

fn there_already(error: DbErr) -> AppError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => UserError::GroupThere.into(),
        _ => error.into(),
    }
}

/// Removes a group; who was in it is in none.
///
/// # Errors
/// `GroupInUse` while a session is for it: without it the session would be for everybody.
/// `NotFound` for a group of another training.
pub async fn remove_group(db: &Write, manages: &Manages, id: i64) -> Result<(), AppError> {
    db.changes(News::Accounts);
    let named = session_group::Entity::find().filter(session_group::Column::GroupId.eq(id));
    if named.one(db).await?.is_some() {
        return Err(UserError::GroupInUse.into());
    }
    let removed = group::Entity::delete_many()
        .filter(group::Column::Id.eq(id))
        .filter(group::Column::TrainingId.eq(manages.training()))
        .exec(db)
        .await?;
    match removed.rows_affected {
        0 => Err(AppError::NotFound),
        _ => Ok(()),
    }
}

/// Puts people in a group, out of the one that they were in, or in none.
///
/// # Errors
/// `NotFound` for a group of another training.
pub async fn put_in_group(
    db: &Write,
    manages: &Manages,
    people: &[i64],
    into: Option<i64>,
) -> Result<(), AppError> {
    db.changes(News::Accounts);
    if let Some(id) = into {
        are_here(db, manages, &[id].into()).await?;
    }
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::GroupId, Expr::value(into))
        .filter(among(db, enrolment::Column::Id, people.iter().copied()))
        .filter(enrolment::Column::TrainingId.eq(manages.training()))
        .exec(db)
        .await?;
    Ok(())
}

/// Says for which groups a session is; for everybody where none is named.
///
/// # Errors
/// `NotFound` for a session or a group of another training.
pub async fn set_session_groups(
    db: &impl ConnectionTrait,
    manages: &Manages,
    id: i64,
    groups: &BTreeSet<i64>,
) -> Result<(), AppError> {
    let found =
        session::Entity::find_by_id(id).filter(session::Column::TrainingId.eq(manages.training()));
    if found.one(db).await?.is_none() {
        return Err(AppError::NotFound);
    }
    are_here(db, manages, groups).await?;
    session_group::Entity::delete_many()
        .filter(session_group::Column::SessionId.eq(id))
        .exec(db)
        .await?;
    let rows = groups.iter().map(|group| session_group::ActiveModel {
        session_id: Set(id),
        group_id: Set(*group),
        ..Default::default()
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        insert_all(db, rows, None).await?;
    }
    Ok(())
}

/// Passes when all of these are groups of the training.
async fn are_here(
    db: &impl ConnectionTrait,
    manages: &Manages,
    ids: &BTreeSet<i64>,
) -> Result<(), AppError> {
    let groups = groups(db, manages.training()).await?;
    let here: BTreeSet<i64> = groups.iter().map(|group| group.id).collect();
    if ids.is_subset(&here) {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}
