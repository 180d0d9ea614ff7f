//! Changing the address of an account (e-mail verification): the new address is confirmed by a link
//! that is sent to it. Before anybody has chosen a password there is nobody to ask, and the address
//! is put right at once.

use jiff::{SignedDuration, Timestamp};
use records::{account, invitation};
use rules::emails;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ConnectionTrait, IntoActiveModel as _, SqlErr,
};

use crate::{
    db::{Write, news::News},
    errors::{AppError, UserError},
};

use super::{
    invitations::{locked, make_link},
    links::{open_link, use_invitation},
    model, model_by_email,
    reach::{Reach, is_open, reaches},
};

/// The code of a link that confirms an address, beside those that set a password
/// ([`super::LinkKind`]).
const ADDRESS: &str = "address";

/// For how long such a link works.
pub const ADDRESS_LIMIT: SignedDuration = SignedDuration::from_hours(3 * 24);

/// A new address that waits to be confirmed.
#[derive(Clone, Debug)]
pub struct NewAddress {
    /// The link.
    link: i64,
    /// Whose it is.
    pub account: account::Model,
    /// The new address.
    pub email: String,
}

/// Makes the link that confirms a new address, and withdraws the account's link made before. Gives
/// its token, which is kept nowhere.
///
/// # Errors
/// When the database refuses.
pub async fn offer_address(
    db: &impl ConnectionTrait,
    reach: Reach,
    email: &str,
    now: Timestamp,
) -> Result<String, AppError> {
    let row = invitation::ActiveModel {
        kind: Set(ADDRESS.to_owned()),
        new_email: Set(Some(emails::normalised(email))),
        expires_at: Set((now + ADDRESS_LIMIT).into()),
        ..Default::default()
    };
    make_link(db, reach, row, now).await
}

/// The address that a link confirms, as long as the link works.
///
/// # Errors
/// `InvitationGone`.
pub async fn offered_address(
    db: &impl ConnectionTrait,
    token: &str,
    now: Timestamp,
) -> Result<NewAddress, AppError> {
    let found = open_link(db, token, now).await?;
    let account = model(db, found.account_id).await?;
    checked(db, found, account).await
}

/// Confirms an address: from now on the person signs in with it. Gives what it was before.
///
/// # Errors
/// `InvitationGone`; `AddressTaken` when somebody else has the address by now.
pub async fn confirm_address(
    db: &Write,
    token: &str,
    now: Timestamp,
) -> Result<NewAddress, AppError> {
    let account = locked(db, open_link(db, token, now).await?.account_id).await?;
    // Again: it may have been withdrawn while the account was waited for.
    let found = open_link(db, token, now).await?;
    let new = checked(db, found, account).await?;
    use_invitation(db, new.link, now).await?;
    put(db, new.account.clone(), &new.email).await?;
    Ok(new)
}

/// Passes when nobody but this account has an address. Who writes it is told by the database all the
/// same: of two at the same time one comes too late.
///
/// # Errors
/// `AddressTaken`.
pub async fn address_is_free(
    db: &impl ConnectionTrait,
    account: i64,
    email: &str,
) -> Result<(), AppError> {
    match model_by_email(db, email).await? {
        Some(other) if other.id != account => Err(UserError::AddressTaken.into()),
        _ => Ok(()),
    }
}

/// Puts the address of an account right that nobody has chosen a password for. Links that were sent
/// to the old one are withdrawn by the database.
///
/// # Errors
/// `NotAllowed` where somebody has; `AddressTaken`.
pub async fn put_address(db: &Write, reach: Reach, email: &str) -> Result<(), AppError> {
    let account = locked(db, reach.account).await?;
    if account.password_hash.is_some() {
        return Err(AppError::NotAllowed);
    }
    put(db, account, email).await
}

async fn put(db: &Write, account: account::Model, email: &str) -> Result<(), AppError> {
    db.changes(News::Account(account.id));
    let mut active = account.into_active_model();
    active.email = Set(emails::normalised(email));
    match active.update(db).await {
        Ok(_) => Ok(()),
        Err(error) => match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Err(UserError::AddressTaken.into()),
            _ => Err(error.into()),
        },
    }
}

async fn checked(
    db: &impl ConnectionTrait,
    found: invitation::Model,
    account: account::Model,
) -> Result<NewAddress, AppError> {
    let may = is_open(&account) && reaches(db, found.created_by, &account).await?;
    let email = found.new_email.filter(|_| may && found.kind == ADDRESS);
    Ok(NewAddress {
        link: found.id,
        account,
        email: email.ok_or(UserError::InvitationGone)?,
    })
}
