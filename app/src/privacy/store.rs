//! Who has read the notice.

use jiff::Timestamp;
use records::notice_reading;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    sea_query::OnConflict,
};

use crate::errors::AppError;

use super::VERSION;

/// When somebody confirmed the notice in its present version.
pub(super) async fn read_at(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<Option<Timestamp>, AppError> {
    let found = notice_reading::Entity::find()
        .filter(notice_reading::Column::AccountId.eq(account))
        .filter(notice_reading::Column::Version.eq(VERSION))
        .one(db)
        .await?;
    Ok(found.map(|reading| reading.read_at.into()))
}

/// Notes that somebody has read the notice in its present version; the first time counts.
///
/// # Errors
/// When the database refuses.
pub async fn confirm(
    db: &impl ConnectionTrait,
    account: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    let row = notice_reading::ActiveModel {
        account_id: Set(account),
        version: Set(VERSION),
        read_at: Set(now.into()),
        ..Default::default()
    };
    let there = OnConflict::columns([
        notice_reading::Column::AccountId,
        notice_reading::Column::Version,
    ])
    .do_nothing()
    .to_owned();
    notice_reading::Entity::insert(row)
        .on_conflict(there)
        .exec_without_returning(db)
        .await?;
    Ok(())
}
