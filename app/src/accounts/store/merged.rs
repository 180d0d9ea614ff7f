//! Accounts that became part of another.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use records::{account, merged_account as merged};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ConnectionTrait, EntityTrait as _, QueryFilter as _,
};

use crate::{
    authorization::viewer::{InTraining as _, TakesRegister},
    db::{Write, many::among, news::News},
    errors::{AppError, UserError},
};

use super::{
    Reach, Which, end_logins, forget_arrival_code, forget_devices, forget_passkeys,
    forget_second_step,
};

/// The accounts of which these became part, by these; none for one that stands by itself. Where that
/// one became part of another later, it is the last that is given.
///
/// # Errors
/// When the database cannot be read.
pub async fn merged_into(
    db: &impl ConnectionTrait,
    accounts: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, i64>, AppError> {
    let mut found = BTreeMap::<i64, i64>::new();
    let mut open: BTreeSet<i64> = accounts.into_iter().collect();
    while !open.is_empty() {
        let rows = merged::Entity::find()
            .filter(among(db, merged::Column::AccountId, open.iter().copied()))
            .all(db)
            .await?;
        open = rows.iter().map(|row| row.into_id).collect();
        for row in rows {
            for into in found.values_mut() {
                if *into == row.account_id {
                    *into = row.into_id;
                }
            }
            found.insert(row.account_id, row.into_id);
        }
    }
    Ok(found)
}

/// The accounts that became part of one, and of these, without it.
///
/// # Errors
/// When the database cannot be read.
pub async fn merged_from(db: &impl ConnectionTrait, account: i64) -> Result<Vec<i64>, AppError> {
    let (mut found, mut open) = (Vec::new(), vec![account]);
    while !open.is_empty() {
        let rows = merged::Entity::find()
            .filter(among(db, merged::Column::IntoId, open))
            .all(db)
            .await?;
        open = rows.into_iter().map(|row| row.account_id).collect();
        found.extend(&open);
    }
    Ok(found)
}

/// Makes an account part of another: its logins and links end, and nobody comes in by it any more.
///
/// # Errors
/// `AccountMerged` where it is part of one already.
pub async fn merge(
    db: &Write,
    (account, into): (Reach, Reach),
    now: Timestamp,
) -> Result<(), AppError> {
    shut(db, (account.account, into.account), into.maker, now).await
}

/// Makes the account of somebody who came without an address part of the person's own.
///
/// # Errors
/// As [`merge`].
pub async fn merge_guest(
    db: &Write,
    takes: &TakesRegister,
    (guest, into): (i64, i64),
    now: Timestamp,
) -> Result<(), AppError> {
    shut(db, (guest, into), takes.by(), now).await
}

async fn shut(
    db: &Write,
    (account, into): (i64, i64),
    by: Option<i64>,
    now: Timestamp,
) -> Result<(), AppError> {
    db.changes(News::Account(account));
    if !merged_into(db, [account, into]).await?.is_empty() {
        return Err(UserError::AccountMerged.into());
    }
    let row = merged::ActiveModel {
        account_id: Set(account),
        into_id: Set(into),
        merged_by: Set(by),
        merged_at: Set(now.into()),
        ..Default::default()
    };
    row.insert(db).await?;
    // The database withdraws the links of an account that is closed.
    let closed = account::ActiveModel {
        id: Set(account),
        closed_at: Set(Some(now.into())),
        password_hash: Set(None),
        ..Default::default()
    };
    closed.update(db).await?;
    end_logins(db, account, Which::All, now).await?;
    forget_devices(db, account).await?;
    forget_second_step(db, account).await?;
    forget_passkeys(db, account).await?;
    forget_arrival_code(db, account).await
}
