//! Reopening an attempt that was handed in.

use leptos::prelude::*;
use rules::attempts::{self, ReopeningRefusal};

use crate::{
    audit::Notes as _,
    errors::{AppError, Field, UserError},
    parts::form::{self, required},
    paths, post,
    quizzes::{events, letters, reasons, store},
    request::{Visit, act, flash},
    trainings,
};

use super::{desk::Desk, event, window::moment};

/// The longest reason, in characters.
const REASON: u32 = 500;

/// Lets the author of an attempt that was handed in go on with it until a moment on the training's
/// clock, with a reason. The answers and the grade stay; what is handed in then is graded again.
/// Whoever may have seen the key goes on only where the trainer says `knowingly`.
#[server(endpoint = "quizzes/reopen")]
pub async fn reopen_attempt(
    attempt: i64,
    #[server(default)] closes_on: String,
    #[server(default)] closes_at: String,
    #[server(default)] reason: String,
    #[server(default)] knowingly: bool,
) -> Result<(), UserError> {
    let until = (&*closes_on, &*closes_at);
    act(async |visit| reopen(&visit, attempt, until, &reason, knowingly).await).await
}

/// A reason that was typed.
fn reason(typed: &str) -> Result<String, UserError> {
    if typed.trim().is_empty() {
        return Err(UserError::ReasonNeeded);
    }
    required(Field::Reason, typed, REASON)
}

async fn reopen(
    visit: &Visit,
    attempt: i64,
    (day, time): (&str, &str),
    reason: &str,
    knowingly: bool,
) -> Result<String, AppError> {
    let now = visit.house.clock.now();
    let desk = Desk::of(visit, attempt).await?;
    let zone = &desk.training.zone;
    let (day, time) = ((Field::ClosesOn, day), (Field::ClosesAt, time));
    let until = match moment(day, time, zone) {
        // Here both are needed.
        Ok(None) => Err([day.0, time.0].map(|field| UserError::Missing { field }))
            .map_err(|both| UserError::of_faults(both.into()).unwrap_or(UserError::BadRequest)),
        Ok(Some(until)) => Ok(until),
        Err(error) => Err(error),
    };
    let (until, reason) = form::all((until, self::reason(reason)))?;
    let txn = visit.begin().await?;
    let attempt = store::hold(&txn, desk.attempt.id).await?;
    attempt.submitted_at.ok_or(AppError::NotFound)?;
    let paper = store::Paper::read(&txn, &desk.course, attempt).await?;
    let key_seen = reasons::has_seen_key(&txn, desk.training.id, &paper, now).await?;
    attempts::may_reopen(until, (key_seen, knowingly), now).map_err(|refusal| match refusal {
        ReopeningRefusal::Past => UserError::OpenUntilPast,
        ReopeningRefusal::KeySeen => UserError::KeySeen,
    })?;
    let attempt = &paper.attempt;
    let how = (until, key_seen);
    store::reopen(&txn, &desk.authors, attempt, how, &reason, now).await?;
    let reopened = event(events::ATTEMPT_REOPENED, desk.training.id, attempt.id);
    txn.note(now, reopened).await?;
    let member = trainings::member(&txn, desk.training.id, attempt.enrolment).await?;
    if member.is_written_to() {
        let to = (&desk.training, &member);
        let letter = letters::reopened(visit.public_url(), to, &paper, until);
        post::write(&txn, letter, now).await?;
    }
    txn.commit().await?;
    Ok(
        flash!("done-attempt-reopened")
            .at(&paths::quizzes::people(desk.training.id, &attempt.quiz)),
    )
}
