//! What an open sheet is told: when its time ends, whether it is open, and what was answered at another
//! tab or device.

use std::collections::BTreeMap;

use course::Language;
use jiff::{Timestamp, tz::TimeZone};
use rules::{attempts, saving::Stamped as _};
use serde::Serialize;

use crate::{
    accounts,
    errors::AppError,
    language::{dates, say},
    learning::course_of,
    request::Visit,
    trainings,
};

use super::store;

/// What the server tells of an attempt; the browser's part reads it.
#[derive(Serialize)]
struct Told {
    until: Option<String>,
    open: bool,
    said: String,
    moved: String,
    elsewhere: BTreeMap<String, i32>,
}

/// When an attempt ends, as the head of its sheet says it.
pub(super) fn until(
    deadline: Timestamp,
    now: Timestamp,
    zone: &TimeZone,
    language: Language,
) -> String {
    let day = |at: Timestamp| zone.to_datetime(at).date();
    let time = if day(deadline) == day(now) {
        dates::clock(deadline, zone)
    } else {
        dates::moment(language, deadline, zone)
    };
    say!(
        language,
        "sheet-deadline",
        time = time,
        zone = dates::offset(deadline, zone)
    )
}

/// What an open sheet is told of its attempt, to its author alone, as JSON. Of the answers that stand it
/// is told the numbers of those which another client than its own has given.
///
/// # Errors
/// `NotFound` for another's attempt; `SignIn` once the login has ended.
pub async fn told(
    visit: &Visit,
    training: i64,
    attempt: i64,
    client: &str,
) -> Result<String, AppError> {
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let login = visit.viewer()?.login;
    let viewer = accounts::recognise_again(db, login, now).await?;
    let viewer = viewer.ok_or(AppError::SignIn)?;
    let attempt = store::find(db, attempt).await?;
    let takes = viewer.takes_course_as(attempt.enrolment)?;
    if takes.training() != training {
        return Err(AppError::NotFound);
    }
    let (course, _) = course_of(visit, training).await?;
    let lesson = store::pinned(db, &course, &attempt).await?;
    let settings = store::settings(&lesson)?;
    let allowed = store::allowed(db, attempt.enrolment, &attempt.quiz).await?;
    let zone = trainings::find(db, training).await?.zone;
    let deadline = attempts::deadline(settings, allowed, attempt.begun());
    let in_time = attempts::in_time(settings, allowed, attempt.begun(), now);
    let said = deadline.map(|deadline| until(deadline, now, &zone, visit.language));
    let moved = match &said {
        Some(said) => say!(visit.language, "sheet-moved", until = said.as_str()),
        None => say!(visit.language, "sheet-without-end"),
    };
    let answers = store::answers(db, attempt.id).await?.into_iter();
    let elsewhere = answers
        .map(|(question, saved)| (question, saved.stamp()))
        .filter(|(_, stamp)| stamp.client != client)
        .map(|(question, stamp)| (question, stamp.sequence));
    let told = Told {
        elsewhere: elsewhere.collect(),
        until: deadline.map(|deadline| deadline.to_string()),
        open: attempt.submitted_at.is_none() && in_time,
        said: said.unwrap_or_default(),
        moved,
    };
    Ok(serde_json::to_string(&told)?)
}
