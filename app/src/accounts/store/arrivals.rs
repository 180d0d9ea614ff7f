//! How logins begin: in which browser, and what had failed before.

use jiff::{SignedDuration, Timestamp};
use records::{account, login};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, ExprTrait as _,
    QueryFilter as _, sea_query::Expr,
};

use crate::{
    db::{Write, news::News},
    errors::AppError,
    secrets,
};

use super::{
    logins::limits,
    model,
    second_steps::{Admission, Admitted, admit},
};

/// In which browser somebody signs in.
#[derive(Clone, Debug, Default)]
pub struct Arrival {
    /// What is kept of its device cookie for this account.
    pub device_hash: Option<String>,
    /// The browser in words.
    pub browser: String,
    /// Whether the person wants to stay signed in there.
    pub stays: bool,
    /// Whether the person comes by a code in the room, without a password.
    pub by_code: bool,
}

/// A login that began by a code in the room ends with the day.
const CODE_LIMIT: SignedDuration = SignedDuration::from_hours(14);

/// Begins a login in a browser of which nothing is known, and gives its token, which is kept
/// nowhere.
///
/// # Errors
/// `NotAllowed` for an account with a second step; when the database refuses.
pub async fn begin_login(db: &Write, account: i64, now: Timestamp) -> Result<String, AppError> {
    match admit(db, account).await? {
        Admission::In(admitted) => {
            let (token, _) = begin_login_in(db, admitted, Arrival::default(), now).await?;
            Ok(token)
        }
        Admission::CodeNeeded => Err(AppError::NotAllowed),
    }
}

/// Begins the login of somebody who has been admitted, and gives its token, which is kept nowhere,
/// and whether it stays. What had failed before is told in it and counted anew.
pub async fn begin_login_in(
    db: &Write,
    admitted: Admitted,
    arrival: Arrival,
    now: Timestamp,
) -> Result<(String, bool), AppError> {
    db.changes(News::Account(admitted.account()));
    let token = secrets::token();
    let account = model(db, admitted.account()).await?;
    let stays = arrival.stays && !account.administrator && !arrival.by_code;
    let (_, limit) = match arrival.by_code {
        true => (CODE_LIMIT, CODE_LIMIT),
        false => limits(stays, account.administrator),
    };
    login::Entity::insert(login::ActiveModel {
        account_id: Set(account.id),
        token_hash: Set(secrets::hash(&token)),
        created_at: Set(now.into()),
        seen_at: Set(now.into()),
        expires_at: Set((now + limit).into()),
        ended_at: Set(None),
        device_hash: Set(arrival.device_hash),
        browser: Set(arrival.browser),
        stays: Set(stays),
        arrived: Set(arrival.by_code),
        failed_tries: Set(account.failed_tries),
        failed_since: Set(account.failed_since),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    if account.failed_tries > 0 {
        account::Entity::update_many()
            .col_expr(account::Column::FailedTries, Expr::value(0))
            .col_expr(account::Column::FailedSince, Expr::value(None::<i64>))
            .filter(account::Column::Id.eq(account.id))
            .exec(db)
            .await?;
    }
    Ok((token, stays))
}

/// Notes that somebody tried to sign in to an account with a wrong password.
pub async fn note_failure(
    db: &impl ConnectionTrait,
    account: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    let since = Expr::col(account::Column::FailedSince).if_null(now.as_millisecond());
    account::Entity::update_many()
        .col_expr(
            account::Column::FailedTries,
            Expr::col(account::Column::FailedTries).add(1),
        )
        .col_expr(account::Column::FailedSince, since)
        .filter(account::Column::Id.eq(account))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether an account has signed in before by the browser of which this is kept.
pub async fn knows_device(
    db: &impl ConnectionTrait,
    account: i64,
    device_hash: &str,
) -> Result<bool, AppError> {
    let found = login::Entity::find()
        .filter(login::Column::AccountId.eq(account))
        .filter(login::Column::DeviceHash.eq(device_hash))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Forgets in which browsers an account has signed in, and what had failed.
pub async fn forget_devices(db: &impl ConnectionTrait, account: i64) -> Result<(), AppError> {
    login::Entity::update_many()
        .col_expr(login::Column::DeviceHash, Expr::value(None::<String>))
        .col_expr(login::Column::Browser, Expr::value(""))
        .filter(login::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    account::Entity::update_many()
        .col_expr(account::Column::FailedTries, Expr::value(0))
        .col_expr(account::Column::FailedSince, Expr::value(None::<i64>))
        .filter(account::Column::Id.eq(account))
        .exec(db)
        .await?;
    Ok(())
}
