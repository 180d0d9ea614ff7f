//! Granting one person more than the rule gives.

use leptos::prelude::*;
use rules::attempts::Allowance;

use crate::{
    audit::{self, Action, Event},
    context::Visit,
    errors::{AppError, Field, UserError},
    notices::Done,
    quizzes::store,
    trainings,
};

/// More minutes than this are no allowance but another quiz.
const MOST_MINUTES: u32 = 600;
/// More attempts than this are no allowance either.
const MOST_ATTEMPTS: u32 = 20;
/// The longest reason, in characters.
const REASON: usize = 500;

/// Grants somebody more minutes for each attempt, or more attempts, with a reason.
#[server(endpoint = "quizzes/allow")]
pub async fn allow(
    training: i64,
    quiz: String,
    enrolment: i64,
    #[server(default)] minutes: String,
    #[server(default)] attempts: String,
    #[server(default)] reason: String,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let more = number(&minutes, Field::Minutes, MOST_MINUTES)
        .and_then(|minutes| Ok((minutes, number(&attempts, Field::Attempts, MOST_ATTEMPTS)?)));
    let outcome = match more {
        Ok((minutes, attempts)) => {
            let more = Allowance { minutes, attempts };
            grant(&visit, training, &quiz, enrolment, more, reason.trim()).await
        }
        Err(error) => Err(error.into()),
    };
    visit.answer(outcome)
}

/// A number that was typed; an empty field is none.
fn number(typed: &str, field: Field, most: u32) -> Result<u32, UserError> {
    match typed.trim() {
        "" => Ok(0),
        typed => typed
            .parse()
            .ok()
            .filter(|number| *number <= most)
            .ok_or(UserError::NotUnderstood { field }),
    }
}

async fn grant(
    visit: &Visit,
    training: i64,
    quiz: &str,
    enrolment: i64,
    more: Allowance,
    reason: &str,
) -> Result<String, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let manages = visit.viewer()?.manages(training)?;
    if more == Allowance::default() {
        return Err(UserError::Missing {
            field: Field::Minutes,
        }
        .into());
    }
    if reason.is_empty() {
        return Err(UserError::ReasonNeeded.into());
    }
    if reason.chars().count() > REASON {
        let (field, most) = (Field::Reason, u32::try_from(REASON).unwrap_or(u32::MAX));
        return Err(UserError::TooLong { field, most }.into());
    }
    let course = trainings::find(house.db.read(), training).await?.course;
    let served = house.courses.get(&course).ok_or(AppError::NotFound)?;
    let (_, lesson) = served.course.lesson(quiz).ok_or(AppError::NotFound)?;
    store::settings(lesson)?;
    let txn = house.db.begin().await?;
    trainings::member(&txn, training, enrolment).await?;
    store::allow(&txn, &manages, enrolment, quiz, more, reason, now).await?;
    let granted = Event::of(
        Action::AllowanceGranted,
        "enrolment",
        enrolment,
        Some(training),
    );
    audit::record(&txn, Some(visit), now, granted).await?;
    let attempts = store::attempts(&txn, enrolment).await?;
    txn.commit().await?;
    house
        .saver
        .forget(attempts.into_iter().map(|attempt| attempt.id));
    Ok(Done::AllowanceGranted.at(&format!("/trainings/{training}/quizzes/{quiz}/people")))
}
