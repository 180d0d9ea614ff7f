//! Calling the roll: recording, correcting, and taking back.
#![expect(missing_docs, reason = "the fields of an action are those of its form")]
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

use leptos::prelude::*;
use rules::attendance::{Status, Unit};

use crate::{
    attendance::{
        Registrar,
        registrar::{Entry, Outcome, Sent, Wish, named},
        store::{self},
    },
    authorization::viewer::{CallsRoll, TakesRegister},
    errors::{AppError, Field, UserError},
    parts::form::{self, optional, required},
    paths,
    request::{Visit, act, flash},
    trainings::{self, Session},
};

/// Records a mark while calling the roll. An organizer's mark that has stood for a while is not
/// changed this way: that is a correction. With `if_unmarked` it is recorded only where nothing
/// stands, with `if_proposed` only where the person alone has spoken. The same message that comes
/// twice makes one mark.
#[server(endpoint = "attendance/record")]
pub async fn record_mark(
    session: i64,
    enrolment: i64,
    status: String,
    #[server(default)] minutes: Option<String>,
    #[server(default)] unit: Option<String>,
    #[server(default)] mark: Option<String>,
    #[server(default)] made_at: Option<i64>,
    #[server(default)] sent_at: Option<i64>,
    #[server(default)] by: Option<i64>,
    #[server(default)] if_unmarked: bool,
    #[server(default)] if_proposed: bool,
    #[server(default)] from_list: bool,
) -> Result<(), UserError> {
    act(async |visit| {
        let (calls, session, unit) = roll_at(&visit, session, unit.as_deref()).await?;
        let wish = match wish(&status, minutes.as_deref())? {
            Wish::Record { status, .. } if if_unmarked => Wish::Fill { status },
            Wish::Record { status, .. } if if_proposed => Wish::Confirm { status },
            other => other,
        };
        let entry = Entry::in_roll_call(&calls, &visit, &session, enrolment, wish)?;
        let mut entry = entry.sent(&Sent {
            mark,
            made_at,
            sent_at,
            by,
        })?;
        entry.unit = unit;
        put(&visit, entry).await?;
        let path = if from_list {
            open(&session)
        } else {
            row(&session, unit, enrolment)
        };
        Ok(flash!("done-mark-recorded").at(&path))
    })
    .await
}

/// Corrects a mark, with the reason.
#[server(endpoint = "attendance/correct")]
pub async fn correct_mark(
    session: i64,
    enrolment: i64,
    status: String,
    #[server(default)] reason: String,
    #[server(default)] minutes: Option<String>,
    #[server(default)] unit: Option<String>,
    #[server(default)] mark: Option<String>,
) -> Result<(), UserError> {
    act(async |visit| {
        let reason = required(Field::Reason, &reason, 500).map_err(|error| match error {
            UserError::Missing { .. } => UserError::ReasonNeeded,
            other => other,
        });
        let (calls, session, unit) = roll_at(&visit, session, unit.as_deref()).await?;
        let (wish, reason) = form::all((wish(&status, minutes.as_deref()), reason))?;
        let entry = Entry::in_roll_call(&calls, &visit, &session, enrolment, wish)?;
        let mut entry = entry.sent(&Sent {
            mark,
            ..Sent::default()
        })?;
        (entry.unit, entry.reason) = (unit, reason);
        put(&visit, entry).await?;
        Ok(flash!("done-mark-corrected").at(&history(&session, enrolment)))
    })
    .await
}

/// Takes a mark back: what stood before it stands again. `undoes` is the name of the mark.
#[server(endpoint = "attendance/take-back")]
pub async fn take_back_mark(
    session: i64,
    enrolment: i64,
    undoes: String,
    #[server(default)] reason: String,
    #[server(default)] mark: Option<String>,
    #[server(default)] made_at: Option<i64>,
    #[server(default)] sent_at: Option<i64>,
    #[server(default)] by: Option<i64>,
    #[server(default)] from_history: bool,
) -> Result<(), UserError> {
    act(async |visit| {
        let (calls, session, _) = roll_at(&visit, session, None).await?;
        let wish = Wish::TakeBack {
            mark: named(&undoes)?,
        };
        let entry = Entry::in_roll_call(&calls, &visit, &session, enrolment, wish)?;
        let mut entry = entry.sent(&Sent {
            mark,
            made_at,
            sent_at,
            by,
        })?;
        entry.reason = optional(Field::Reason, &reason, 500)?;
        put(&visit, entry).await?;
        let path = if from_history {
            history(&session, enrolment)
        } else {
            row(&session, Unit::Whole, enrolment)
        };
        Ok(flash!("done-mark-taken-back").at(&path))
    })
    .await
}

/// The session and its part whose roll is called, with the proof that the one who asks may: an
/// organizer, or somebody who was named for the session.
pub(super) async fn roll_at(
    visit: &Visit,
    session: i64,
    unit: Option<&str>,
) -> Result<(CallsRoll, Session, Unit), AppError> {
    // Who is not signed in learns nothing of sessions.
    visit.viewer()?;
    let session = trainings::find_session(visit.house.db.read(), session).await?;
    let calls = store::calls_roll(visit, &session).await?;
    let unit = part(&session, unit)?;
    Ok((calls, session, unit))
}

fn part(session: &Session, unit: Option<&str>) -> Result<Unit, UserError> {
    let field = Field::Unit;
    let unit = session.unit(unit.unwrap_or_default());
    unit.ok_or(UserError::NotUnderstood { field })
}

/// The session and its part of which an organizer speaks, with the proof that it is one.
pub(super) async fn at(
    visit: &Visit,
    session: i64,
    unit: Option<&str>,
) -> Result<(TakesRegister, Session, Unit), AppError> {
    let viewer = visit.viewer()?;
    let session = trainings::find_session(visit.house.db.read(), session).await?;
    let takes = viewer.takes_register(session.training)?;
    let unit = part(&session, unit)?;
    Ok((takes, session, unit))
}

fn wish(status: &str, minutes: Option<&str>) -> Result<Wish, UserError> {
    let field = Field::Status;
    let status = Status::from_code(status).ok_or(UserError::NotUnderstood { field })?;
    let field = Field::Minutes;
    let minutes = minutes.map(str::trim).filter(|text| !text.is_empty());
    let minutes = minutes.map(str::parse).transpose();
    Ok(Wish::Record {
        status,
        minutes: minutes.map_err(|_| UserError::NotUnderstood { field })?,
    })
}

async fn put(visit: &Visit, entry: Entry) -> Result<Outcome, AppError> {
    let db = visit.house.db.read();
    trainings::registered(db, entry.session.training, entry.enrolment).await?;
    Registrar::of(&visit.house).record(entry).await
}

/// The address of a session's register, at one of its parts.
pub(super) fn register(session: &Session, unit: Unit) -> String {
    let path = paths::attendance::register(session.training, session.id);
    match unit {
        Unit::Whole => path,
        part => format!("{path}?unit={}", part.code()),
    }
}

/// The address of what is left to do at a session.
pub(super) fn open(session: &Session) -> String {
    format!(
        "{}#session-{}",
        paths::attendance::open(session.training),
        session.id
    )
}

/// The address of a person's row in it.
fn row(session: &Session, unit: Unit, enrolment: i64) -> String {
    format!("{}#person-{enrolment}", register(session, unit))
}

/// The address of a person's history.
fn history(session: &Session, enrolment: i64) -> String {
    format!("{}/{enrolment}", register(session, Unit::Whole))
}
