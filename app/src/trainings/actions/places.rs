//! Withdrawing from a training, giving back one's place, and coming back.

use jiff::Timestamp;
use leptos::prelude::*;
use rules::places::{self, Place};

use crate::{
    audit::{self, Event, Notes as _},
    authorization::viewer::InTraining,
    db::Write,
    errors::{AppError, UserError},
    paths, post,
    request::{Visit, act, flash},
    trainings::{events, letters, store},
};

/// Notes that a judge no longer takes part, or waits no more; who waits first moves up.
#[server(endpoint = "trainings/withdraw")]
pub async fn withdraw(training: i64, enrolment: i64) -> Result<(), UserError> {
    put(training, enrolment, Place::Withdrawn).await
}

/// Takes a judge who withdrew in again: behind those who wait.
#[server(endpoint = "trainings/place-again")]
pub async fn place_again(training: i64, enrolment: i64) -> Result<(), UserError> {
    put(training, enrolment, Place::Enrolled).await
}

/// Gives back the place that the one who is signed in holds as a judge, or leaves the row of those
/// who wait; who waits first moves up. `place` is what the person saw: who has moved up since is
/// not put out of the training by a page that is old.
#[server(endpoint = "trainings/give-back")]
pub async fn give_back(training: i64, place: String) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let txn = visit.begin().await?;
        let (holds, held) = store::held_by_oneself(&txn, visit.viewer()?, training).await?;
        if Place::from_code(&place) != Some(held) {
            return Err(UserError::PlaceChanged.into());
        }
        let sessions = store::sessions(&txn, training).await?;
        let begins = sessions.first().map(|first| first.gathering.starts_at);
        if !places::may_be_given_back(held, begins, now) {
            return Err(UserError::TrainingBegun.into());
        }
        store::give_back(&txn, &holds, now).await?;
        let event = Event::of(
            events::WITHDRAWN,
            "enrolment",
            holds.enrolment(),
            Some(training),
        );
        txn.note(now, event).await?;
        move_up(&txn, &visit, &holds, now).await?;
        txn.commit().await?;
        Ok(flash!("done-place-given-back").at("/"))
    })
    .await
}

async fn put(training: i64, enrolment: i64, wanted: Place) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = visit.viewer()?.manages(training)?;
        let txn = visit.begin().await?;
        let member = store::member(&txn, training, enrolment).await?;
        if !member.role.is_registered() {
            return Err(AppError::NotFound);
        }
        let withdraws = wanted == Place::Withdrawn;
        let (action, done) = if withdraws {
            (events::WITHDRAWN, flash!("done-withdrawn"))
        } else {
            (events::PLACED_AGAIN, flash!("done-placed-again"))
        };
        // Who asks twice is told the same: nothing is left to do.
        if withdraws != (member.place == Place::Withdrawn) {
            store::place(&txn, &manages, enrolment, withdraws, now).await?;
            let event = Event::of(action, "enrolment", enrolment, Some(training));
            txn.note(now, event).await?;
            move_up(&txn, &visit, &manages, now).await?;
            txn.commit().await?;
        }
        Ok(done.at(&format!(
            "{}#person-{enrolment}",
            paths::trainings::people(training)
        )))
    })
    .await
}

/// Moves up those for whom there is room, each with its line in the audit and a letter.
pub(super) async fn move_up(
    db: &Write,
    visit: &Visit,
    within: &impl InTraining,
    now: Timestamp,
) -> Result<(), AppError> {
    let training = within.training();
    let moved = store::move_up(db, within, now).await?;
    if moved.is_empty() {
        return Ok(());
    }
    let held = store::find(db, training).await?;
    let members = store::members(db, training).await?;
    let mut told = Vec::new();
    for enrolment in moved {
        let event = Event::of(events::MOVED_UP, "enrolment", enrolment, Some(training));
        audit::record(db, Some(visit), now, event).await?;
        let mut one = members
            .iter()
            .filter(|member| member.enrolment == enrolment);
        let one = one.find(|member| member.is_written_to());
        told.extend(one.map(|member| letters::moved_up(visit.public_url(), &held, member)));
    }
    post::write_all(db, told, now).await?;
    Ok(())
}
