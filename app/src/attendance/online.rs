//! What is proposed about those who were seen at an online session.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rules::online::{self, Sighting};
use sea_orm::ConnectionTrait;

use crate::{errors::AppError, trainings::Session};

use super::{registrar::Entry, store};

/// What the organizer's rule makes of what was seen of people at a session, part by part.
///
/// # Errors
/// When the database cannot be read.
pub async fn proposals(
    db: &impl ConnectionTrait,
    session: &Session,
    seen: &BTreeMap<i64, Vec<Sighting>>,
    now: Timestamp,
) -> Result<Vec<Entry>, AppError> {
    let marks = store::marks_about(db, [session.id], seen.keys().copied()).await?;
    let mut entries = Vec::new();
    for (enrolment, sightings) in seen {
        let before = marks.get(&(session.id, *enrolment));
        let before = before.map_or(&[][..], Vec::as_slice);
        for part in session.parts() {
            let gathering = session.gathering.part(part);
            let minutes = online::minutes_there(sightings, &gathering);
            let Some(status) = online::status(minutes, &gathering, session.online_percent) else {
                continue;
            };
            let after = online::measured(before, part).map(|mark| mark.number);
            let place = (session, *enrolment, part);
            entries.push(Entry::measured(place, (status, minutes), after, now));
        }
    }
    Ok(entries)
}
