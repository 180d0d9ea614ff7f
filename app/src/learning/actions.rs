//! What one does when one reads.

use course::Language;
use leptos::prelude::*;
use rules::{choices, progress};

use crate::{
    errors::{AppError, UserError},
    request::{Visit, notices::Done},
};

use super::{address, course_of, store};

/// Notes that a section was read, and goes on to the one after it; without a section, that all of
/// the lesson was read, and goes on to the next lesson.
#[server(endpoint = "learning/mark-read")]
pub async fn mark_read(
    training: i64,
    lesson: String,
    #[server(default)] section: Option<String>,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = note(&visit, training, &lesson, section.as_deref()).await;
    visit.answer(outcome)
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
    let read = store::read_sections(&txn, seat.enrolment).await?;
    let whole = section.is_none() || progress::is_read(&lesson, &read.sections);
    if whole {
        store::note_read(&txn, &enrolled, &lesson.id, &lesson.hash, now).await?;
    }
    txn.commit().await?;
    house.readings.forget(seat.enrolment);

    let here = address(training, &lesson);
    let after = section.and_then(|id| {
        let mut rest = lesson.reading().skip_while(|each| each.id != id);
        rest.nth(1)
    });
    Ok(match (section, after) {
        (Some(_), Some(next)) => format!("{here}#{}", next.id),
        (Some(_), None) => format!("{here}#end"),
        (None, _) => match served.course.after(&lesson.id) {
            Some(next) => Done::LessonRead.at(&address(training, next)),
            None => Done::LessonRead.at(&format!("/trainings/{training}")),
        },
    })
}

/// Keeps what somebody chooses at a stop of a hearing, or says to an opinion, and leads to the page
/// that tells what follows. Those who do not take the course look on: nothing of theirs is kept.
#[server(endpoint = "learning/choose")]
pub async fn choose_at_stop(
    training: i64,
    lesson: String,
    question: String,
    #[server(default)] option: String,
    #[server(default)] shown_in: String,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let of = (lesson.as_str(), question.as_str());
    let outcome = choose(&visit, training, of, &option, &shown_in).await;
    visit.answer(outcome)
}

async fn choose(
    visit: &Visit,
    training: i64,
    (lesson, question): (&str, &str),
    option: &str,
    shown_in: &str,
) -> Result<String, AppError> {
    let house = &visit.house;
    let (course, _) = course_of(visit, training).await?;
    let seat = visit.viewer()?.seat(training);
    let is_judge = seat.is_some_and(|seat| seat.role.is_registered());
    let found = course.reading(lesson).ok_or(AppError::NotFound)?;
    let at_stop = found.lesson().stops_at(question);
    let asked = found.question(question).ok_or(AppError::NotFound)?;
    let text = asked.text(Language::En).ok_or(AppError::NotFound)?;
    let known = text.options.iter().any(|each| each.id == option);
    if !choices::is_kept(asked, at_stop) || !(known || option.is_empty()) {
        return Err(UserError::BadRequest.into());
    }
    if known && is_judge {
        let enrolled = visit.viewer()?.enrolled(training)?;
        let txn = house.db.begin().await?;
        let of = (lesson, question);
        store::choose(&txn, &enrolled, of, option, house.clock.now()).await?;
        txn.commit().await?;
    }
    // Ids hold nothing that an address would have to escape.
    let mut query = vec![format!("question={question}")];
    query.extend(known.then(|| format!("option={option}")));
    let language = Language::from_code(shown_in);
    query.extend(language.map(|language| format!("in={}", language.code())));
    let path = address(training, found.lesson());
    Ok(format!("{path}?{}#{question}", query.join("&")))
}
