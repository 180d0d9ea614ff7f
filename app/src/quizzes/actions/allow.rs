//! Granting people more than the rule gives, and taking it back.
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

use jiff::tz::TimeZone;
use leptos::prelude::*;
use rules::attempts::{Allowance, Window};

use crate::{
    audit::{Action, Event, Notes as _},
    db::{Write, news::News},
    errors::{AppError, Field, UserError},
    memory::sendings,
    parts::{
        form::{self, required},
        meanwhile::Stood,
    },
    paths,
    quizzes::{events, store},
    request::{Visit, act, flash},
    trainings,
};

/// More minutes than this are no allowance but another quiz.
const MOST_MINUTES: u32 = 600;
/// More attempts than this are no allowance either.
const MOST_ATTEMPTS: u32 = 20;
/// Nobody is given more than four times the time.
const MOST_PERCENT: u32 = 300;
/// The longest reason, in characters.
const REASON: u32 = 500;

/// Grants people more minutes for each attempt, or a part of the quiz's time more, or more
/// attempts, with a reason: the one of `enrolment`, and all of `chosen`. With `everywhere` it holds
/// for all quizzes of the training.
#[server(endpoint = "quizzes/allow")]
pub async fn allow(
    training: i64,
    quiz: String,
    #[server(default)] enrolment: i64,
    #[server(default)] chosen: Vec<i64>,
    #[server(default)] minutes: String,
    #[server(default)] percent: String,
    #[server(default)] attempts: String,
    #[server(default)] everywhere: bool,
    #[server(default)] reason: String,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    let people = || {
        chosen
            .iter()
            .copied()
            .chain((enrolment != 0).then_some(enrolment))
    };
    let more = form::all((
        number(&minutes, Field::Minutes, MOST_MINUTES),
        number(&percent, Field::Percent, MOST_PERCENT),
        number(&attempts, Field::Attempts, MOST_ATTEMPTS),
    ))
    .map(|(minutes, percent, attempts)| Allowance {
        window: Window::default(),
        minutes,
        percent,
        attempts,
    });
    let of = (training, quiz.as_str(), everywhere);
    let said = (reason.as_str(), version.as_str());
    act(async |visit| grant(&visit, of, people().collect(), more, said).await).await
}

/// Takes back what was granted, with a reason.
#[server(endpoint = "quizzes/take-back-allowance")]
pub async fn take_back_allowance(
    training: i64,
    quiz: String,
    grant: i64,
    #[server(default)] reason: String,
) -> Result<(), UserError> {
    act(async |visit| take_back(&visit, training, &quiz, grant, &reason).await).await
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

/// A reason that was typed.
fn reason(typed: &str) -> Result<String, UserError> {
    if typed.trim().is_empty() {
        return Err(UserError::ReasonNeeded);
    }
    required(Field::Reason, typed, REASON)
}

/// A quiz of a training's course.
pub(super) async fn known(visit: &Visit, training: i64, quiz: &str) -> Result<TimeZone, AppError> {
    let training = trainings::find(visit.house.db.read(), training).await?;
    let served = visit.house.courses.get(&training.course);
    let course = served.ok_or(AppError::NotFound)?.course;
    let (_, lesson) = course.lesson(quiz).ok_or(AppError::NotFound)?;
    store::settings(lesson)?;
    Ok(training.zone)
}

/// The page of the people of a quiz.
pub(super) fn people_of(training: i64, quiz: &str) -> String {
    paths::quizzes::people(training, quiz)
}

async fn grant(
    visit: &Visit,
    (training, quiz, everywhere): (i64, &str, bool),
    people: Vec<i64>,
    more: Result<Allowance, UserError>,
    (typed, version): (&str, &str),
) -> Result<String, AppError> {
    let now = visit.house.clock.now();
    let manages = visit.viewer()?.manages(training)?;
    let people = match people.is_empty() {
        true => Err(UserError::Missing { field: Field::Name }),
        false => Ok(people),
    };
    let field = Field::Minutes;
    let more = more.and_then(|more| match more == Allowance::default() {
        true => Err(UserError::Missing { field }),
        false => Ok(more),
    });
    let (more, reason, people) = form::all((more, reason(typed), people))?;
    known(visit, training, quiz).await?;
    let sent = (training, quiz, everywhere, &people, more, &reason, version);
    let sending = sendings::name(visit.viewer()?.account, "quizzes/allow", &sent);
    let txn = visit.begin().await?;
    if let Some(way_on) = sendings::made_by(&txn, &sending, now).await? {
        return Ok(way_on);
    }
    // Held: who grants at the same time waits, and meets what was granted.
    trainings::hold(&txn, training).await?;
    let last = store::last_grant(&txn, training).await?;
    of_grants(last).still_stands(version)?;
    for enrolment in people {
        trainings::member(&txn, training, enrolment).await?;
        let of = (!everywhere).then_some(quiz);
        store::allow(&txn, &manages, enrolment, of, more, &reason, now).await?;
        let granted = changed(events::ALLOWANCE_GRANTED, training, enrolment);
        txn.note(now, granted).await?;
        times_change(&txn, enrolment).await?;
    }
    let way_on = flash!("done-allowance-granted").at(&people_of(training, quiz));
    let way_on = sendings::note(&txn, &sending, way_on).await?;
    txn.commit().await?;
    Ok(way_on)
}

async fn take_back(
    visit: &Visit,
    training: i64,
    quiz: &str,
    grant: i64,
    typed: &str,
) -> Result<String, AppError> {
    let now = visit.house.clock.now();
    let manages = visit.viewer()?.manages(training)?;
    let reason = reason(typed)?;
    let txn = visit.begin().await?;
    let enrolment = store::take_back(&txn, &manages, grant, &reason, now).await?;
    let taken = changed(events::ALLOWANCE_TAKEN_BACK, training, enrolment);
    txn.note(now, taken).await?;
    times_change(&txn, enrolment).await?;
    txn.commit().await?;
    Ok(flash!("done-allowance-taken-back").at(&people_of(training, quiz)))
}

/// What stands of the grants of a training: which was the last. Of two that are granted at the same
/// time the second is shown the first.
pub fn of_grants(last: i64) -> Stood {
    Stood::of([(Field::Everywhere, last.to_string())])
}

fn changed(action: Action, training: i64, enrolment: i64) -> Event {
    Event::of(action, "enrolment", enrolment, Some(training))
}

async fn times_change(txn: &Write, enrolment: i64) -> Result<(), AppError> {
    for attempt in store::attempts(txn, enrolment).await? {
        txn.changes(News::Attempt(attempt.id));
    }
    Ok(())
}
