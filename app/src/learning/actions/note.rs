//! Writing a note of one's own: what stands is overwritten, since nobody else's word hangs on it.

use leptos::prelude::*;

use crate::{
    errors::{AppError, Field, UserError},
    learning::{
        course_of,
        pages::own_notes::{is_there, stood},
        store::{self, Place},
    },
    parts::form::optional,
    paths,
    request::{Visit, act, flash},
};

use super::highlight::noted;

/// The most characters of a note.
pub const MOST_IN_NOTE: u32 = 10_000;

/// Writes the person's own note on a section of a lesson; an empty one is none.
#[server(endpoint = "learning/write-note")]
pub async fn write_note(
    training: i64,
    lesson: String,
    section: String,
    #[server(default)] note: String,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| write(&visit, training, (lesson, section), &note, &version).await).await
}

async fn write(
    visit: &Visit,
    training: i64,
    (lesson, section): (String, String),
    note: &str,
    version: &str,
) -> Result<String, AppError> {
    let (house, viewer) = (&visit.house, visit.viewer()?);
    let (course, _) = course_of(visit, training).await?;
    viewer.seat_in(training)?;
    viewer.with_password()?;
    let place = Place {
        course: course.id.clone(),
        lesson,
        section,
    };
    let body = optional(Field::Note, note, MOST_IN_NOTE)?;
    let own = viewer.own();
    let txn = house.db.begin().await?;
    let there = store::note(&txn, &own, &place).await?;
    if there.is_none() && !is_there(&course, &place) {
        return Err(AppError::NotFound);
    }
    let there = there.map(|note| note.body).unwrap_or_default();
    // Sent twice, it is written once.
    if there != body {
        stood(&there).still_stands(version)?;
        store::write_note(&txn, &own, &place, (&there, &body), house.clock.now()).await?;
    }
    noted(&txn, viewer, &place.course);
    txn.commit().await?;
    let done = match body.is_empty() {
        true => flash!("done-note-emptied"),
        false => flash!("done-note-written"),
    };
    let way = match is_there(&course, &place) {
        true => paths::learning::own_note(training, &place.lesson, &place.section),
        false => paths::learning::own_notes().to_owned(),
    };
    Ok(done.at(&way))
}
