//! Adding and changing the sessions of a training.
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

use jiff::civil;
use leptos::prelude::*;
use rules::{attendance::Gathering, calendar, roles::Role};

use crate::{
    audit::{self, Action, Event},
    context::Visit,
    errors::{Field, UserError},
    notices::Done,
    parts::form::{optional, required},
    trainings::{
        Training,
        store::{self, NewSession},
    },
};

use super::training::{day, titles};

/// Adds a session to the agenda of a training.
#[server(endpoint = "trainings/add-session")]
pub async fn add_session(
    training: i64,
    title_en: String,
    title_ru: String,
    title_kk: String,
    date: String,
    starts_at: String,
    ends_at: String,
    #[server(default)] place: String,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        viewer.may(training, Role::may_manage_training)?;
        let txn = house.db.begin().await?;
        let held = store::find(&txn, training).await?;
        let new = NewSession {
            titles: titles(&title_en, &title_ru, &title_kk)?,
            place: optional(Field::Place, &place, 200)?,
            gathering: gathering(&held, &date, &starts_at, &ends_at)?,
        };
        let id = store::add_session(&txn, training, new, Some(viewer.account), now).await?;
        audit::record(
            &txn,
            Some(&visit),
            now,
            event(Action::SessionAdded, training, id),
        )
        .await?;
        txn.commit().await?;
        Ok(Done::SessionAdded.at(&format!("/trainings/{training}#session-{id}")))
    }
    .await;
    visit.answer(outcome)
}

/// Changes a session.
#[server(endpoint = "trainings/change-session")]
pub async fn change_session(
    session: i64,
    title_en: String,
    title_ru: String,
    title_kk: String,
    date: String,
    starts_at: String,
    ends_at: String,
    #[server(default)] place: String,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let txn = house.db.begin().await?;
        let training = store::find_session(&txn, session).await?.training;
        viewer.may(training, Role::may_manage_training)?;
        let held = store::find(&txn, training).await?;
        let new = NewSession {
            titles: titles(&title_en, &title_ru, &title_kk)?,
            place: optional(Field::Place, &place, 200)?,
            gathering: gathering(&held, &date, &starts_at, &ends_at)?,
        };
        store::change_session(&txn, session, new).await?;
        store::note_change(&txn, session, now).await?;
        audit::record(
            &txn,
            Some(&visit),
            now,
            event(Action::SessionChanged, training, session),
        )
        .await?;
        txn.commit().await?;
        Ok(Done::SessionChanged.at(&format!("/trainings/{training}#session-{session}")))
    }
    .await;
    visit.answer(outcome)
}

fn event(action: Action, training: i64, session: i64) -> Event {
    Event::of(action, "session", session, Some(training))
}

/// A beginning and an end on one day, by the training's clock.
fn gathering(
    held: &Training,
    date: &str,
    starts_at: &str,
    ends_at: &str,
) -> Result<Gathering, UserError> {
    let date = day(Field::Date, date)?;
    if date < held.starts_on || date > held.ends_on {
        return Err(UserError::OutsideTraining);
    }
    let time = |field, text: &str| {
        let text = required(field, text, 8)?;
        text.parse::<civil::Time>()
            .map_err(|_| UserError::NotUnderstood { field })
    };
    let moment =
        |time| calendar::civil_moment(date, time, &held.zone).map_err(|_| UserError::NoSuchTime);
    let gathering = Gathering {
        starts_at: moment(time(Field::StartsAt, starts_at)?)?,
        ends_at: moment(time(Field::EndsAt, ends_at)?)?,
    };
    if gathering.ends_at <= gathering.starts_at {
        return Err(UserError::EndBeforeStart {
            field: Field::EndsAt,
        });
    }
    Ok(gathering)
}
