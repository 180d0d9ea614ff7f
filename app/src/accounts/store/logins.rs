//! Logins.

use course::Language;
use jiff::{SignedDuration, Timestamp};
use records::{account, enrolment, login, training};
use rules::{places::Place, roles::Role};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, sea_query::Expr,
};

use crate::{
    errors::AppError,
    secrets,
    viewer::{Seat, Viewer},
};

use super::reach::is_open;

/// A login that nobody uses for this long ends: a day at court, so that a judge who reads in
/// the morning goes on in the evening.
pub const IDLE_LIMIT: SignedDuration = SignedDuration::from_hours(12);
/// A login ends after this time even when it is used.
pub const LOGIN_LIMIT: SignedDuration = SignedDuration::from_hours(14 * 24);
/// The use of a login is noted to the minute.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Begins a login and gives its token, which is kept nowhere.
pub async fn begin_login(
    db: &impl ConnectionTrait,
    account: i64,
    now: Timestamp,
) -> Result<String, AppError> {
    let token = secrets::token();
    login::Entity::insert(login::ActiveModel {
        account_id: Set(account),
        token_hash: Set(secrets::hash(&token)),
        created_at: Set(now.into()),
        seen_at: Set(now.into()),
        expires_at: Set((now + LOGIN_LIMIT).into()),
        ended_at: Set(None),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(token)
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

/// Ends logins of an account: one, or all but one, or all.
pub async fn end_logins(
    db: &impl ConnectionTrait,
    account: i64,
    which: Which,
    now: Timestamp,
) -> Result<(), AppError> {
    let mut query = login::Entity::update_many()
        .col_expr(login::Column::EndedAt, Expr::value(now.as_millisecond()))
        .filter(login::Column::AccountId.eq(account))
        .filter(login::Column::EndedAt.is_null());
    match which {
        Which::All => {}
        Which::Only(id) => query = query.filter(login::Column::Id.eq(id)),
        Which::AllBut(id) => query = query.filter(login::Column::Id.ne(id)),
    }
    query.exec(db).await?;
    Ok(())
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
    if !is_open(&account) {
        return Ok(None);
    }
    let (seen_at, expires_at) = (
        Timestamp::from(login.seen_at),
        Timestamp::from(login.expires_at),
    );
    if now >= expires_at || now.duration_since(seen_at) >= IDLE_LIMIT {
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
    let seats = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account.id))
        // Who waits for a place, or gave it up, has no seat.
        .filter(enrolment::Column::Place.eq(Place::Enrolled.code()))
        .find_also_related(training::Entity)
        .order_by_asc(enrolment::Column::Id)
        .all(db.read())
        .await?;
    Ok(Some(Viewer {
        account: account.id,
        login: login.id,
        name: account.name,
        language: Language::from_code(&account.language).unwrap_or(Language::Kk),
        administrator: account.administrator,
        seats: seats
            .into_iter()
            .filter_map(|(seat, training)| {
                Some(Seat {
                    enrolment: seat.id,
                    training: seat.training_id,
                    course: training?.course,
                    role: Role::from_code(&seat.role)?,
                })
            })
            .collect(),
        seen_at: now,
        expires_at,
    }))
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

/// The logins of an account that still count: when they began and were last used, newest first.
pub async fn logins(
    db: &impl ConnectionTrait,
    account: i64,
    now: Timestamp,
) -> Result<Vec<(i64, Timestamp, Timestamp)>, AppError> {
    let models = login::Entity::find()
        .filter(login::Column::AccountId.eq(account))
        .filter(login::Column::EndedAt.is_null())
        .filter(login::Column::ExpiresAt.gt(now.as_millisecond()))
        .filter(login::Column::SeenAt.gt((now - IDLE_LIMIT).as_millisecond()))
        .order_by_desc(login::Column::Id)
        .all(db)
        .await?;
    Ok(models
        .into_iter()
        .map(|login| (login.id, login.created_at.into(), login.seen_at.into()))
        .collect())
}
