//! Recognising who comes: the viewer of a login that still counts.

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
    db::many::among,
    errors::AppError,
};

use super::logins::limits;
use super::{compulsory::protection, reach::is_open};

/// The use of a login is noted to the minute.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// For so long after signing in one is told of tries that had failed before.
const TOLD_FOR: SignedDuration = SignedDuration::from_mins(10);

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
pub(super) fn still_counts(login: &login::Model, administrator: bool, now: Timestamp) -> bool {
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
