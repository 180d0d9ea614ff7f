//! What one does when one reads.

use leptos::prelude::*;

use crate::{
    context::Visit,
    errors::{AppError, UserError},
    notices::Done,
};

use super::store;

/// Notes that a lesson was read, and goes on to the next.
#[server(endpoint = "learning/mark-read")]
pub async fn mark_read(training: i64, lesson: String) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let house = &visit.house;
        let seat = visit.viewer()?.enrolled(training)?;
        let served = house.courses.get(&seat.course).ok_or(AppError::NotFound)?;
        let (_, read) = served.course.lesson(&lesson).ok_or(AppError::NotFound)?;
        let txn = house.db.begin().await?;
        store::note_read(&txn, seat.enrolment, &lesson, &read.hash, house.clock.now()).await?;
        txn.commit().await?;
        Ok(match served.course.after(&lesson) {
            Some(next) => Done::LessonRead.at(&crate::learning::address(training, next)),
            None => Done::LessonRead.at(&format!("/trainings/{training}")),
        })
    }
    .await;
    visit.answer(outcome)
}
