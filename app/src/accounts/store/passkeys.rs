//! What is kept of passkeys.

use jiff::Timestamp;
use records::passkey;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
};
use uuid::Uuid;

use crate::{
    accounts::passkeys::{Kept, Proven},
    authorization::viewer::Own,
    errors::AppError,
};

use super::{model, reach::is_open, second_steps::Admitted};
use crate::errors::UserError;

/// A passkey, as its owner sees it.
#[derive(Clone, Debug)]
pub struct Passkey {
    /// Its number.
    pub id: i64,
    /// The browser in which it was made; empty where unknown.
    pub browser: String,
    /// When it was made.
    pub made: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

/// The passkeys of an account, oldest first, and what its devices call the account.
pub async fn passkeys(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<(Vec<Passkey>, Vec<Kept>, Option<Uuid>), AppError> {
    let rows = passkey::Entity::find()
        .filter(passkey::Column::AccountId.eq(account))
        .order_by_asc(passkey::Column::Id)
        .all(db)
        .await?;
    let handle = rows.first().and_then(|row| row.user_handle.parse().ok());
    let kept = rows.iter().map(|row| Kept {
        hash: row.credential_hash.clone(),
        credential: row.credential.clone(),
    });
    let kept = kept.collect();
    let seen = rows.into_iter().map(|row| Passkey {
        id: row.id,
        browser: row.browser,
        made: row.made_at.into(),
        used: row.used_at.map(Into::into),
    });
    Ok((seen.collect(), kept, handle))
}

/// Keeps a passkey. False where it is kept already, whoever's it is.
pub async fn add_passkey(
    db: &impl ConnectionTrait,
    own: &Own,
    (kept, handle): (Kept, Uuid),
    browser: String,
    now: Timestamp,
) -> Result<bool, AppError> {
    let there = passkey::Entity::find()
        .filter(passkey::Column::CredentialHash.eq(&kept.hash))
        .one(db)
        .await?;
    if there.is_some() {
        return Ok(false);
    }
    passkey::Entity::insert(passkey::ActiveModel {
        account_id: Set(own.account()),
        user_handle: Set(handle.to_string()),
        credential_hash: Set(kept.hash),
        credential: Set(kept.credential),
        browser: Set(browser),
        made_at: Set(now.into()),
        used_at: Set(None),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(true)
}

/// Removes one of one's own passkeys. False where there is none of this number.
pub async fn remove_passkey(
    db: &impl ConnectionTrait,
    own: &Own,
    id: i64,
) -> Result<bool, AppError> {
    let gone = passkey::Entity::delete_many()
        .filter(passkey::Column::Id.eq(id))
        .filter(passkey::Column::AccountId.eq(own.account()))
        .exec(db)
        .await?;
    Ok(gone.rows_affected == 1)
}

/// Removes all passkeys of an account whose person is erased.
pub async fn forget_passkeys(db: &impl ConnectionTrait, account: i64) -> Result<(), AppError> {
    passkey::Entity::delete_many()
        .filter(passkey::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    Ok(())
}

/// The row of a passkey with its public key, if the device that shows it calls the account so.
pub async fn passkey_by(
    db: &impl ConnectionTrait,
    hash: &str,
    handle: Uuid,
) -> Result<Option<(i64, String)>, AppError> {
    let found = passkey::Entity::find()
        .filter(passkey::Column::CredentialHash.eq(hash))
        .filter(passkey::Column::UserHandle.eq(handle.to_string()))
        .one(db)
        .await?;
    Ok(found.map(|row| (row.id, row.credential)))
}

/// Admits whoever has shown a passkey: both steps at once.
///
/// # Errors
/// `AccountClosed`; `PasskeyUnknown` when it was removed meanwhile.
pub async fn admit_by_passkey(
    db: &impl ConnectionTrait,
    proven: Proven,
    now: Timestamp,
) -> Result<Admitted, AppError> {
    let found = passkey::Entity::find_by_id(proven.passkey())
        .one(db)
        .await?;
    let row = found.ok_or(UserError::PasskeyUnknown)?;
    if !is_open(&model(db, row.account_id).await?) {
        return Err(UserError::AccountClosed.into());
    }
    passkey::Entity::update_many()
        .col_expr(
            passkey::Column::UsedAt,
            sea_orm::sea_query::Expr::value(now.as_millisecond()),
        )
        .col_expr(
            passkey::Column::Credential,
            sea_orm::sea_query::Expr::value(proven.credential()),
        )
        .filter(passkey::Column::Id.eq(row.id))
        .exec(db)
        .await?;
    Ok(Admitted::by_passkey(row.account_id))
}
