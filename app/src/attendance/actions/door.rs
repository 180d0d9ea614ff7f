//! Letting people in who have no place and stand in the room: those on the waiting list, and those
//! who gave theirs up.

use leptos::prelude::*;
use rules::{
    attendance::{self, Status},
    places::Place,
};

use crate::{
    attendance::registrar::{self, Entry, Sent, Wish},
    audit::{self, Event},
    authorization::viewer::{InTraining as _, TakesRegister},
    db::Write,
    errors::{AppError, UserError},
    paths,
    request::{Visit, act_retried, flash},
    trainings::{self, Member, Session},
};

use super::record::at;

/// Lets somebody in who waits for a place, or gave it up, and stands in the room: gives the person
/// a place, whatever the capacity, and marks the person there, unless something was said already.
#[server(endpoint = "attendance/let-in")]
pub async fn let_in(
    session: i64,
    enrolment: i64,
    #[server(default)] mark: Option<String>,
    #[server(default)] made_at: Option<i64>,
    #[server(default)] sent_at: Option<i64>,
    #[server(default)] by: Option<i64>,
) -> Result<(), UserError> {
    act_retried(async |visit| {
        let house = &visit.house;
        let (takes, session, _) = at(&visit, session, None).await?;
        let training = takes.training();
        let txn = house.db.begin().await?;
        let member = trainings::member(&txn, training, enrolment).await?;
        admits(&visit, &txn, &takes, &member).await?;
        let sent = Sent {
            mark: mark.clone(),
            made_at,
            sent_at,
            by,
        };
        arrives(&visit, &txn, &takes, (&session, enrolment), &sent).await?;
        txn.commit().await?;
        let session = session.id;
        Ok(flash!("done-let-in").at(&format!(
            "{}#person-{enrolment}",
            paths::attendance::register(training, session)
        )))
    })
    .await
}

/// Gives a place to a judge who has none; of two who let the same person in, the second finds it
/// done.
pub(super) async fn admits(
    visit: &Visit,
    db: &Write,
    takes: &TakesRegister,
    member: &Member,
) -> Result<(), AppError> {
    if member.takes_part() {
        return Ok(());
    }
    if !member.may_be_let_in() {
        return Err(AppError::NotFound);
    }
    let (now, enrolment) = (visit.house.clock.now(), member.enrolment);
    trainings::take_in(db, takes, enrolment, now).await?;
    let action = match member.place {
        Place::Waiting => trainings::events::MOVED_UP,
        Place::Enrolled | Place::Withdrawn | Place::Joined => trainings::events::PLACED_AGAIN,
    };
    let event = Event::of(action, "enrolment", enrolment, Some(takes.training()));
    audit::record(db, Some(visit), now, event).await
}

/// Marks somebody there who has just come, in time or late, where nothing was said yet.
pub(super) async fn arrives(
    visit: &Visit,
    db: &Write,
    takes: &TakesRegister,
    (session, enrolment): (&Session, i64),
    sent: &Sent,
) -> Result<(), AppError> {
    let wish = Wish::Fill {
        status: Status::Present,
    };
    let calls = takes.calls_roll(session.training, session.id)?;
    let entry = Entry::in_roll_call(&calls, visit, session, enrolment, wish)?;
    let mut entry = entry.sent(sent)?;
    entry.unit = session.unit_at(entry.made_at);
    entry.wish = Wish::Fill {
        status: attendance::arrival(
            &session.gathering,
            &session.policy,
            entry.unit,
            entry.made_at,
        ),
    };
    for verdict in registrar::write(db, &[entry]).await? {
        verdict?;
    }
    Ok(())
}
