//! Logins.

use std::{collections::BTreeSet, sync::Arc};

use course::Language;
use jiff::{SignedDuration, Timestamp};
use records::{account, enrolment, login, roll_taker, training};
use rules::{places::Place, roles::Role};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, sea_query::Expr,
};

use crate::{
    authorization::viewer::{Protection, Seat, Viewer},
    db::{Database, Write, many::among, news::News},
    errors::AppError,
};

use super::{model, reach::is_open, second_steps::protection};

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
/// The use of a login is noted to the minute.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(1);
/// For so long after signing in one is told of tries that had failed before.
const TOLD_FOR: SignedDuration = SignedDuration::from_mins(10);

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

/// Who comes by a login, if it still counts. Its use is noted to the minute, and later: reading
/// waits for no writer, and a use that cannot be noted turns nobody away.
///
/// # Errors
/// When the database cannot be reached.
pub async fn recognise(
    db: &crate::db::Database,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<Viewer>, AppError> {
    let found = login::Entity::find()
        .filter(login::Column::TokenHash.eq(token_hash))
        .filter(login::Column::EndedAt.is_null())
        .find_also_related(account::Entity)
        .one(db.read())
        .await?;
    let Some((login, Some(account))) = found else {
        return Ok(None);
    };
    let seen_at = Timestamp::from(login.seen_at);
    if !is_open(&account) || !still_counts(&login, account.administrator, now) {
        return Ok(None);
    }
    if now.duration_since(seen_at) >= NOTED_EVERY {
        let (db, login) = (db.clone(), login.id);
        tokio::spawn(async move {
            if let Err(error) = note_use(&db, login, now).await {
                tracing::warn!(%error, "the use of a login cannot be noted");
            }
        });
    }
    Ok(Some(viewer(db.read(), login, account, now).await?))
}

/// Who has a login now, if it still counts, for what goes on after a request was let in. That is
/// no use of it, so none is noted.
///
/// # Errors
/// When the database cannot be reached.
pub async fn recognise_again(
    db: &impl ConnectionTrait,
    login: i64,
    now: Timestamp,
) -> Result<Option<Viewer>, AppError> {
    let found = login::Entity::find_by_id(login)
        .filter(login::Column::EndedAt.is_null())
        .find_also_related(account::Entity)
        .one(db)
        .await?;
    match found {
        Some((login, Some(account))) if still_counts(&login, account.administrator, now) => {
            Ok(Some(viewer(db, login, account, now).await?))
        }
        _ => Ok(None),
    }
}

/// Whether a login that nobody has ended still counts.
fn still_counts(login: &login::Model, administrator: bool, now: Timestamp) -> bool {
    let (idle_limit, limit) = limits(login.stays, administrator);
    let begun = Timestamp::from(login.created_at);
    now < Timestamp::from(login.expires_at)
        && now.duration_since(begun) < limit
        && now.duration_since(login.seen_at.into()) < idle_limit
}

async fn viewer(
    db: &impl ConnectionTrait,
    login: login::Model,
    account: account::Model,
    now: Timestamp,
) -> Result<Viewer, AppError> {
    let (idle_limit, limit) = limits(login.stays, account.administrator);
    let begun = Timestamp::from(login.created_at);
    let failed_before = login
        .failed_since
        .filter(|_| now.duration_since(begun) < TOLD_FOR)
        .map(|since| (login.failed_tries.unsigned_abs(), since.into()));
    let seats = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account.id))
        // Who waits for a place, or gave it up, has no seat.
        .filter(enrolment::Column::Place.eq(Place::Enrolled.code()))
        .find_also_related(training::Entity)
        .order_by_asc(enrolment::Column::Id)
        .all(db)
        .await?;
    let arrived = login.arrived;
    let seats: Vec<Seat> = seats
        .into_iter()
        // Who came by a code in the room is a judge here, and nothing else.
        .filter(|(seat, _)| !arrived || seat.role == Role::Judge.code())
        .filter_map(|(seat, training)| {
            Some(Seat {
                enrolment: seat.id,
                training: seat.training_id,
                course: training?.course,
                role: Role::from_code(&seat.role)?,
                group: seat.group_id,
            })
        })
        .collect();
    let closed: Vec<i64> = training::Entity::find()
        .select_only()
        .column(training::Column::Id)
        .filter(
            Condition::any()
                .add(training::Column::ArchivedAt.is_not_null())
                .add(training::Column::CancelledAt.is_not_null()),
        )
        .into_tuple()
        .all(db)
        .await?;
    let closed: BTreeSet<i64> = closed.into_iter().collect();
    let roles = seats.iter().map(|seat| seat.role);
    let protection = protection(db, account.id, account.administrator, roles).await?;
    let owes = protection == Protection::Owed;
    let calls_rolls = was_named(db, seats.iter()).await?;
    Ok(Viewer {
        account: account.id,
        login: login.id,
        name: account.name,
        language: Language::from_code(&account.language).unwrap_or(Language::Kk),
        // Whoever owes the second step has no power until it is set up, by any check there is.
        administrator: account.administrator && !owes && !arrived,
        seats: if owes { Vec::new() } else { seats },
        protection,
        closed: Arc::new(closed),
        acts: false,
        arrived,
        seen_at: now,
        expires_at: Timestamp::from(login.expires_at).min(begun + limit),
        idle_limit,
        failed_before,
        calls_rolls,
    })
}

/// Whether one of these who take a course was ever named to call the roll of a session.
async fn was_named(
    db: &impl ConnectionTrait,
    seats: impl Iterator<Item = &Seat>,
) -> Result<bool, AppError> {
    let judges = seats.filter(|seat| seat.role.is_registered());
    let judges: Vec<i64> = judges.map(|seat| seat.enrolment).collect();
    if judges.is_empty() {
        return Ok(false);
    }
    let named = roll_taker::Entity::find()
        .filter(among(db, roll_taker::Column::EnrolmentId, judges))
        .filter(roll_taker::Column::Takes.eq(true))
        .one(db)
        .await?;
    Ok(named.is_some())
}

async fn note_use(db: &crate::db::Database, login: i64, now: Timestamp) -> Result<(), AppError> {
    let txn = db.begin().await?;
    login::Entity::update_many()
        .col_expr(login::Column::SeenAt, Expr::value(now.as_millisecond()))
        .filter(login::Column::Id.eq(login))
        // Later uses may have been noted before.
        .filter(login::Column::SeenAt.lt(now.as_millisecond()))
        .exec(&txn)
        .await?;
    txn.commit().await?;
    Ok(())
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
