//! What is kept when accounts are closed.

use jiff::Timestamp;
use records::account;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

use crate::{
    authorization::viewer::Administers,
    db::{Write, many::among, news::News},
    errors::AppError,
};

use super::{Account, Which, end_logins, reach::is_open};

/// An account that somebody is about to administer. Both are kept as they are until the transaction
/// ends, so that of two administrators who dismiss each other at the same moment one remains.
///
/// # Errors
/// `NotAllowed` when the other is no administrator, or no longer; `NotFound` when there is no such
/// account, or its person's data were erased.
pub async fn administered(
    db: &impl ConnectionTrait,
    _: &Administers,
    administrator: i64,
    account: i64,
) -> Result<Account, AppError> {
    let both = account::Entity::find()
        .filter(among(db, account::Column::Id, [administrator, account]))
        .order_by_asc(account::Column::Id)
        .lock_exclusive()
        .all(db)
        .await?;
    let find = |id| both.iter().find(|model| model.id == id);
    let acts = find(administrator).filter(|model| model.administrator && is_open(model));
    acts.ok_or(AppError::NotAllowed)?;
    let there = find(account).filter(|model| model.erased_at.is_none());
    Ok(there.ok_or(AppError::NotFound)?.clone().into())
}

/// Closes an account and ends its logins. Its links the database withdraws by itself.
///
/// # Errors
/// When there is no such account.
pub async fn close(db: &Write, _: &Administers, id: i64, now: Timestamp) -> Result<(), AppError> {
    put(db, id, Some(now)).await?;
    end_logins(db, id, Which::All, now).await?;
    Ok(())
}

/// Opens an account again.
///
/// # Errors
/// When there is no such account.
pub async fn reopen(db: &Write, _: &Administers, id: i64) -> Result<(), AppError> {
    put(db, id, None).await
}

async fn put(db: &Write, id: i64, at: Option<Timestamp>) -> Result<(), AppError> {
    db.changes(News::Account(id));
    let row = account::ActiveModel {
        id: Set(id),
        closed_at: Set(at.map(Into::into)),
        ..Default::default()
    };
    row.update(db).await?;
    Ok(())
}
