//! Copying a day of sessions.

use leptos::prelude::*;
use rules::calendar;

use crate::{
    audit::Notes as _,
    errors::{Field, UserError},
    memory::sendings,
    paths,
    request::{act, flash},
    trainings::{
        Session, events,
        store::{self, NewSession},
    },
};

use super::{clashes::has_the_room, event, fields::within};

use super::super::training::day;

/// Copies the sessions of a day to another day, at the same times of the training's clock.
#[server(endpoint = "trainings/copy-day")]
pub async fn copy_day(
    training: i64,
    from: String,
    date: String,
    #[server(default)] confirmed: bool,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let txn = visit.begin().await?;
        let held = store::find(&txn, training).await?;
        let (from, to) = (day(Field::Date, &from)?, day(Field::Date, &date)?);
        within(&held, to)?;
        let sending = sendings::name(
            visit.viewer()?.account,
            "trainings/copy-day",
            &(training, from, to),
        );
        if let Some(way_on) = sendings::made_by(&txn, &sending, now).await? {
            return Ok(way_on);
        }
        let sessions = store::sessions(&txn, training).await?;
        let begins_on =
            |session: &Session| held.zone.to_datetime(session.gathering.starts_at).date();
        let mut copied = 0;
        for session in sessions.into_iter().filter(|each| begins_on(each) == from) {
            let (units, groups) = (session.units, session.groups);
            let new = NewSession {
                gathering: calendar::moved_to(&session.gathering, to, &held.zone)
                    .map_err(|_| UserError::NoSuchTime)?,
                titles: session.titles,
                place: session.place,
                trainers: session.trainers,
                link: session.link,
                online_percent: session.online_percent,
            };
            if !confirmed {
                has_the_room(&visit, &txn, &held, &new, None).await?;
            }
            let id = store::add_session(&txn, &manages, new, now).await?;
            store::set_units(&txn, &manages, id, &units).await?;
            store::set_session_groups(&txn, &manages, id, &groups).await?;
            let event = event(events::SESSION_ADDED, training, id);
            txn.note(now, event).await?;
            copied += 1;
        }
        if copied == 0 {
            return Err(UserError::NothingChosen.into());
        }
        let way_on = flash!("done-day-copied")
            .at(&format!("{}#day-{to}", paths::trainings::agenda(training)));
        let way_on = sendings::note(&txn, &sending, way_on).await?;
        txn.commit().await?;
        Ok(way_on)
    })
    .await
}
