//! Grading attempts again.

use std::collections::BTreeMap;

use leptos::prelude::*;
use sea_orm::ConnectionTrait;

use crate::{
    audit,
    errors::{AppError, Field, UserError},
    parts::form::required,
    paths, post,
    quizzes::{
        events, letters, regrading,
        store::{self, Attempt, Grade, Grader, Reason},
    },
    request::{Visit, act, flash},
    trainings::{self, Member},
};

use super::event;

/// The longest reason, in characters.
const REASON: u32 = 500;

/// Grades all attempts at a quiz of a training again by the key as the errata of the course have
/// put it right. Only grades that change are appended, with the reason.
#[server(endpoint = "quizzes/regrade")]
pub async fn regrade(
    training: i64,
    quiz: String,
    #[server(default)] reason: String,
) -> Result<(), UserError> {
    act(async |visit| again(&visit, training, &quiz, &reason).await).await
}

async fn again(visit: &Visit, training: i64, quiz: &str, reason: &str) -> Result<String, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let authors = visit.viewer()?.authors(training)?;
    if reason.trim().is_empty() {
        return Err(UserError::ReasonNeeded.into());
    }
    let reason = required(Field::Reason, reason, REASON)?;
    let course = trainings::find(house.db.read(), training).await?.course;
    let served = house.courses.get(&course).ok_or(AppError::NotFound)?;
    let grader = Grader::Author(&authors);
    // Everything is reckoned before the writer is taken, which then writes and nothing else.
    let regrading = regrading::regrading(house.db.read(), &served.course, training, quiz).await?;
    let txn = house.db.begin().await?;
    let held = regrading::held(&txn, &served.course, regrading.changes).await?;
    let grades: Vec<_> = held
        .iter()
        .map(|(attempt, grade)| (attempt, grade))
        .collect();
    let why = Reason::Regraded { words: &reason };
    store::append_grades(&txn, grader, &grades, why, now).await?;
    tells(visit, &txn, (training, quiz), &held).await?;
    let event =
        |(attempt, _): &(Attempt, _)| event(events::ATTEMPTS_REGRADED, training, attempt.id);
    audit::record_all(&txn, visit, now, held.iter().map(event).collect()).await?;
    txn.commit().await?;
    Ok(flash!("done-attempts-regraded").at(&paths::quizzes::regrade(training, quiz)))
}

/// Writes to those whose grade went up or down; with as few questions for many as for one.
async fn tells(
    visit: &Visit,
    db: &impl ConnectionTrait,
    (training, quiz): (i64, &str),
    held: &[(Attempt, Grade)],
) -> Result<(), AppError> {
    let training = trainings::find(db, training).await?;
    let served = visit.house.courses.get(&training.course);
    let course = served.ok_or(AppError::NotFound)?.course;
    let members = trainings::members(db, training.id).await?;
    let members: BTreeMap<i64, &Member> = members
        .iter()
        .map(|member| (member.enrolment, member))
        .collect();
    let title = |language| {
        let (_, lesson) = course.lesson(quiz)?;
        let (_, text) = lesson.text(language)?;
        Some(text.title.clone())
    };
    let letter = |(attempt, grade): &(Attempt, Grade)| {
        let member = members.get(&attempt.enrolment)?;
        let title = title(member.account.language).unwrap_or_else(|| quiz.to_owned());
        let moved = (attempt.grade?, grade.standing);
        let to = (&training, *member);
        let letter = letters::regraded(visit.public_url(), to, (attempt, &title), moved);
        letter.filter(|_| member.is_written_to())
    };
    let letters = held.iter().filter_map(letter).collect();
    post::write_all(db, letters, visit.house.clock.now()).await?;
    Ok(())
}
