//! Calling the roll, many at once: all who are left, all who have said something of themselves.

use jiff::Timestamp;
use leptos::prelude::*;
use rules::attendance::{self, Source, Status, Undo, Unit};

use crate::{
    attendance::{
        Registrar,
        registrar::{Entry, Wish},
        store::{self, Standings, Statement},
    },
    errors::{AppError, UserError},
    request::{act, flash},
    trainings::{self},
};

use super::record::{open, register, roll_at};

/// Marks everybody present who is expected and of whom nothing has been said; what was said stays.
#[server(endpoint = "attendance/all-present")]
pub async fn all_present(
    session: i64,
    #[server(default)] unit: Option<String>,
) -> Result<(), UserError> {
    act(async |visit| {
        let (calls, session, unit) = roll_at(&visit, session, unit.as_deref()).await?;
        let members = trainings::members(visit.house.db.read(), session.training).await?;
        // One moment for all: by it they are known to have been made together.
        let now = visit.house.clock.now();
        let entries: Vec<Entry> = members
            .into_iter()
            .filter(|member| member.takes_part() && calls.own() != Some(member.enrolment))
            .filter(|member| session.expects(member))
            .map(|member| {
                let wish = Wish::Fill {
                    status: Status::Present,
                };
                let about = member.enrolment;
                let mut entry = Entry::in_roll_call(&calls, &visit, &session, about, wish)?;
                (entry.unit, entry.made_at) = (unit, now);
                Ok(entry)
            })
            .collect::<Result<_, AppError>>()?;
        Registrar::of(&visit.house).record_all(entries).await?;
        Ok(flash!("done-all-marked").at(&register(&session, unit)))
    })
    .await
}

/// Takes back what one press marked, of whoever pressed it and of `made_at`: those marks that hold
/// still and may be taken back without a reason. What was said about anybody since stays.
#[server(endpoint = "attendance/take-back-all")]
pub async fn take_back_all(
    session: i64,
    made_at: i64,
    #[server(default)] unit: Option<String>,
) -> Result<(), UserError> {
    act(async |visit| {
        let (calls, session, unit) = roll_at(&visit, session, unit.as_deref()).await?;
        let (db, now) = (visit.house.db.read(), visit.house.clock.now());
        let made_at = Timestamp::from_millisecond(made_at).map_err(|_| UserError::MarkGone)?;
        let by = visit.viewer()?.account;
        let together = store::made_together(db, session.id, by, made_at).await?;
        let standings = store::standings_at(db, [session.id]).await?;
        let entries: Vec<Entry> = together
            .into_iter()
            .filter(|one| calls.own() != Some(one.enrolment))
            .filter(|one| may_be_undone(one, &standings, session.id, now))
            .map(|one| {
                let wish = Wish::TakeBack { mark: one.name };
                Entry::in_roll_call(&calls, &visit, &session, one.enrolment, wish)
            })
            .collect::<Result<_, AppError>>()?;
        if entries.is_empty() {
            return Err(UserError::MarkGone.into());
        }
        Registrar::of(&visit.house).record_all(entries).await?;
        Ok(flash!("done-marks-taken-back").at(&register(&session, unit)))
    })
    .await
}

/// Whether a statement holds still, alone, and may be taken back without a reason.
pub fn may_be_undone(one: &Statement, standings: &Standings, session: i64, now: Timestamp) -> bool {
    let marks = standings.marks(session, one.enrolment);
    let is_last = marks.iter().all(|mark| mark.number <= one.mark.number);
    is_last && attendance::undo(marks, one.mark.number, now) == Undo::Allowed
}

/// Confirms what people said of themselves: each is marked by the organizer as it stands. With a `kind`
/// only what came so: a code was seen in the room, an own tap may come from anywhere.
#[server(endpoint = "attendance/confirm-all")]
pub async fn confirm_all(
    session: i64,
    #[server(default)] unit: Option<String>,
    #[server(default)] from_list: bool,
    #[server(default)] kind: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let (calls, session, unit) = roll_at(&visit, session, unit.as_deref()).await?;
        let kind = match kind.as_str() {
            "" => None,
            kind => Some(Source::from_code(kind).ok_or(UserError::BadRequest)?),
        };
        let db = visit.house.db.read();
        let standings = store::standings_at(db, [session.id]).await?;
        let members = trainings::members(db, session.training).await?;
        let units = match unit {
            Unit::Whole => session.parts(),
            part => vec![part],
        };
        let entries: Vec<Entry> = members
            .into_iter()
            .filter(|member| member.takes_part() && calls.own() != Some(member.enrolment))
            .flat_map(|member| units.iter().map(move |unit| (member.enrolment, *unit)))
            .filter_map(|(enrolment, unit)| {
                let standing = standings.standing_in(session.id, enrolment, unit)?;
                let came = standings.in_part(session.id, enrolment, unit);
                let came = came.map(|mark| mark.source);
                if kind.is_some() && kind != came {
                    return None;
                }
                let status = standing.status;
                let wish = Wish::Confirm { status };
                let entry = Entry::in_roll_call(&calls, &visit, &session, enrolment, wish);
                let entry = entry.map(|mut entry| {
                    entry.unit = unit;
                    entry
                });
                standing.proposed.then_some(entry)
            })
            .collect::<Result<_, AppError>>()?;
        Registrar::of(&visit.house).record_all(entries).await?;
        let path = if from_list {
            open(&session)
        } else {
            register(&session, unit)
        };
        Ok(flash!("done-check-ins-confirmed").at(&path))
    })
    .await
}
