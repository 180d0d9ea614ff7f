//! Adding, changing and deleting the sessions of a training, and copying a day of them.
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

mod clashes;
mod copying;
mod deleting;
mod fields;
mod told;

use leptos::prelude::*;

use crate::{
    audit::{Action, Event, Notes as _},
    authorization::viewer::{InTraining as _, Manages},
    errors::{AppError, Field, UserError},
    memory::sendings,
    parts::form::{self, optional},
    paths,
    request::{Visit, act, flash},
    trainings::{
        events, links, standing,
        store::{self, NewSession},
    },
};

use super::training::titles;

use clashes::{has_the_room, keeps_its_marks};
use fields::{gathering, percent};
use told::tells_of_move;

pub use copying::CopyDay;
pub use deleting::DeleteSession;

/// Adds a session to the agenda of a training.
#[server(endpoint = "trainings/add-session")]
pub async fn add_session(
    training: i64,
    #[server(default)] title_en: String,
    #[server(default)] title_ru: String,
    #[server(default)] title_kk: String,
    date: String,
    starts_at: String,
    ends_at: String,
    #[server(default)] ends_on: String,
    #[server(default)] place: String,
    #[server(default)] trainers: String,
    #[server(default)] link: String,
    #[server(default)] online_percent: String,
    #[server(default)] confirmed: bool,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let txn = visit.begin().await?;
        let held = store::find(&txn, training).await?;
        let languages = standing::languages(&held);
        let (titles, gathering, place, trainers, link, online_percent) = form::all((
            titles(&title_en, &title_ru, &title_kk, &languages),
            gathering(&held, &date, &starts_at, &ends_on, &ends_at),
            optional(Field::Place, &place, 200),
            optional(Field::Trainers, &trainers, 500),
            links::web(Field::Link, &link),
            percent(&online_percent),
        ))?;
        let new = NewSession {
            titles,
            place,
            gathering,
            trainers,
            link,
            online_percent,
        };
        let sending = sendings::name(
            visit.viewer()?.account,
            "trainings/add-session",
            &(training, &new),
        );
        if let Some(way_on) = sendings::made_by(&txn, &sending, now).await? {
            return Ok(way_on);
        }
        if !confirmed {
            has_the_room(&visit, &txn, &held, &new, None).await?;
        }
        let id = store::add_session(&txn, &manages, new, now).await?;
        let event = event(events::SESSION_ADDED, training, id);
        txn.note(now, event).await?;
        let way_on = flash!("done-session-added")
            .at(&format!("{}#session-{id}", paths::home::training(training)));
        let way_on = sendings::note(&txn, &sending, way_on).await?;
        txn.commit().await?;
        Ok(way_on)
    })
    .await
}

/// Changes a session. Its marks stay with it wherever it moves, but who moves it is told of them.
#[server(endpoint = "trainings/change-session")]
pub async fn change_session(
    session: i64,
    #[server(default)] title_en: String,
    #[server(default)] title_ru: String,
    #[server(default)] title_kk: String,
    date: String,
    starts_at: String,
    ends_at: String,
    #[server(default)] ends_on: String,
    #[server(default)] place: String,
    #[server(default)] trainers: String,
    #[server(default)] link: String,
    #[server(default)] online_percent: String,
    #[server(default)] confirmed: bool,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = manages_session(&visit, session).await?;
        let training = manages.training();
        let txn = visit.begin().await?;
        // Held: who changes a session of it at the same time waits, and meets what was changed.
        let held = store::hold(&txn, training).await?;
        let old = store::find_session(&txn, session).await?;
        let stood = standing::of_session(&old, &held);
        stood.still_stands(&version)?;
        let languages = standing::languages(&held);
        let (titles, gathering, place, trainers, link, online_percent) = form::all((
            titles(&title_en, &title_ru, &title_kk, &languages),
            gathering(&held, &date, &starts_at, &ends_on, &ends_at),
            optional(Field::Place, &place, 200),
            optional(Field::Trainers, &trainers, 500),
            links::web(Field::Link, &link),
            percent(&online_percent),
        ))?;
        let new = NewSession {
            titles,
            place,
            gathering,
            trainers,
            link,
            online_percent,
        };
        if !confirmed {
            keeps_its_marks(&txn, &old, &new).await?;
            has_the_room(&visit, &txn, &held, &new, Some(session)).await?;
        }
        let moved = old.gathering != new.gathering;
        store::change_session(&txn, &manages, session, new).await?;
        store::note_change(&txn, &manages, session, moved, now).await?;
        tells_of_move(&visit, &txn, &held, &old, now).await?;
        let new = store::find_session(&txn, session).await?;
        let event = Event {
            detail: stood.changes(&standing::of_session(&new, &held)),
            ..event(events::SESSION_CHANGED, training, session)
        };
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-session-changed").at(&format!(
            "{}#session-{session}",
            paths::home::training(training)
        )))
    })
    .await
}

/// Proves that the one who asks may manage the training of a session. Asked before the writer is
/// taken: who may not do it holds nobody up.
pub(super) async fn manages_session(visit: &Visit, session: i64) -> Result<Manages, AppError> {
    let viewer = visit.viewer()?;
    let session = store::find_session(visit.house.db.read(), session).await?;
    viewer.manages(session.training)
}

/// What the audit is told of a session.
pub(super) fn event(action: Action, training: i64, session: i64) -> Event {
    Event::of(action, "session", session, Some(training))
}
