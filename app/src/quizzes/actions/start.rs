//! Beginning an attempt.

use leptos::prelude::*;
use rules::attempts::{self, AttemptRefusal, Shut};

use crate::{
    audit::Notes as _,
    errors::{AppError, UserError},
    learning::course_of,
    paths,
    quizzes::{
        events,
        store::{self, Attempt},
    },
    request::{Visit, act},
};

use super::event;

/// Begins an attempt at a quiz.
#[server(endpoint = "quizzes/start")]
pub async fn start_attempt(training: i64, quiz: String) -> Result<(), UserError> {
    act(async |visit| start(&visit, training, &quiz).await).await
}

async fn start(visit: &Visit, training: i64, quiz: &str) -> Result<String, AppError> {
    let now = visit.house.clock.now();
    let takes = visit
        .viewer()?
        .takes_course(training)
        .map_err(|error| match error {
            AppError::NotAllowed => UserError::SitsNoQuiz.into(),
            other => other,
        })?;
    let (training, enrolment) = (takes.training(), takes.enrolment());
    let (course, _) = course_of(visit, training).await?;
    let (_, lesson) = course.lesson(quiz).ok_or(AppError::NotFound)?;
    let settings = store::settings(lesson)?;
    let txn = visit.begin().await?;
    let before: Vec<Attempt> = store::attempts(&txn, enrolment)
        .await?
        .into_iter()
        .filter(|attempt| attempt.quiz == quiz)
        .collect();
    let allowed = store::allowed(&txn, enrolment, quiz).await?;
    attempts::is_open(settings, allowed, now).map_err(|shut| match shut {
        Shut::NotYet(_) => UserError::QuizNotOpen,
        Shut::Since(_) => UserError::QuizClosed,
    })?;
    let count = u32::try_from(before.len()).unwrap_or(u32::MAX);
    let open = before.iter().any(|attempt| attempt.submitted_at.is_none());
    attempts::may_start(settings, allowed, count, open).map_err(|refusal| match refusal {
        AttemptRefusal::OpenAlready => UserError::AttemptOpen,
        AttemptRefusal::UsedUp { most } => UserError::AttemptsUsedUp { most },
    })?;
    let number = before.last().map_or(1, |last| last.number + 1);
    let pass = settings.pass.unwrap_or(course.pass_mark);
    let seed = rand::random();
    let id = store::start(&txn, &takes, lesson, (number, pass), seed, now).await?;
    let begun = event(events::ATTEMPT_STARTED, training, id);
    txn.note(now, begun).await?;
    txn.commit().await?;
    Ok(paths::quizzes::attempt(training, id))
}
