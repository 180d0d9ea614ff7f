//! What happens to attempts by itself: one whose time ran out is handed in.

use std::sync::Arc;

use rules::attempts;

use crate::{context::House, errors::AppError, trainings, viewer::Authority};

use super::{
    actions::hand_in,
    store::{self, Attempt},
};

/// Hands in the attempts whose time, and the grace after it, are over. May run at the same time
/// in several servers: each attempt is handed in once. Gives how many were.
///
/// # Errors
/// When the database cannot be read. An attempt that cannot be handed in is logged and tried
/// again the next time.
pub async fn hand_in_overdue(house: &Arc<House>) -> Result<usize, AppError> {
    let mut handed_in = 0;
    for attempt in store::open_attempts(house.db.read()).await? {
        let id = attempt.id;
        match hand_in_if_over(house, attempt).await {
            Ok(over) => handed_in += usize::from(over),
            Err(error) => tracing::error!(attempt = id, ?error, "an attempt cannot be handed in"),
        }
    }
    Ok(handed_in)
}

async fn hand_in_if_over(house: &House, attempt: Attempt) -> Result<bool, AppError> {
    let db = house.db.read();
    let training = trainings::of_enrolment(db, attempt.enrolment).await?;
    let Some(served) = house.courses.get(&training.course) else {
        return Ok(false);
    };
    let lesson = store::pinned(db, &served.course, &attempt).await?;
    let allowed = store::allowed(db, attempt.enrolment, &attempt.quiz).await?;
    let settings = store::settings(&lesson)?;
    if !attempts::is_over(settings, allowed, attempt.started_at, house.clock.now()) {
        return Ok(false);
    }
    let txn = house.db.begin().await?;
    // Somebody may have been quicker.
    let attempt = store::hold(&txn, attempt.id).await?;
    if attempt.submitted_at.is_some() {
        return Ok(false);
    }
    let (id, now) = (attempt.id, house.clock.now());
    let takes = Authority::System.takes_course(training.id, attempt.enrolment);
    hand_in(&txn, None, &served.course, attempt, (&takes, now)).await?;
    txn.commit().await?;
    house.saver.forget([id]);
    tracing::info!(attempt = id, "an attempt was handed in: its time is over");
    Ok(true)
}
