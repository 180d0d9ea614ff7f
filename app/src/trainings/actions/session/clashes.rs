//! What a session comes in the way of: another in its room, marks that were made at it.

use rules::calendar;
use sea_orm::ConnectionTrait;

use crate::{
    errors::{AppError, UserError},
    language::dates,
    request::Visit,
    trainings::{
        Session, Training,
        store::{self, NewSession},
    },
};

/// Passes when no other session is in the same room at the same time.
pub(super) async fn has_the_room(
    visit: &Visit,
    db: &impl ConnectionTrait,
    held: &Training,
    new: &NewSession,
    itself: Option<i64>,
) -> Result<(), AppError> {
    let room = spelling::folded(&new.place);
    if room.is_empty() {
        return Ok(());
    }
    let taken = store::sessions(db, held.id)
        .await?
        .into_iter()
        .find(|other| {
            Some(other.id) != itself
                && spelling::folded(&other.place) == room
                && calendar::overlap(&other.gathering, &new.gathering)
        });
    match taken {
        Some(other) => Err(UserError::RoomTaken {
            title: other.titles.get(visit.language).to_owned(),
            day: dates::day(
                visit.language,
                held.zone.to_datetime(other.gathering.starts_at).date(),
            ),
            from: dates::clock(other.gathering.starts_at, &held.zone),
            to: dates::clock(other.gathering.ends_at, &held.zone),
        }
        .into()),
        None => Ok(()),
    }
}

/// Passes when a session stays where it is in time, or nothing was marked there.
pub(super) async fn keeps_its_marks(
    db: &impl ConnectionTrait,
    old: &Session,
    new: &NewSession,
) -> Result<(), AppError> {
    if old.gathering == new.gathering {
        return Ok(());
    }
    match store::marked_at(db, old.id).await? {
        (0, _) => Ok(()),
        (count, minutes) => Err(UserError::MovedWithMarks { count, minutes }.into()),
    }
}
