//! Highlights of one's own: words of a lesson that are kept as quotations in the note on their
//! section, so that they are the person's alone wherever a note is.

use leptos::prelude::*;
use rules::{highlights, texts};

use crate::{
    authorization::viewer::Viewer,
    db::{Write, news::News},
    errors::{AppError, Field, UserError},
    learning::{
        address, course_of,
        pages::own_notes::is_there,
        store::{self, Place},
    },
    paths,
    request::{Visit, act, flash},
};

use super::MOST_IN_NOTE;

/// The most characters that are highlighted at once: a long paragraph.
pub const MOST_HIGHLIGHTED: u32 = 1_000;

/// Keeps words of a section as the person's own highlight; said twice, they are kept once.
#[server(endpoint = "learning/highlight")]
pub async fn highlight(
    training: i64,
    lesson: String,
    section: String,
    #[server(default)] words: String,
) -> Result<(), UserError> {
    act(async |visit| keep(&visit, training, (lesson, section), &words).await).await
}

async fn keep(
    visit: &Visit,
    training: i64,
    (lesson, section): (String, String),
    words: &str,
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
    let reading = course.reading(&place.lesson);
    let reading = reading.filter(|_| is_there(&course, &place));
    let lesson = reading.ok_or(AppError::NotFound)?.lesson();
    let words = one_line(words, MOST_HIGHLIGHTED)?;
    let own = viewer.own();
    let txn = house.db.begin().await?;
    let stood = store::note(&txn, &own, &place).await?;
    let stood = stood.map(|note| note.body).unwrap_or_default();
    let body = highlights::with(&stood, &words);
    if body != stood {
        if body.chars().count() > MOST_IN_NOTE as usize {
            return Err(too_long(MOST_IN_NOTE).into());
        }
        store::write_note(&txn, &own, &place, (&stood, &body), house.clock.now()).await?;
    }
    noted(&txn, viewer, &place.course);
    txn.commit().await?;
    let way = format!("{}#{}", address(training, lesson), place.section);
    Ok(flash!("done-note-written").at(&way))
}

/// Takes a highlight away; what else stands in the note stays.
#[server(endpoint = "learning/remove-highlight")]
pub async fn remove_highlight(
    course: String,
    lesson: String,
    section: String,
    #[server(default)] words: String,
) -> Result<(), UserError> {
    let place = Place {
        course,
        lesson,
        section,
    };
    act(async |visit| remove(&visit, &place, &words).await).await
}

async fn remove(visit: &Visit, place: &Place, words: &str) -> Result<String, AppError> {
    let (house, viewer) = (&visit.house, visit.viewer()?);
    viewer.with_password()?;
    let words = one_line(words, MOST_IN_NOTE)?;
    let own = viewer.own();
    let txn = house.db.begin().await?;
    // Sent twice, it is gone already.
    if let Some(note) = store::note(&txn, &own, place).await? {
        let body = highlights::without(&note.body, &words);
        if body != note.body {
            let change = (note.body.as_str(), body.as_str());
            store::write_note(&txn, &own, place, change, house.clock.now()).await?;
        }
    }
    noted(&txn, viewer, &place.course);
    txn.commit().await?;
    Ok(flash!("done-highlight-removed").at(paths::learning::own_notes()))
}

/// The lessons of the course are shown as they are by now, in each training of it.
pub fn noted(txn: &Write, viewer: &Viewer, course: &str) {
    for seat in viewer.seats.iter().filter(|seat| seat.course == course) {
        txn.changes(News::Reader(seat.enrolment));
    }
}

fn too_long(most: u32) -> UserError {
    let field = Field::Note;
    UserError::TooLong { field, most }
}

fn one_line(words: &str, most: u32) -> Result<String, UserError> {
    let words = texts::line(words);
    if words.is_empty() {
        return Err(UserError::Missing { field: Field::Note });
    }
    if words.chars().count() > most as usize {
        return Err(too_long(most));
    }
    Ok(words)
}
