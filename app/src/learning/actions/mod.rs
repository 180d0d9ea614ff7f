//! What one does when one reads.

mod highlight;
mod note;
mod practice;

use leptos::prelude::*;
use rules::progress;

use crate::{
    errors::{AppError, UserError},
    paths,
    request::{Visit, act, flash},
};

use super::{address, store};

pub use highlight::{MOST_HIGHLIGHTED, RemoveHighlight};
pub use note::{MOST_IN_NOTE, WriteNote};
pub use practice::{CHOOSE, TRIED, Tried, TryQuestion};

/// Notes that a section was read, and goes on to the one after it; without a section, that all of
/// the lesson was read, and goes on to the next lesson.
#[server(endpoint = "learning/mark-read")]
pub async fn mark_read(
    training: i64,
    lesson: String,
    #[server(default)] section: Option<String>,
) -> Result<(), UserError> {
    act(async |visit| note(&visit, training, &lesson, section.as_deref()).await).await
}

async fn note(
    visit: &Visit,
    training: i64,
    lesson: &str,
    section: Option<&str>,
) -> Result<String, AppError> {
    let house = &visit.house;
    let viewer = visit.viewer()?;
    let enrolled = viewer.enrolled(training)?;
    let (seat, training) = (viewer.seat_in(training)?, enrolled.training());
    let served = house.courses.get(&seat.course).ok_or(AppError::NotFound)?;
    let lesson = served.course.reading(lesson).ok_or(AppError::NotFound)?;
    let now = house.clock.now();

    let txn = house.db.begin().await?;
    match section {
        Some(id) => {
            let section = lesson.reading().find(|section| section.id == id);
            let section = section.ok_or(AppError::NotFound)?;
            store::note_sections(&txn, &enrolled, &lesson.id, [section], now).await?;
        }
        None => {
            store::note_sections(&txn, &enrolled, &lesson.id, lesson.reading(), now).await?;
        }
    }
    let mut read = store::read_sections(&txn, &[seat.enrolment]).await?;
    let read = read.remove(&seat.enrolment).unwrap_or_default();
    let whole = section.is_none() || progress::is_read(&lesson, &read.sections);
    if whole {
        store::note_read(&txn, &enrolled, &lesson.id, &lesson.hash, now).await?;
    }
    txn.commit().await?;

    let here = address(training, &lesson);
    let after = section.and_then(|id| {
        let mut rest = lesson.reading().skip_while(|each| each.id != id);
        rest.nth(1)
    });
    Ok(match (section, after) {
        (Some(_), Some(next)) => format!("{here}#{}", next.id),
        (Some(_), None) => format!("{here}#end"),
        (None, _) => match served.course.after(&lesson.id) {
            Some(next) => flash!("done-lesson-read").at(&address(training, next)),
            None => flash!("done-lesson-read").at(&paths::home::training(training)),
        },
    })
}
