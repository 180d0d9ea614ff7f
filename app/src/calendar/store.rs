//! What is kept of people's calendars.

use jiff::Timestamp;
use records::calendar_feed;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    sea_query::OnConflict,
};

use crate::{
    accounts::Reach,
    authorization::viewer::{Administers, Own},
    errors::AppError,
    secrets,
};

/// Makes an address for a person's calendar, which ends the one before. Gives its token, which is
/// kept nowhere.
pub(super) async fn renew(
    db: &impl ConnectionTrait,
    own: &Own,
    now: Timestamp,
) -> Result<String, AppError> {
    let token = secrets::token();
    let row = calendar_feed::ActiveModel {
        account_id: Set(own.account()),
        token_hash: Set(secrets::hash(&token)),
        created_at: Set(now.into()),
        ..Default::default()
    };
    let before = OnConflict::column(calendar_feed::Column::AccountId)
        .update_columns([
            calendar_feed::Column::TokenHash,
            calendar_feed::Column::CreatedAt,
        ])
        .to_owned();
    calendar_feed::Entity::insert(row)
        .on_conflict(before)
        .exec_without_returning(db)
        .await?;
    Ok(token)
}

/// Whose calendar has the address with this token.
pub(super) async fn owner(db: &impl ConnectionTrait, token: &str) -> Result<Option<i64>, AppError> {
    let found = calendar_feed::Entity::find()
        .filter(calendar_feed::Column::TokenHash.eq(secrets::hash(token)))
        .one(db)
        .await?;
    Ok(found.map(|feed| feed.account_id))
}

/// Since when a person's calendar has its address.
pub(super) async fn since(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<Option<Timestamp>, AppError> {
    let found = calendar_feed::Entity::find()
        .filter(calendar_feed::Column::AccountId.eq(account))
        .one(db)
        .await?;
    Ok(found.map(|feed| feed.created_at.into()))
}

/// Ends the address of a calendar whose account becomes part of another.
///
/// # Errors
/// When the database refuses.
pub async fn end(db: &impl ConnectionTrait, reach: Reach) -> Result<(), AppError> {
    remove(db, reach.account()).await
}

/// Ends the address of a person's calendar.
///
/// # Errors
/// When the database refuses.
pub async fn erase(
    db: &impl ConnectionTrait,
    _: &Administers,
    account: i64,
) -> Result<(), AppError> {
    remove(db, account).await
}

async fn remove(db: &impl ConnectionTrait, account: i64) -> Result<(), AppError> {
    calendar_feed::Entity::delete_many()
        .filter(calendar_feed::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    Ok(())
}
