//! Joining an online session through the platform, being there still, and leaving.

use std::collections::BTreeMap;

use leptos::prelude::*;
use rules::online::{self, Kind, Sighting};

use crate::{
    attendance::{Registrar, online::proposals, store},
    errors::{AppError, UserError},
    language::dates,
    paths,
    request::{Visit, act, flash},
    trainings::{self, Session},
};

/// Joins a session: from now on minutes are counted.
#[server(endpoint = "attendance/join-online")]
pub async fn join_online(session: i64) -> Result<(), UserError> {
    act(async |visit| {
        let seen = seen(&visit, session, Kind::Join).await?;
        Ok(flash!("done-joined-online").at(&page(&seen.session)))
    })
    .await
}

/// Says that the page of a session is open still, or, by hand, that the person is there. Gives the
/// minutes so far.
#[server(endpoint = "attendance/stay-online")]
pub async fn stay_online(session: i64, #[server(default)] by_hand: bool) -> Result<u16, UserError> {
    act(async |visit| {
        let kind = if by_hand { Kind::Here } else { Kind::Stay };
        let seen = seen(&visit, session, kind).await?;
        let path = flash!("done-still-online").at(&page(&seen.session));
        Ok((path, seen.minutes()))
    })
    .await
}

/// Leaves a session: what was counted is proposed to the organizer.
#[server(endpoint = "attendance/leave-online")]
pub async fn leave_online(session: i64) -> Result<(), UserError> {
    act(async |visit| {
        let Seen {
            session,
            enrolment,
            sightings,
        } = seen(&visit, session, Kind::Leave).await?;
        let (house, now) = (&visit.house, visit.house.clock.now());
        let of = BTreeMap::from([(enrolment, sightings)]);
        let entries = proposals(house.db.read(), &session, &of, now).await?;
        Registrar::of(house).record_all(entries).await?;
        Ok(flash!("done-left-online").at(&page(&session)))
    })
    .await
}

/// What is known of a person at a session, what was just seen included.
struct Seen {
    session: Session,
    enrolment: i64,
    sightings: Vec<Sighting>,
}

impl Seen {
    fn minutes(&self) -> u16 {
        online::minutes_there(&self.sightings, &self.session.gathering)
    }
}

/// Notes that the one who asks was seen at a session, if that says anything new.
async fn seen(visit: &Visit, session: i64, kind: Kind) -> Result<Seen, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let db = house.db.read();
    let session = trainings::find_session(db, session).await?;
    let viewer = visit.viewer()?;
    // Who waits for a place or gave it up is told so.
    trainings::seat(db, session.training, viewer).await?;
    let takes = viewer.takes_course(session.training)?;
    trainings::registered(db, takes.training(), takes.enrolment()).await?;
    let mut sightings = store::sightings(db, session.id, takes.enrolment()).await?;
    let gathering = &session.gathering;
    let opens_at = session.policy.opens_at(gathering);
    let closes_at = match kind {
        Kind::Join if session.link.is_empty() => return Err(UserError::NoMeeting.into()),
        Kind::Join => gathering.ends_at,
        _ if sightings.is_empty() => return Err(UserError::JoinFirst.into()),
        _ => online::closes_at(gathering),
    };
    if now < opens_at {
        let zone = trainings::find(db, session.training).await?.zone;
        let opens = dates::clock(opens_at, &zone);
        return Err(UserError::TooEarly { opens }.into());
    }
    if now >= closes_at {
        return Err(UserError::CheckInClosed.into());
    }
    let sighting = Sighting { kind, at: now };
    if online::is_new(&sightings, sighting) {
        let txn = house.db.begin().await?;
        store::note_sighting(&txn, &takes, session.id, sighting).await?;
        txn.commit().await?;
        sightings.push(sighting);
    }
    Ok(Seen {
        enrolment: takes.enrolment(),
        session,
        sightings,
    })
}

/// The page of a session that one joins online.
fn page(session: &Session) -> String {
    paths::attendance::online(session.training, session.id)
}
