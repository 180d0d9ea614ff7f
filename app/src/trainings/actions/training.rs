//! Making and changing a training.
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

use jiff::{civil, tz::TimeZone};
use leptos::prelude::*;
use rules::roles::Role;

use crate::{
    audit::{self, Action, Event},
    context::Visit,
    errors::{AppError, Field, UserError},
    notices::Done,
    parts::form::{optional, required},
    trainings::{
        Titles,
        actions::{consequences, places::move_up},
        store::{self, NewTraining},
    },
    viewer::InTraining as _,
};

/// Makes a training; the one who makes it becomes its organizer.
#[server(endpoint = "trainings/make")]
pub async fn make_training(
    title_en: String,
    title_ru: String,
    title_kk: String,
    place: String,
    starts_on: String,
    ends_on: String,
    time_zone: String,
    course: String,
    #[server(default)] capacity: String,
    #[server(default)] reminders: bool,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let viewer = visit.viewer()?;
        let makes = viewer.makes_trainings()?;
        let new = NewTraining {
            titles: titles(&title_en, &title_ru, &title_kk)?,
            capacity: places(&capacity)?,
            ..checked(&visit, &place, &starts_on, &ends_on, &time_zone, &course)?
        };
        let txn = house.db.begin().await?;
        let manages = store::make(&txn, &makes, new, now).await?;
        let id = manages.training();
        store::set_reminders(&txn, &manages, reminders).await?;
        let account = crate::accounts::people(&txn, [viewer.account])
            .await?
            .remove(&viewer.account);
        store::set_role(
            &txn,
            &manages,
            &account.ok_or(AppError::NotFound)?,
            Role::Organizer,
            now,
        )
        .await?;
        audit::record(&txn, Some(&visit), now, event(Action::TrainingMade, id)).await?;
        txn.commit().await?;
        house.doorkeeper.forget(viewer.account);
        Ok(Done::TrainingMade.at(&format!("/trainings/{id}")))
    }
    .await;
    visit.answer(outcome)
}

/// Changes a training.
#[server(endpoint = "trainings/change")]
pub async fn change_training(
    training: i64,
    title_en: String,
    title_ru: String,
    title_kk: String,
    place: String,
    starts_on: String,
    ends_on: String,
    time_zone: String,
    course: String,
    #[server(default)] capacity: String,
    #[server(default)] reminders: bool,
    #[server(default)] confirmed: bool,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = async {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let manages = visit.viewer()?.manages(training)?;
        let new = NewTraining {
            titles: titles(&title_en, &title_ru, &title_kk)?,
            capacity: places(&capacity)?,
            ..checked(&visit, &place, &starts_on, &ends_on, &time_zone, &course)?
        };
        let txn = house.db.begin().await?;
        let held = store::hold(&txn, training).await?;
        let sessions = store::sessions(&txn, training).await?;
        consequences::keeps_its_sessions(&held, &new, &sessions)?;
        if !confirmed {
            let members = store::members(&txn, training).await?;
            consequences::is_expected(&held, &new, &sessions, &members)?;
        }
        let told_otherwise = held.titles != new.titles || held.place != new.place;
        store::change(&txn, &manages, new).await?;
        consequences::keep_the_clock(&txn, &manages, &held, now).await?;
        if told_otherwise {
            store::note_changes(&txn, &manages, now).await?;
        }
        move_up(&txn, &visit, &manages, now).await?;
        store::set_reminders(&txn, &manages, reminders).await?;
        audit::record(
            &txn,
            Some(&visit),
            now,
            event(Action::TrainingChanged, training),
        )
        .await?;
        txn.commit().await?;
        // Who moved up has a seat now.
        house.doorkeeper.forget_all();
        Ok(Done::TrainingChanged.at(&format!("/trainings/{training}")))
    }
    .await;
    visit.answer(outcome)
}

fn event(action: Action, training: i64) -> Event {
    Event::of(action, "training", training, Some(training))
}

/// A title in the three languages, all of which have to be there.
pub(super) fn titles(en: &str, ru: &str, kk: &str) -> Result<Titles, UserError> {
    Ok(Titles {
        kk: required(Field::TitleKk, kk, 200)?,
        ru: required(Field::TitleRu, ru, 200)?,
        en: required(Field::TitleEn, en, 200)?,
    })
}

/// A day as the browser sends it, of this century: another is a slip.
pub(super) fn day(field: Field, text: &str) -> Result<civil::Date, UserError> {
    let text = required(field, text, 10)?;
    let day: Option<civil::Date> = text.parse().ok();
    day.filter(|day| (2000..=2099).contains(&day.year()))
        .ok_or(UserError::NotUnderstood { field })
}

fn checked(
    visit: &Visit,
    place: &str,
    starts_on: &str,
    ends_on: &str,
    zone: &str,
    course: &str,
) -> Result<NewTraining, UserError> {
    let place = required(Field::Place, place, 200)?;
    let starts_on = day(Field::StartsOn, starts_on)?;
    let ends_on = day(Field::EndsOn, ends_on)?;
    if ends_on < starts_on {
        return Err(UserError::EndBeforeStart {
            field: Field::EndsOn,
        });
    }
    let days = u32::try_from((ends_on - starts_on).get_days());
    if days.is_ok_and(|days| days >= consequences::MOST_DAYS) {
        return Err(UserError::TooManyDays {
            most: consequences::MOST_DAYS,
        });
    }
    let zone_name = required(Field::TimeZone, zone, 100)?;
    let not_understood = |_| UserError::NotUnderstood {
        field: Field::TimeZone,
    };
    let zone = TimeZone::get(&zone_name).map_err(not_understood)?;
    let zone_name = zone.iana_name().unwrap_or(&zone_name).to_owned();
    let course = visit
        .house
        .courses
        .get(course)
        .ok_or(UserError::UnknownCourse)?;
    Ok(NewTraining {
        course: course.course.id.clone(),
        titles: Titles::default(),
        place,
        starts_on,
        ends_on,
        zone_name,
        capacity: None,
    })
}

/// The most places that a training may have; beyond that it has room for all.
const MOST_PLACES: u32 = 100_000;

/// A number of places; none where the field is empty.
fn places(text: &str) -> Result<Option<u32>, UserError> {
    let field = Field::Capacity;
    let text = optional(field, text, 10)?;
    if text.is_empty() {
        return Ok(None);
    }
    let places = text.parse().ok();
    let places = places.filter(|places| (1..=MOST_PLACES).contains(places));
    places.map(Some).ok_or(UserError::NotUnderstood { field })
}
