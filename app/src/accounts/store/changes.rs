//! What is changed of an account: name, language, address, password, and that it is erased.

use course::Language;
use jiff::Timestamp;
use records::account;
use rules::emails;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _, sea_query::Expr,
};

use crate::{
    authorization::viewer::{Administers, Organizes, Own},
    db::{Write, news::News},
    errors::AppError,
    secrets,
};

use super::{
    Reach, Which, accounts::model, end_logins, erase_invitations, forget_arrival_code,
    forget_devices, forget_passkeys, take_second_step,
};

/// Makes an account an administrator's, or no longer one.
///
/// # Errors
/// When there is no such account.
pub async fn make_administrator(db: &Write, id: i64, administrator: bool) -> Result<(), AppError> {
    db.changes(News::Account(id));
    let mut active = model(db, id).await?.into_active_model();
    active.administrator = Set(administrator);
    active.update(db).await?;
    Ok(())
}

pub async fn set_language(db: &Write, own: &Own, language: Language) -> Result<(), AppError> {
    db.changes(News::Account(own.account()));
    let mut active = model(db, own.account()).await?.into_active_model();
    active.language = Set(language.code().to_owned());
    active.update(db).await?;
    Ok(())
}

/// Puts the name and the language of an account right.
///
/// # Errors
/// When there is no such account.
pub async fn put_name(
    db: &Write,
    reach: Reach,
    name: &str,
    language: Language,
) -> Result<(), AppError> {
    db.changes(News::Account(reach.account()));
    let mut active = model(db, reach.account()).await?.into_active_model();
    active.name = Set(name.to_owned());
    active.language = Set(language.code().to_owned());
    active.update(db).await?;
    Ok(())
}

/// Sets the password of an account to one whose hash this is.
///
/// # Errors
/// When there is no such account.
pub async fn set_password(
    db: &impl ConnectionTrait,
    id: i64,
    hash: String,
) -> Result<(), AppError> {
    let mut active = model(db, id).await?.into_active_model();
    active.password_hash = Set(Some(hash));
    active.update(db).await?;
    Ok(())
}

/// Sets the first password of an account, to one whose hash this is.
///
/// # Errors
/// `NotAllowed` where there is one already: of two at the same time the second finds the first.
pub async fn set_first_password(
    db: &impl ConnectionTrait,
    id: i64,
    hash: String,
) -> Result<(), AppError> {
    let set = account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::value(hash))
        .filter(account::Column::Id.eq(id))
        .filter(account::Column::PasswordHash.is_null())
        .exec(db)
        .await?;
    match set.rows_affected {
        1 => Ok(()),
        _ => Err(AppError::NotAllowed),
    }
}

/// Gives somebody who came without one an address.
///
/// # Errors
/// When there is no such account, or another has the address.
pub async fn set_email(
    db: &impl ConnectionTrait,
    _: &impl Organizes,
    id: i64,
    email: &str,
) -> Result<(), AppError> {
    let mut active = model(db, id).await?.into_active_model();
    active.email = Set(emails::normalised(email));
    active.update(db).await?;
    Ok(())
}

/// Removes an account that nothing points to any more.
///
/// # Errors
/// When something does.
pub async fn remove(db: &Write, _: &impl Organizes, id: i64) -> Result<(), AppError> {
    db.changes(News::Account(id));
    account::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// A pseudonym for a person who is erased: “Person” and six random characters. It says nothing of
/// the account, whose number stands in addresses and logs.
pub fn pseudonym() -> String {
    format!("Person {}", secrets::readable(6))
}

/// Takes from an account all that says whose it is, puts a pseudonym in the name's place, ends its
/// logins and withdraws its invitations.
///
/// # Errors
/// When there is no such account.
pub async fn erase(
    db: &Write,
    administers: &Administers,
    id: i64,
    pseudonym: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    db.changes(News::Account(id));
    let mut active = model(db, id).await?.into_active_model();
    active.name = Set(pseudonym.to_owned());
    // A domain that nobody can have (RFC 2606): no letter arrives there. The name before it
    // cannot be guessed, so nobody can have typed it before.
    active.email = Set(format!("{}@erased.invalid", secrets::token()));
    active.password_hash = Set(None);
    active.erased_at = Set(Some(now.into()));
    active.update(db).await?;
    end_logins(db, id, Which::All, now).await?;
    forget_devices(db, id).await?;
    take_second_step(db, administers, id).await?;
    forget_passkeys(db, id).await?;
    forget_arrival_code(db, id).await?;
    erase_invitations(db, id).await
}
