//! What one does with quizzes.

use std::collections::BTreeMap;

use course::Course;
use leptos::prelude::*;
use rules::{
    attempts::{self, AttemptRefusal},
    drawing, grading,
};

use crate::{
    audit::{self, Action, Event},
    context::Visit,
    errors::{AppError, UserError},
    learning::{
        course_of,
        questions::{self, Parts},
    },
    notices::Done,
};

use super::{
    standing,
    store::{self, Attempt, Standing},
};

/// Begins an attempt at a quiz.
#[server(endpoint = "quizzes/start")]
pub async fn start_attempt(training: i64, quiz: String) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let seat = visit.viewer()?.enrolled(training)?;
        let (course, _) = course_of(&visit, training).await?;
        let (_, lesson) = course.lesson(&quiz).ok_or(AppError::NotFound)?;
        let settings = store::settings(lesson)?;
        let txn = house.db.begin().await?;
        let before: Vec<Attempt> = store::attempts(&txn, seat.enrolment)
            .await?
            .into_iter()
            .filter(|attempt| attempt.quiz == quiz)
            .collect();
        let count = u32::try_from(before.len()).unwrap_or(u32::MAX);
        let open = before.iter().any(|attempt| attempt.submitted_at.is_none());
        attempts::may_start(settings, count, open).map_err(|refusal| match refusal {
            AttemptRefusal::OpenAlready => UserError::AttemptOpen,
            AttemptRefusal::UsedUp { most } => UserError::AttemptsUsedUp { most },
        })?;
        let number = before.last().map_or(1, |last| last.number + 1);
        let seed = rand::random();
        let id = store::start(&txn, seat.enrolment, lesson, number, seed, now).await?;
        audit::record(
            &txn,
            Some(&visit),
            now,
            event(Action::AttemptStarted, training, id),
        )
        .await?;
        txn.commit().await?;
        Ok(format!("/trainings/{training}/attempts/{id}"))
    }
    .await;
    visit.answer(outcome)
}

/// What a sheet brings: for each question the values of its parts.
pub type Answers = BTreeMap<String, Parts>;

/// Saves the answers of a sheet and, if that was the button, hands the attempt in.
#[server(endpoint = "quizzes/save")]
pub async fn save_answers(
    attempt: i64,
    #[server(default)] answers: Answers,
    #[server(default)] intent: String,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let txn = house.db.begin().await?;
        let attempt = store::hold(&txn, attempt).await?;
        let seat = viewer
            .seats
            .iter()
            .find(|seat| seat.enrolment == attempt.enrolment)
            .ok_or(AppError::NotFound)?;
        if attempt.submitted_at.is_some() {
            return Err(UserError::AttemptSubmitted.into());
        }
        let (course, _) = course_of(&visit, seat.training).await?;
        let lesson = store::pinned(&txn, &course, &attempt).await?;
        let settings = store::settings(&lesson)?;
        let path = format!("/trainings/{}/attempts/{}", seat.training, attempt.id);
        let in_time = attempts::in_time(settings, attempt.started_at, now);
        if in_time {
            let responses = drawing::order(&lesson.questions, settings, attempt.seed)
                .into_iter()
                .filter_map(|id| lesson.question(&id))
                // A part that is missing in a form whose question stood in it was left empty.
                .map(|question| {
                    let parts = answers.get(&question.id).cloned().unwrap_or_default();
                    (question.id.clone(), questions::response(question, &parts))
                })
                .collect();
            store::save(&txn, attempt.id, &responses, now).await?;
        }
        if in_time && intent != "submit" {
            txn.commit().await?;
            return Ok(Done::AnswersSaved.at(&path));
        }
        // Out of time, what was saved before is handed in, not what came too late.
        let done = if in_time {
            Done::AttemptSubmitted
        } else {
            Done::AttemptTimeOver
        };
        hand_in(&txn, &visit, &course, &lesson, &attempt, seat.training).await?;
        txn.commit().await?;
        Ok(done.at(&path))
    }
    .await;
    visit.answer(outcome)
}

/// Hands an attempt in and appends its grade.
async fn hand_in(
    txn: &sea_orm::DatabaseTransaction,
    visit: &Visit,
    course: &Course,
    lesson: &course::Lesson,
    attempt: &Attempt,
    training: i64,
) -> Result<(), AppError> {
    let now = visit.house.clock.now();
    let (answers, _) = store::answers(txn, attempt.id).await?;
    let graded = store::graded(lesson, attempt, &answers)?;
    let total = grading::total(graded.iter().map(|(_, graded)| graded));
    let pass = standing::pass_mark(lesson, course)?;
    let standing = Standing {
        total,
        passed: grading::passed(total.points, total.possible, pass),
    };
    store::submit(txn, attempt.id, now).await?;
    store::append_grade(txn, attempt.id, standing, "submitted", now).await?;
    audit::record(
        txn,
        Some(visit),
        now,
        event(Action::AttemptSubmitted, training, attempt.id),
    )
    .await
}

fn event(action: Action, training: i64, attempt: i64) -> Event {
    Event::of(action, "attempt", attempt, Some(training))
}
