//! Logins.

use jiff::{SignedDuration, Timestamp};
use records::login;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, sea_query::Expr,
};

use crate::{
    db::{Database, Write, many::among, news::News},
    errors::AppError,
};

use super::{model, recognition::still_counts};

/// A login that nobody uses for this long ends: a day at court, so that a judge who reads in
/// the morning goes on in the evening.
const IDLE_LIMIT: SignedDuration = SignedDuration::from_hours(12);
/// A login ends after this time even when it is used.
const LOGIN_LIMIT: SignedDuration = SignedDuration::from_hours(14 * 24);
/// On a device where somebody stays signed in: from one evening of reading to the next, and from
/// the week before a training to its last day.
const STAYING_IDLE_LIMIT: SignedDuration = SignedDuration::from_hours(14 * 24);
/// And the end of it: NIST SP 800-63B asks for the password again after thirty days.
pub const STAYING_LIMIT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The limits of a login: without use, and whatever happens. An administrator's never stays, also
/// where it began before the person became one.
pub(super) fn limits(stays: bool, administrator: bool) -> (SignedDuration, SignedDuration) {
    if stays && !administrator {
        (STAYING_IDLE_LIMIT, STAYING_LIMIT)
    } else {
        (IDLE_LIMIT, LOGIN_LIMIT)
    }
}

/// Whose login has this token's hash, whether it still counts or has ended.
///
/// # Errors
/// When the database cannot be read.
pub async fn whose_login(db: &impl ConnectionTrait, hash: &str) -> Result<Option<i64>, AppError> {
    let found = login::Entity::find()
        .filter(login::Column::TokenHash.eq(hash))
        .one(db)
        .await?;
    Ok(found.map(|login| login.account_id))
}

/// Ends logins of an account: one, or all but one, or all. Gives how many were open.
pub async fn end_logins(
    db: &Write,
    account: i64,
    which: Which,
    now: Timestamp,
) -> Result<u64, AppError> {
    db.changes(News::Account(account));
    let mut query = login::Entity::update_many()
        .col_expr(login::Column::EndedAt, Expr::value(now.as_millisecond()))
        .filter(login::Column::AccountId.eq(account))
        .filter(login::Column::EndedAt.is_null());
    match which {
        Which::All => {}
        Which::Only(id) => query = query.filter(login::Column::Id.eq(id)),
        Which::AllBut(id) => query = query.filter(login::Column::Id.ne(id)),
    }
    Ok(query.exec(db).await?.rows_affected)
}

/// How many rows go at once.
const FORGOTTEN_AT_ONCE: u64 = 500;

/// Deletes logins that ended before a time, or came to their limit. Gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn forget_logins(db: &Database, before: Timestamp) -> Result<usize, AppError> {
    let before = before.as_millisecond();
    let old = Condition::any()
        .add(login::Column::EndedAt.lt(before))
        .add(login::Column::ExpiresAt.lt(before));
    let mut gone = 0;
    loop {
        let ids: Vec<i64> = login::Entity::find()
            .select_only()
            .column(login::Column::Id)
            .filter(old.clone())
            .limit(FORGOTTEN_AT_ONCE)
            .into_tuple()
            .all(db.read())
            .await?;
        if ids.is_empty() {
            return Ok(gone);
        }
        gone += ids.len();
        login::Entity::delete_many()
            .filter(among(db.writer(), login::Column::Id, ids))
            .exec(db.writer())
            .await?;
    }
}

/// Which logins of an account.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    /// All.
    All,
    /// One.
    Only(i64),
    /// All but one.
    AllBut(i64),
}

/// A login, as its owner and administrators see it.
#[derive(Clone, Debug)]
pub struct Login {
    /// Its number.
    pub id: i64,
    /// When it began.
    pub begun: Timestamp,
    /// When it was last used, to the minute.
    pub used: Timestamp,
    /// The browser in words; empty where unknown.
    pub browser: String,
    /// Whether it stays.
    pub stays: bool,
    /// How many tries had failed before it, and since when.
    pub failed_before: Option<(u32, Timestamp)>,
}

/// The logins of an account that still count, newest first.
pub async fn logins(
    db: &impl ConnectionTrait,
    account: i64,
    now: Timestamp,
) -> Result<Vec<Login>, AppError> {
    let administrator = model(db, account).await?.administrator;
    let models = login::Entity::find()
        .filter(login::Column::AccountId.eq(account))
        .filter(login::Column::EndedAt.is_null())
        .filter(login::Column::ExpiresAt.gt(now.as_millisecond()))
        .order_by_desc(login::Column::Id)
        .all(db)
        .await?;
    Ok(models
        .into_iter()
        .filter(|login| still_counts(login, administrator, now))
        .map(|login| Login {
            id: login.id,
            begun: login.created_at.into(),
            used: login.seen_at.into(),
            failed_before: login
                .failed_since
                .map(|since| (login.failed_tries.unsigned_abs(), since.into())),
            browser: login.browser,
            stays: login.stays,
        })
        .collect())
}
