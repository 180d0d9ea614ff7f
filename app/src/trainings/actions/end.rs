//! Ending a training: archiving it, cancelling it, deleting it, and opening it again.

use jiff::Timestamp;
use leptos::prelude::*;
use sea_orm::ConnectionTrait;

use crate::{
    audit::{self, Action, Event},
    authorization::viewer::{InTraining as _, Manages},
    errors::{AppError, UserError},
    memory::sendings,
    paths,
    post::{self, NewLetter},
    request::{Visit, act, flash},
    trainings::{Member, Training, events, letters, standing, store},
};

/// Archives a training: it leaves the first page, and is read and not changed from now on.
#[server(endpoint = "trainings/archive")]
pub async fn archive_training(
    training: i64,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = visit.viewer()?.manages_whatever_state(training)?;
        let txn = visit.house.db.begin().await?;
        held(&txn, &manages, &version).await?;
        store::archive(&txn, &manages, now).await?;
        noted(&visit, &txn, events::TRAINING_ARCHIVED, training, now).await?;
        txn.commit().await?;
        Ok(flash!("done-training-archived").at(&paths::home::training(training)))
    })
    .await
}

/// Cancels a training: its people are told, and calendars that show its sessions strike them out.
#[server(endpoint = "trainings/cancel")]
pub async fn cancel_training(
    training: i64,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = visit.viewer()?.manages_whatever_state(training)?;
        let txn = visit.house.db.begin().await?;
        let old = held(&txn, &manages, &version).await?;
        store::cancel(&txn, &manages, now).await?;
        store::note_changes(&txn, &manages, now).await?;
        if old.cancelled.is_none() {
            tell(&visit, &txn, &old, letters::training_cancelled, now).await?;
        }
        noted(&visit, &txn, events::TRAINING_CANCELLED, training, now).await?;
        txn.commit().await?;
        Ok(flash!("done-training-cancelled").at(&paths::home::training(training)))
    })
    .await
}

/// Opens a training again that was archived or cancelled. Who was told that it does not take place
/// is told that it does.
#[server(endpoint = "trainings/reopen")]
pub async fn reopen_training(
    training: i64,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = visit.viewer()?.manages_whatever_state(training)?;
        let txn = visit.house.db.begin().await?;
        let old = held(&txn, &manages, &version).await?;
        store::reopen(&txn, &manages).await?;
        store::note_changes(&txn, &manages, now).await?;
        if old.cancelled.is_some() {
            tell(&visit, &txn, &old, letters::training_takes_place, now).await?;
        }
        noted(&visit, &txn, events::TRAINING_REOPENED, training, now).await?;
        txn.commit().await?;
        Ok(flash!("done-training-reopened").at(&paths::home::training(training)))
    })
    .await
}

/// Deletes a training of whose people nothing is known.
#[server(endpoint = "trainings/delete")]
pub async fn delete_training(
    training: i64,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = visit.viewer()?.manages_whatever_state(training)?;
        let txn = visit.house.db.begin().await?;
        held(&txn, &manages, &version).await?;
        store::delete(&txn, &manages, now).await?;
        sendings::forget_below(&txn, training).await?;
        noted(&visit, &txn, events::TRAINING_DELETED, training, now).await?;
        txn.commit().await?;
        Ok(flash!("done-training-deleted").at("/"))
    })
    .await
}

/// The training as the form saw it.
async fn held(
    db: &impl ConnectionTrait,
    manages: &Manages,
    version: &str,
) -> Result<Training, AppError> {
    let held = store::hold(db, manages.training()).await?;
    standing::of_training(&held).still_stands(version)?;
    Ok(held)
}

async fn noted(
    visit: &Visit,
    db: &impl ConnectionTrait,
    action: Action,
    training: i64,
    now: Timestamp,
) -> Result<(), AppError> {
    let event = Event::of(action, "training", training, Some(training));
    audit::record(db, Some(visit), now, event).await
}

/// Writes to the people of a training that is not over, but for the one who does it.
async fn tell(
    visit: &Visit,
    db: &impl ConnectionTrait,
    held: &Training,
    letter: fn(&str, &Training, &Member) -> NewLetter,
    now: Timestamp,
) -> Result<(), AppError> {
    if held.ends_on < held.zone.to_datetime(now).date() {
        return Ok(());
    }
    let doer = visit.viewer()?.account;
    let mut told = store::members(db, held.id).await?;
    told.retain(|member| member.is_written_to() && member.account.id != doer);
    let told = told
        .iter()
        .map(|member| letter(visit.public_url(), held, member));
    post::write_all(db, told.collect(), now).await?;
    Ok(())
}
