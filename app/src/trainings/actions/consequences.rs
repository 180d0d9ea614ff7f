//! What follows when a training's days, clock or places change: said and confirmed before it happens.

use jiff::Timestamp;
use rules::calendar;
use sea_orm::ConnectionTrait;

use crate::{
    authorization::viewer::Manages,
    errors::{AppError, UserError},
    trainings::{
        Member, Session, Training,
        store::{self, NewSession, NewTraining},
    },
};

/// The most days that a training may have: a year. More is a slip of the year.
pub const MOST_DAYS: u32 = 366;

/// Passes when all sessions lie within the new days. They keep their dates whichever clock they are
/// read on.
pub fn keeps_its_sessions(
    held: &Training,
    new: &NewTraining,
    sessions: &[Session],
) -> Result<(), UserError> {
    let outside = sessions.iter().filter(|session| {
        let date = held.zone.to_datetime(session.gathering.starts_at).date();
        date < new.starts_on || date > new.ends_on
    });
    match outside.count() {
        0 => Ok(()),
        count => Err(UserError::SessionsOutside { count }),
    }
}

/// Passes when nothing follows that whoever changes the training might not expect.
pub fn is_expected(
    held: &Training,
    new: &NewTraining,
    sessions: &[Session],
    members: &[Member],
) -> Result<(), UserError> {
    if held.zone_name != new.zone_name && !sessions.is_empty() {
        return Err(UserError::ClockMoves {
            count: sessions.len(),
        });
    }
    let enrolled = members.iter().filter(|member| member.takes_part()).count();
    match new.capacity {
        Some(places) if new.capacity != held.capacity && (places as usize) < enrolled => {
            Err(UserError::FewerPlaces { enrolled })
        }
        _ => Ok(()),
    }
}

/// Moves the sessions so that they keep the times that people read: 09:00 stays 09:00 on the new
/// clock.
pub async fn keep_the_clock(
    db: &impl ConnectionTrait,
    manages: &Manages,
    held: &Training,
    now: Timestamp,
) -> Result<(), AppError> {
    let changed = store::find(db, held.id).await?;
    for session in store::sessions(db, held.id).await? {
        let gathering = calendar::on_another_clock(&session.gathering, &held.zone, &changed.zone)
            .map_err(|_| UserError::NoSuchTime)?;
        if gathering == session.gathering {
            continue;
        }
        let id = session.id;
        let new = NewSession {
            gathering,
            titles: session.titles,
            place: session.place,
            trainers: session.trainers,
            link: session.link,
            online_percent: session.online_percent,
        };
        store::change_session(db, manages, id, new).await?;
        store::note_change(db, manages, id, true, now).await?;
    }
    Ok(())
}
