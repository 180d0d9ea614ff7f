//! Letting colleagues read one's answers without one's name.

use leptos::prelude::*;

use crate::{
    audit::Notes as _,
    errors::{AppError, UserError},
    paths,
    quizzes::{events, store},
    request::{Visit, act, flash},
};

use super::event;

/// Says whether the written answers of one's own attempt may be shown to colleagues without one's
/// name. It is off until one says so, and can be taken back at any time.
#[server(endpoint = "quizzes/share")]
pub async fn share_answers(attempt: i64, #[server(default)] shared: bool) -> Result<(), UserError> {
    act(async |visit| share(&visit, attempt, shared).await).await
}

async fn share(visit: &Visit, attempt: i64, shared: bool) -> Result<String, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    // Before the writer is taken: who may not write holds nobody up.
    let attempt = store::find(house.db.read(), attempt).await?;
    let takes = visit.viewer()?.takes_course_as(attempt.enrolment)?;
    let training = takes.training();
    let txn = visit.begin().await?;
    let attempt = store::hold(&txn, attempt.id).await?;
    store::consent(&txn, &takes, &attempt, shared, now).await?;
    let (action, done) = if shared {
        (events::ANSWERS_SHARED, flash!("done-answers-shared"))
    } else {
        (events::ANSWERS_UNSHARED, flash!("done-answers-unshared"))
    };
    txn.note(now, event(action, training, attempt.id)).await?;
    txn.commit().await?;
    let id = attempt.id;
    Ok(done.at(&format!(
        "{}#colleagues",
        paths::quizzes::attempt(training, id)
    )))
}
