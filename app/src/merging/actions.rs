//! Merging, as organizers and administrators do it.
#![expect(missing_docs, reason = "the fields of an action are those of its form")]

use std::collections::BTreeSet;

use jiff::Timestamp;
use leptos::prelude::*;
use rules::places::Place;
use sea_orm::ConnectionTrait;

use crate::{
    accounts::{self, Reach},
    attendance,
    audit::{self, Event, Notes as _},
    authorization::viewer::Viewer,
    calendar,
    db::Write,
    errors::{AppError, UserError},
    language::say,
    learning,
    memory::set_aside,
    merging::events,
    paths,
    request::{Visit, act_retried, flash},
    trainings,
};

use super::{
    plan::{Plan, Step},
    store::{self, Seat},
};

/// Makes an account part of another that is the same person's. Whoever does it reaches both: an
/// administrator, or an organizer of every training of either.
#[server(endpoint = "merging/merge")]
pub async fn merge_accounts(
    kept: i64,
    merged: i64,
    #[server(default)] training: Option<i64>,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act_retried(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        may_merge(viewer)?;
        let txn = visit.begin().await?;
        // All trainings of both are held, and then both, in one order with whoever else changes them.
        let mut held = BTreeSet::new();
        for account in [kept, merged] {
            let seats = store::seats(&txn, account).await?;
            held.extend(seats.into_iter().map(|seat| seat.training));
        }
        for training in held {
            trainings::hold(&txn, training).await?;
        }
        for account in [kept.min(merged), kept.max(merged)] {
            accounts::hold(&txn, account).await?;
        }
        let into = Reach::of(&txn, viewer.account, kept).await?;
        let from = Reach::of(&txn, viewer.account, merged).await?;
        let (Some(into), Some(from), true) = (into, from, kept != merged) else {
            return Err(AppError::NotFound);
        };
        let plan = Plan::of(&txn, (kept, merged)).await?;
        plan.stood().still_stands(&version)?;
        plan.check()?;
        for step in &plan.steps {
            match step {
                Step::Moves(seat) => {
                    store::give(&txn, seat, (from, into)).await?;
                    note(&txn, &visit, seat, now).await?;
                }
                Step::Joins { from, to } => {
                    joins(&visit, &txn, (from, to), now).await?;
                    note(&txn, &visit, to, now).await?;
                }
                Step::Refused(..) => return Err(UserError::CannotMerge.into()),
            }
        }
        learning::give_notes(&txn, (from, into)).await?;
        calendar::end(&txn, from).await?;
        set_aside::erase(&txn, merged).await?;
        accounts::merge(&txn, (from, into), now).await?;
        let event = Event {
            detail: [("merged", merged.to_string())].into(),
            ..Event::of(events::ACCOUNTS_MERGED, "account", kept, None)
        };
        txn.note(now, event).await?;
        let seats = store::seats(&txn, kept).await?;
        txn.commit().await?;
        let there = training.and_then(|id| seats.iter().find(|seat| seat.training == id));
        let way = match there {
            Some(seat) => paths::home::person(seat.training, seat.enrolment),
            None if viewer.administrator => paths::home::account(kept),
            None => "/".to_owned(),
        };
        Ok(flash!("done-accounts-merged").at(&way))
    })
    .await
}

/// Passes for administrators, and for who organizes a training at all.
///
/// # Errors
/// `NotAllowed`.
pub(super) fn may_merge(viewer: &Viewer) -> Result<(), AppError> {
    let mut seats = viewer.seats.iter();
    if viewer.administrator || seats.any(|seat| seat.role.may_manage_training()) {
        Ok(())
    } else {
        Err(AppError::NotAllowed)
    }
}

/// Notes at a place in a training that it is now that of a person who had two accounts.
async fn note(
    db: &impl ConnectionTrait,
    visit: &Visit,
    seat: &Seat,
    now: Timestamp,
) -> Result<(), AppError> {
    let action = events::ACCOUNTS_MERGED;
    let event = Event::of(action, "enrolment", seat.enrolment, Some(seat.training));
    audit::record(db, Some(visit), now, event).await
}

/// Makes one of two places in a training: what was said about the one is said again about the other.
/// Gives the sessions at which something was said.
async fn joins(
    visit: &Visit,
    db: &Write,
    (from, to): (&Seat, &Seat),
    now: Timestamp,
) -> Result<(), AppError> {
    let takes = visit.viewer()?.takes_register(from.training)?;
    if from.place == Place::Enrolled && to.place != Place::Enrolled {
        trainings::take_in(db, &takes, to.enrolment, now).await?;
    }
    store::fill_up(db, from, to).await?;
    store::read_again(db, from, to).await?;
    let why = say!(visit.language, "merge-said-again");
    let places = (from.enrolment, to.enrolment);
    attendance::say_again(visit, db, &takes, places, &why).await?;
    trainings::note_joined(db, &takes, from.enrolment, now).await
}
