//! Opening and closing a quiz, on the clock of its training.

use std::str::FromStr;

use jiff::{Timestamp, civil, tz::TimeZone};
use leptos::prelude::*;
use rules::{attempts::Window, calendar};

use crate::{
    audit::{Event, Notes as _},
    db::news::News,
    errors::{AppError, Field, UserError},
    parts::{
        form::{self, required},
        meanwhile::Stood,
    },
    quizzes::{events, store},
    request::{Visit, act, flash},
    trainings,
};

use super::allow::{known, people_of};

/// Sets when the training has a quiz open, on the training's clock; what is empty does not hold.
#[server(endpoint = "quizzes/set-window")]
pub async fn set_window(
    training: i64,
    quiz: String,
    #[server(default)] opens_on: String,
    #[server(default)] opens_at: String,
    #[server(default)] closes_on: String,
    #[server(default)] closes_at: String,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    let (opens, closes) = ((&*opens_on, &*opens_at), (&*closes_on, &*closes_at));
    act(async |visit| open_and_close(&visit, (training, &quiz), opens, closes, &version).await)
        .await
}

async fn open_and_close(
    visit: &Visit,
    (training, quiz): (i64, &str),
    (opens_on, opens_at): (&str, &str),
    (closes_on, closes_at): (&str, &str),
    version: &str,
) -> Result<String, AppError> {
    let now = visit.house.clock.now();
    let manages = visit.viewer()?.manages(training)?;
    let zone = known(visit, training, quiz).await?;
    let (opens_at, closes_at) = form::all((
        moment(
            (Field::OpensOn, opens_on),
            (Field::OpensAt, opens_at),
            &zone,
        ),
        moment(
            (Field::ClosesOn, closes_on),
            (Field::ClosesAt, closes_at),
            &zone,
        ),
    ))?;
    let window = Window {
        opens_at,
        closes_at,
    };
    if let (Some(opens), Some(closes)) = (window.opens_at, window.closes_at)
        && closes <= opens
    {
        let field = Field::ClosesAt;
        return Err(UserError::EndBeforeStart { field }.into());
    }
    let txn = visit.begin().await?;
    // Held: who sets it at the same time waits, and meets what was set.
    trainings::hold(&txn, training).await?;
    let there = store::window(&txn, training, quiz).await?;
    of_window(there, &zone).still_stands(version)?;
    store::set_window(&txn, &manages, quiz, window, now).await?;
    let set = Event::of(
        events::QUIZ_WINDOW_SET,
        "training",
        training,
        Some(training),
    );
    txn.note(now, set).await?;
    for attempt in store::attempts_at(&txn, training, quiz).await? {
        txn.changes(News::Attempt(attempt.id));
    }
    txn.commit().await?;
    Ok(flash!("done-quiz-window-set").at(&people_of(training, quiz)))
}

/// What stands of when a quiz is open, on a training's clock.
pub fn of_window(window: Window, zone: &TimeZone) -> Stood {
    let part = |at: Option<Timestamp>, format: &str| {
        let at = at.map(|at| at.to_zoned(zone.clone()).strftime(format).to_string());
        at.unwrap_or_default()
    };
    let (date, time) = ("%Y-%m-%d", "%H:%M");
    Stood::of([
        (Field::OpensOn, part(window.opens_at, date)),
        (Field::OpensAt, part(window.opens_at, time)),
        (Field::ClosesOn, part(window.closes_at, date)),
        (Field::ClosesAt, part(window.closes_at, time)),
    ])
}

/// A day and a time on the training's clock; none where both are empty.
pub(super) fn moment(
    (day, date): (Field, &str),
    (hour, time): (Field, &str),
    zone: &TimeZone,
) -> Result<Option<Timestamp>, UserError> {
    if date.trim().is_empty() && time.trim().is_empty() {
        return Ok(None);
    }
    let (date, time) = form::all((
        parsed::<civil::Date>(day, date, 10),
        parsed::<civil::Time>(hour, time, 8),
    ))?;
    let moment = calendar::civil_moment(date, time, zone);
    Ok(Some(moment.map_err(|_| UserError::NoSuchTime)?))
}

fn parsed<T: FromStr>(field: Field, text: &str, most: u32) -> Result<T, UserError> {
    let text = required(field, text, most)?;
    text.parse().map_err(|_| UserError::NotUnderstood { field })
}
