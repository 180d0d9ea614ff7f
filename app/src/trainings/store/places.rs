//! Places of judges in a training, and who waits for one.

use jiff::Timestamp;
use records::{enrolment, training};
use rules::{
    places::{self, Held, Place},
    roles::Role,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, sea_query::Expr,
};

use crate::{
    authorization::viewer::{HoldsPlace, InTraining, Manages, TakesRegister, Viewer},
    db::{Write, news::News},
    errors::{AppError, UserError},
};

use super::{members::enrolment_of, trainings};

/// For how many judges a training has room. On PostgreSQL it is locked until the transaction
/// ends, so that of two who come at once the second finds the place of the first taken.
async fn capacity(db: &impl ConnectionTrait, training: i64) -> Result<Option<u32>, AppError> {
    let found = training::Entity::find_by_id(training)
        .lock_exclusive()
        .one(db)
        .await?;
    let capacity = found.ok_or(AppError::NotFound)?.capacity;
    Ok(capacity.and_then(|capacity| u32::try_from(capacity).ok()))
}

async fn held(db: &impl ConnectionTrait, training: i64) -> Result<Vec<Held>, AppError> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::TrainingId.eq(training))
        .filter(enrolment::Column::Role.eq(Role::Judge.code()))
        .all(db)
        .await?;
    Ok(rows.iter().filter_map(held_by).collect())
}

fn held_by(row: &enrolment::Model) -> Option<Held> {
    Some(Held {
        enrolment: row.id,
        place: Place::from_code(&row.place)?,
        since: row.placed_at.unwrap_or(row.created_at).into(),
    })
}

/// The place of a judge who comes to a training now.
pub(super) async fn for_newcomer(
    db: &impl ConnectionTrait,
    training: i64,
) -> Result<Place, AppError> {
    match capacity(db, training).await? {
        None => Ok(Place::Enrolled),
        some => Ok(places::for_newcomer(some, &held(db, training).await?)),
    }
}

/// How many of the judges who come to a training now take part at once, in their order; the others
/// wait.
pub(super) async fn for_newcomers(
    db: &impl ConnectionTrait,
    training: i64,
    coming: usize,
) -> Result<usize, AppError> {
    match capacity(db, training).await? {
        None => Ok(coming),
        some => {
            let held = held(db, training).await?;
            Ok(places::for_newcomers(some, &held, coming))
        }
    }
}

/// How many of the judges who would come to a training now would take part at once. Nothing is held
/// for them meanwhile.
///
/// # Errors
/// `NotFound`.
pub async fn room_for(
    db: &impl ConnectionTrait,
    training: i64,
    coming: usize,
) -> Result<usize, AppError> {
    let found = trainings::find(db, training).await?;
    match found.capacity {
        None => Ok(coming),
        some => {
            let held = held(db, training).await?;
            Ok(places::for_newcomers(some, &held, coming))
        }
    }
}

/// Gives a judge another place: `Withdrawn`, or that of a newcomer. Gives the place.
pub async fn place(
    db: &Write,
    manages: &Manages,
    enrolment: i64,
    withdrawn: bool,
    now: Timestamp,
) -> Result<Place, AppError> {
    let place = if withdrawn {
        Place::Withdrawn
    } else {
        for_newcomer(db, manages.training()).await?
    };
    put(db, manages, enrolment, place, now).await?;
    Ok(place)
}

/// Notes that somebody withdrew from a training. What was said about the person stays.
///
/// # Errors
/// When there is no such enrolment.
pub async fn withdraw(
    db: &Write,
    takes: &TakesRegister,
    enrolment: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    put(db, takes, enrolment, Place::Withdrawn, now).await
}

/// Notes that a guest's row was joined to somebody who is on the list as well. What was said there
/// stays, and is nobody's.
///
/// # Errors
/// When there is no such enrolment.
pub async fn note_joined(
    db: &Write,
    takes: &TakesRegister,
    enrolment: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    put(db, takes, enrolment, Place::Joined, now).await
}

/// Gives somebody a place, whether or not there is room: the person stands in it.
///
/// # Errors
/// When there is no such enrolment.
pub async fn take_in(
    db: &Write,
    takes: &TakesRegister,
    enrolment: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    put(db, takes, enrolment, Place::Enrolled, now).await
}

async fn put(
    db: &Write,
    within: &impl InTraining,
    enrolment: i64,
    place: Place,
    now: Timestamp,
) -> Result<(), AppError> {
    db.changes(News::Accounts);
    let placed = enrolment::Entity::update_many()
        .col_expr(enrolment::Column::Place, Expr::value(place.code()))
        .col_expr(
            enrolment::Column::PlacedAt,
            Expr::value(now.as_millisecond()),
        )
        .filter(enrolment::Column::Id.eq(enrolment))
        .filter(enrolment::Column::TrainingId.eq(within.training()))
        .exec(db)
        .await?;
    match placed.rows_affected {
        0 => Err(AppError::NotFound),
        _ => Ok(()),
    }
}

/// Moves up those for whom there is room now, and gives their enrolments.
pub async fn move_up(
    db: &Write,
    within: &impl InTraining,
    now: Timestamp,
) -> Result<Vec<i64>, AppError> {
    let training = within.training();
    let capacity = capacity(db, training).await?;
    let moving = places::moving_up(capacity, &held(db, training).await?);
    for enrolment in &moving {
        put(db, within, *enrolment, Place::Enrolled, now).await?;
    }
    Ok(moving)
}

/// What a judge holds in a training: a place, or one in the row of those who wait.
///
/// # Errors
/// `Withdrawn` for who gave it up, `NotAllowed` for another role, and for an administrator who is
/// not in the training; `NotFound` for anybody else.
pub async fn held_by_oneself(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    training: i64,
) -> Result<(HoldsPlace, Place), AppError> {
    let row = enrolment_of(db, training, viewer.account).await?;
    let Some(row) = row else {
        return Err(viewer.seat_in(training).err().unwrap_or(AppError::NotFound));
    };
    if !Role::from_code(&row.role).is_some_and(Role::is_registered) {
        return Err(AppError::NotAllowed);
    }
    match Place::from_code(&row.place) {
        Some(place @ (Place::Enrolled | Place::Waiting)) => {
            let holds = viewer.own().holds_place(training, row.id, row.account_id)?;
            Ok((holds, place))
        }
        Some(Place::Withdrawn | Place::Joined) | None => Err(UserError::Withdrawn.into()),
    }
}

/// Gives back the place that a judge holds, or leaves the row of those who wait.
///
/// # Errors
/// When the database refuses.
pub async fn give_back(db: &Write, holds: &HoldsPlace, now: Timestamp) -> Result<(), AppError> {
    put(db, holds, holds.enrolment(), Place::Withdrawn, now).await
}

/// The trainings for which an account waits, and as which one in the row.
///
/// # Errors
/// When the database cannot be read.
pub async fn waits_for(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<Vec<(trainings::Training, usize)>, AppError> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .filter(enrolment::Column::Place.eq(Place::Waiting.code()))
        .order_by_asc(enrolment::Column::Id)
        .all(db)
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let waiting = places::waiting(&held(db, row.training_id).await?);
        let before = waiting.iter().take_while(|each| **each != row.id).count();
        found.push((trainings::find(db, row.training_id).await?, before + 1));
    }
    Ok(found)
}
