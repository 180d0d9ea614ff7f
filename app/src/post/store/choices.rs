//! Which letters a person wants.

use std::collections::BTreeSet;

use records::declined_letter as declined;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
};

use crate::{
    authorization::viewer::Own,
    db::many::{among, insert_all},
    errors::AppError,
};

use super::Kind;

/// The kinds that a person wants none of.
///
/// # Errors
/// When the database cannot be read.
pub async fn declined_by(db: &impl ConnectionTrait, account: i64) -> Result<Vec<Kind>, AppError> {
    let rows = declined::Entity::find()
        .filter(declined::Column::AccountId.eq(account))
        .all(db)
        .await?;
    let kinds = rows.iter().filter_map(|row| Kind::from_code(&row.kind));
    Ok(kinds.collect())
}

/// Of these people, those who want no letters of a kind.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn who_declined(
    db: &impl ConnectionTrait,
    kind: Kind,
    accounts: impl IntoIterator<Item = i64>,
) -> Result<BTreeSet<i64>, AppError> {
    if !kind.may_be_declined() {
        return Ok(BTreeSet::new());
    }
    let rows = declined::Entity::find()
        .filter(declined::Column::Kind.eq(kind.code()))
        .filter(among(db, declined::Column::AccountId, accounts))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.account_id).collect())
}

/// Keeps which kinds the person wants none of; those that are necessary cannot be among them.
///
/// # Errors
/// When the database refuses.
pub async fn choose(
    db: &impl ConnectionTrait,
    own: &Own,
    unwanted: &[Kind],
) -> Result<(), AppError> {
    forget_choices(db, own.account()).await?;
    let rows = unwanted
        .iter()
        .filter(|kind| kind.may_be_declined())
        .map(|kind| declined::ActiveModel {
            account_id: Set(own.account()),
            kind: Set(kind.code().to_owned()),
            ..Default::default()
        });
    insert_all(db, rows.collect(), None).await?;
    Ok(())
}

/// Forgets what a person chose.
pub(super) async fn forget_choices(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<(), AppError> {
    declined::Entity::delete_many()
        .filter(declined::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    Ok(())
}
