//! What happens to attempts by itself: one whose time ran out is handed in.

use std::{collections::BTreeMap, sync::Arc};

use rules::attempts;

use crate::{
    authorization::viewer::Authority,
    errors::AppError,
    house::House,
    quizzes::Saver,
    trainings::{self, Training},
};

use super::{
    actions::hand_in,
    store::{self, Attempt},
};

/// Hands in the attempts whose time, and the grace after it, are over. The database is asked only when
/// one may be (`due`). May run at the same time
/// in several servers: each attempt is handed in once. Gives how many were.
///
/// # Errors
/// When the database cannot be read. An attempt that cannot be handed in is logged and tried
/// again the next time.
pub async fn hand_in_overdue(house: &Arc<House>) -> Result<usize, AppError> {
    let mut handed_in = 0;
    for (training, attempt) in overdue(house).await? {
        match hand_in_if_over(house, &training, attempt).await {
            Ok(over) => handed_in += usize::from(over),
            Err(error) => tracing::error!(attempt, ?error, "an attempt cannot be handed in"),
        }
    }
    Ok(handed_in)
}

/// The open attempts whose time is over, each with its training. However many are open, they are
/// found with a few questions to the database.
async fn overdue(house: &House) -> Result<Vec<(Training, i64)>, AppError> {
    let (db, now) = (house.db.read(), house.clock.now());
    let due = Saver::of(house).due();
    let Some(look) = due.looks(now) else {
        return Ok(Vec::new());
    };
    let open = store::open_attempts(db).await?;
    if open.is_empty() {
        due.found(look, None);
        return Ok(Vec::new());
    }
    let mut soonest = None;
    let enrolments = || open.iter().map(|attempt| attempt.enrolment);
    let trainings = trainings::of_enrolments(db, enrolments()).await?;
    let ids = trainings.values().map(|training| training.id);
    let allowed = store::allowances(db, ids, enrolments()).await?;
    let mut by_course = BTreeMap::<&str, Vec<Attempt>>::new();
    for attempt in &open {
        if let Some(training) = trainings.get(&attempt.enrolment) {
            let of_course = by_course.entry(&training.course).or_default();
            of_course.push(attempt.clone());
        }
    }
    let mut over = Vec::new();
    for (course, attempts) in by_course {
        let Some(served) = house.courses.get(course) else {
            continue;
        };
        let lessons = store::lessons(db, &served.course, &attempts).await?;
        for attempt in attempts {
            let settings = lessons
                .get(&attempt.content_hash)
                .and_then(|lesson| lesson.quiz());
            let training = trainings.get(&attempt.enrolment);
            let granted = training
                .map(|training| allowed.of(training.id, attempt.enrolment, &attempt.quiz))
                .unwrap_or_default();
            let is_over = settings
                .is_some_and(|settings| attempts::is_over(settings, granted, attempt.begun(), now));
            let ends = settings
                .and_then(|settings| attempts::deadline(settings, granted, attempt.begun()));
            soonest = soonest.into_iter().chain(ends).min();
            if let (true, Some(training)) = (is_over, training) {
                over.push((training.clone(), attempt.id));
            }
        }
    }
    due.found(look, soonest);
    Ok(over)
}

async fn hand_in_if_over(house: &House, training: &Training, id: i64) -> Result<bool, AppError> {
    let Some(served) = house.courses.get(&training.course) else {
        return Ok(false);
    };
    let txn = house.db.begin().await?;
    // Somebody may have been quicker, with handing in or with granting more.
    let attempt = store::hold(&txn, id).await?;
    if attempt.submitted_at.is_some() {
        return Ok(false);
    }
    let now = house.clock.now();
    let lesson = store::pinned(&txn, &served.course, &attempt).await?;
    let allowed = store::allowed(&txn, attempt.enrolment, &attempt.quiz).await?;
    let settings = store::settings(&lesson)?;
    if !attempts::is_over(settings, allowed, attempt.begun(), now) {
        return Ok(false);
    }
    let takes = Authority::System.takes_course(training.id, attempt.enrolment);
    hand_in(&txn, None, &served.course, attempt, (&takes, now)).await?;
    txn.commit().await?;
    tracing::info!(attempt = id, "an attempt was handed in: its time is over");
    Ok(true)
}
