//! Checking in, by oneself and with the code from the screen.
#![expect(missing_docs, reason = "the fields of an action are those of its form")]

use leptos::prelude::*;
use rules::attendance::{Source, Status, Unit};

use crate::{
    attendance::{
        Registrar,
        registrar::{Entry, Sent, Wish},
        store,
        tickets::{self, Ticket},
    },
    errors::{AppError, UserError},
    paths,
    request::{
        Visit, act,
        flash::{Flash, flash},
    },
    trainings,
};

/// Checks the one who is signed in to a session.
#[server(endpoint = "attendance/check-in")]
pub async fn check_in(
    session: i64,
    #[server(default)] mark: Option<String>,
) -> Result<(), UserError> {
    act(async |visit| {
        let (training, done) = checked_in(&visit, session, mark.as_deref(), None).await?;
        Ok(done.at(&paths::home::training(training)))
    })
    .await
}

/// Checks the one who is signed in to the session whose code was on the screen. The ticket says
/// when the code was good: looking at what one confirms takes its time.
#[server(endpoint = "attendance/check-in-by-code")]
pub async fn check_in_by_code(ticket: String) -> Result<(), UserError> {
    act(async |visit| {
        visit.viewer()?;
        let ticket = tickets::find(&visit, &ticket).await?;
        let mark = Some(ticket.mark.as_str());
        let checked_in = checked_in(&visit, ticket.session, mark, Some(&ticket)).await;
        let (training, done) = checked_in.map_err(|error| match error {
            // Somebody else was first to use the ticket, which makes one mark alone.
            AppError::Refused(UserError::MarkNameTaken) => UserError::CodeReplayed.into(),
            other => other,
        })?;
        Ok(done.at(&paths::attendance::own(training)))
    })
    .await
}

/// Records a check-in; gives the training and what to say.
async fn checked_in(
    visit: &Visit,
    session: i64,
    mark: Option<&str>,
    ticket: Option<&Ticket>,
) -> Result<(i64, Flash), AppError> {
    let db = visit.house.db.read();
    let session = trainings::find_session(db, session).await?;
    let takes = visit.viewer()?.takes_course(session.training)?;
    trainings::registered(db, takes.training(), takes.enrolment()).await?;
    if ticket.is_none() && session.policy.code_needed {
        return Err(UserError::CodeNeeded.into());
    }
    let zone = trainings::find(db, session.training).await?.zone;
    let (training, enrolment) = (takes.training(), takes.enrolment());
    let mut entry = Entry::by_oneself(&takes, visit, &session, Wish::CheckIn { zone })?;
    entry.source = if ticket.is_some() {
        Source::Code
    } else {
        Source::Own
    };
    let made_at = ticket.map(|ticket| ticket.at);
    let mut entry = entry.sent(&Sent {
        mark: mark.map(str::to_owned),
        made_at,
        ..Sent::default()
    })?;
    let before: store::Standings = store::marks_about(db, [session.id], [enrolment])
        .await?
        .into();
    entry.unit = session.part_to_check_in(before.marks(session.id, enrolment), entry.made_at);
    let (unit, made_at) = (entry.unit, entry.made_at);
    Registrar::of(&visit.house).record(entry).await?;
    let marks = store::marks_about(db, [session.id], [enrolment]).await?;
    let standings: store::Standings = marks.into();
    let status = standings.in_part(session.id, enrolment, unit);
    let kept_beside = status.is_some_and(|mark| !mark.source.proposes());
    let late = status.is_some_and(|mark| mark.status == Some(Status::Late));
    let early = made_at < session.gathering.starts_at && unit != Unit::Afternoon;
    let done = match (kept_beside, late, early) {
        (true, ..) => flash!("done-check-in-kept"),
        (false, true, _) => flash!("done-checked-in-late"),
        (false, false, true) => flash!("done-checked-in-early"),
        (false, false, false) => flash!("done-checked-in"),
    };
    Ok((training, done))
}
