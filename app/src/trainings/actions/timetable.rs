//! Sessions by a table: reading what was pasted or typed, and adding all of it at once.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil};
use leptos::prelude::*;
use lists::{Budget, Refusal};
use rules::timetable::{Checked, Column, MOST_ROWS, Row};

use crate::{
    audit::{Event, Notes as _},
    authorization::viewer::{InTraining as _, Manages},
    db::Write,
    errors::{AppError, Field, UserError},
    memory::{sendings, set_aside},
    parts::form::optional,
    paths,
    request::{act, flash},
    trainings::{
        Training, events, standing,
        store::{self, NewSession, NewTraining},
        timetable::{self, PreparedTable},
    },
};

use super::{consequences::MOST_DAYS, session};

/// The most characters that are pasted: more than so many rows ever have.
pub const MOST_PASTED: u32 = 200_000;

/// Reads rows that were pasted, and those that were typed beside them, and puts them aside to be
/// looked at; nothing of them is stored yet.
#[server(endpoint = "trainings/read-sessions")]
pub async fn read_sessions(
    training: i64,
    #[server(default)] sheet: String,
    #[server(default)] cells: BTreeMap<String, String>,
) -> Result<(), UserError> {
    act(async |visit| {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let training = viewer.manages(training)?.training();
        let held = store::find(house.db.read(), training).await?;
        let mut rows = pasted(&sheet, &timetable::columns(&held))?;
        let typed = timetable::rows(of(&cells))?.into_iter();
        rows.extend(typed.filter(|row| !row.is_blank()));
        if rows.is_empty() {
            let field = Field::Sheet;
            return Err(UserError::Missing { field }.into());
        }
        if rows.len() > MOST_ROWS {
            return Err(UserError::TooManySessions { most: MOST_ROWS }.into());
        }
        let table = PreparedTable { training, rows };
        let txn = house.db.begin().await?;
        let key = set_aside::put(&txn, Some(viewer.account), &table, now).await?;
        txn.commit().await?;
        Ok(paths::trainings::timetable_read(training, &key))
    })
    .await
}

/// Adds the sessions of a table, all or none: but for the rows that are left out, in each nothing
/// may be wrong. What is doubtful is added once it was `seen`.
#[server(endpoint = "trainings/add-sessions")]
pub async fn add_sessions(
    training: i64,
    #[server(default)] table: String,
    #[server(default)] cells: BTreeMap<String, String>,
    #[server(default)] left: Vec<usize>,
    #[server(default)] seen: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let rows = timetable::rows(of(&cells))?;
        let txn = visit.begin().await?;
        // Held: its days may change, and nobody else comes into a room meanwhile by such a table.
        let held = store::hold(&txn, training).await?;
        let agenda = store::sessions(&txn, training).await?;
        let left: BTreeSet<usize> = left.iter().copied().collect();
        let checked = timetable::checked(&held, &agenda, &rows, &left);
        let sessions = sessions(&checked)?;
        let way_on = way_on(&held, &sessions);
        let sent = (training, &sessions);
        let sending = sendings::name(viewer.account, "trainings/add-sessions", &sent);
        if let Some(way_on) = sendings::made_by(&txn, &sending, now).await? {
            return Ok(way_on);
        }
        was_seen(&checked, &seen)?;
        let days = timetable::days(&held, &checked);
        widen(&txn, &manages, &held, days, now).await?;
        for new in sessions {
            let id = store::add_session(&txn, &manages, new, now).await?;
            let event = session::event(events::SESSION_ADDED, training, id);
            txn.note(now, event).await?;
        }
        set_aside::forget(&txn, &table).await?;
        let way_on = sendings::note(&txn, &sending, way_on).await?;
        txn.commit().await?;
        Ok(way_on)
    })
    .await
}

/// The cells of a form by their names.
fn of(cells: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    cells
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
}

/// The rows that were pasted, if any were.
fn pasted(sheet: &str, columns: &[Column]) -> Result<Vec<Row>, UserError> {
    let field = Field::Sheet;
    // Only measured: ends of lines and tabs are what it consists of.
    if optional(field, sheet, MOST_PASTED)?.is_empty() {
        return Ok(Vec::new());
    }
    let read = lists::read_timetable(sheet, columns, &Budget::default());
    read.map_err(|refusal| match refusal {
        Refusal::Empty => UserError::Missing { field },
        Refusal::Unreadable => UserError::OneColumn,
        Refusal::TooManyRows { most } => UserError::TooManySessions { most },
        Refusal::OpenQuote { line } => UserError::SheetQuote { line },
        _ => UserError::NotUnderstood { field },
    })
}

/// The sessions of the rows that are not left out.
fn sessions(checked: &[Checked]) -> Result<Vec<NewSession>, UserError> {
    let kept = timetable::kept(checked).count();
    let sessions: Vec<_> = timetable::kept(checked)
        .filter_map(timetable::session)
        .collect();
    match kept - sessions.len() {
        0 if kept == 0 => Err(UserError::NothingChosen),
        0 => Ok(sessions),
        count => Err(UserError::SessionsUnclear { count }),
    }
}

/// Passes when everything that is doubtful was shown before.
fn was_seen(checked: &[Checked], seen: &str) -> Result<(), UserError> {
    let seen: BTreeSet<&str> = seen.split_whitespace().collect();
    let new = timetable::doubts(checked).filter(|doubt| !seen.contains(doubt.as_str()));
    match new.count() {
        0 => Ok(()),
        count => Err(UserError::SessionsDoubtful { count }),
    }
}

/// The agenda at the first day on which something was added.
fn way_on(held: &Training, sessions: &[NewSession]) -> String {
    let starts = sessions.iter().map(|session| session.gathering.starts_at);
    let agenda = paths::trainings::agenda(held.id);
    let day = starts
        .min()
        .map(|first| held.zone.to_datetime(first).date());
    let day = day.map_or_else(String::new, |day| format!("#day-{day}"));
    flash!("done-sessions-added").at(&format!("{agenda}{day}"))
}

/// Makes a training as long as its sessions need, which all lie within its days.
async fn widen(
    txn: &Write,
    manages: &Manages,
    held: &Training,
    (starts_on, ends_on): (civil::Date, civil::Date),
    now: Timestamp,
) -> Result<(), AppError> {
    if (starts_on, ends_on) == (held.starts_on, held.ends_on) {
        return Ok(());
    }
    let length = u32::try_from((ends_on - starts_on).get_days());
    if length.is_ok_and(|days| days >= MOST_DAYS) {
        return Err(UserError::TooManyDays { most: MOST_DAYS }.into());
    }
    let new = NewTraining {
        course: held.course.clone(),
        titles: held.titles.clone(),
        place: held.place.clone(),
        starts_on,
        ends_on,
        zone_name: held.zone_name.clone(),
        capacity: held.capacity,
    };
    store::change(txn, manages, new).await?;
    let new = store::find(txn, held.id).await?;
    let event = Event {
        detail: standing::of_training(held).changes(&standing::of_training(&new)),
        ..Event::of(events::TRAINING_CHANGED, "training", held.id, Some(held.id))
    };
    txn.note(now, event).await
}
