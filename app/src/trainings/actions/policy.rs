//! Setting the attendance policy of a training.
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

use leptos::prelude::*;
use rules::attendance::{Excuse, Minutes, Policy, Weight};

use crate::{
    audit::{Event, Notes as _},
    errors::{Field, UserError},
    parts::form,
    paths,
    request::{act, flash},
    trainings::{events, standing, store},
};

/// Sets from when somebody is late, when check-in is open, and what each status counts for.
#[server(endpoint = "trainings/set-policy")]
pub async fn set_policy(
    training: i64,
    #[server(default)] late_after: String,
    #[server(default)] opens_before: String,
    #[server(default)] closes_after: String,
    #[server(default)] late_counts: String,
    #[server(default)] left_early_counts: String,
    #[server(default)] excused_counts: String,
    #[server(default)] code_needed: bool,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = visit.viewer()?.manages(training)?;
        let left_early = Weight::from_code(&left_early_counts);
        let (late_after, opens_before, closes_after, late, left_early, excused) = form::all((
            minutes(Field::LateAfter, &late_after),
            minutes(Field::OpensBefore, &opens_before),
            minutes(Field::ClosesAfter, &closes_after),
            one_of(Field::LateCounts, Weight::from_code(&late_counts)),
            one_of(Field::LeftEarlyCounts, left_early),
            one_of(Field::ExcusedCounts, Excuse::from_code(&excused_counts)),
        ))?;
        let policy = Policy {
            late_after,
            opens_before,
            closes_after,
            late,
            left_early,
            excused,
            code_needed,
        };
        let txn = visit.begin().await?;
        let held = store::hold(&txn, training).await?;
        standing::of_policy(&held).still_stands(&version)?;
        let old = held.policy;
        store::set_policy(&txn, &manages, policy).await?;
        let event = Event {
            detail: [("from", written(&old)), ("to", written(&policy))].into(),
            ..Event::of(events::POLICY_SET, "training", training, Some(training))
        };
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-policy-set").at(&paths::trainings::change(training)))
    })
    .await
}

fn minutes(field: Field, text: &str) -> Result<Minutes, UserError> {
    let most = Minutes::MOST;
    let minutes = text.trim().parse().ok().and_then(Minutes::new);
    minutes.ok_or(UserError::PolicyMinutes { field, most })
}

fn one_of<T>(field: Field, found: Option<T>) -> Result<T, UserError> {
    found.ok_or(UserError::NotUnderstood { field })
}

/// A policy as the audit keeps it: minutes, then codes.
fn written(policy: &Policy) -> String {
    format!(
        "late-after {} opens-before {} closes-after {} late {} left-early {} excused {} \
         code-needed {}",
        policy.late_after.get(),
        policy.opens_before.get(),
        policy.closes_after.get(),
        policy.late.code(),
        policy.left_early.code(),
        policy.excused.code(),
        if policy.code_needed { "yes" } else { "no" }
    )
}
