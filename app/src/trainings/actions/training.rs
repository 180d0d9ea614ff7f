//! Making and changing a training.
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

use course::Language;
use jiff::{civil, tz::TimeZone};
use leptos::prelude::*;
use rules::roles::Role;

use crate::{
    audit::{Action, Event, Notes as _},
    authorization::viewer::InTraining as _,
    errors::{AppError, Field, UserError},
    memory::sendings,
    parts::form::{self, optional, required},
    paths,
    request::{Visit, act, flash},
    trainings::{
        Titles,
        actions::{consequences, places::move_up},
        events, standing,
        store::{self, NewTraining},
    },
};

/// Makes a training; the one who makes it becomes its organizer.
#[server(endpoint = "trainings/make")]
pub async fn make_training(
    #[server(default)] title_en: String,
    #[server(default)] title_ru: String,
    #[server(default)] title_kk: String,
    place: String,
    starts_on: String,
    ends_on: String,
    time_zone: String,
    course: String,
    #[server(default)] capacity: String,
    #[server(default)] about: String,
    #[server(default)] contact: String,
    #[server(default)] reminders: bool,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let makes = viewer.makes_trainings()?;
        let (titles, checked, capacity, about, contact) = form::all((
            titles(&title_en, &title_ru, &title_kk, &[]),
            checked(&visit, &place, &starts_on, &ends_on, &time_zone, &course),
            places(&capacity),
            optional(Field::About, &about, ABOUT_MOST),
            optional(Field::Contact, &contact, CONTACT_MOST),
        ))?;
        let new = NewTraining {
            titles,
            capacity,
            ..checked
        };
        let sent = (&new, &about, &contact, reminders);
        let sending = sendings::name(visit.viewer()?.account, "trainings/make", &sent);
        let txn = visit.begin().await?;
        if let Some(way_on) = sendings::made_by(&txn, &sending, now).await? {
            return Ok(way_on);
        }
        let manages = store::make(&txn, &makes, new, now).await?;
        let id = manages.training();
        store::set_reminders(&txn, &manages, reminders).await?;
        store::set_words(&txn, &manages, about, contact).await?;
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
        txn.note(now, event(events::TRAINING_MADE, id)).await?;
        let way_on = flash!("done-training-made").at(&paths::home::training(id));
        let way_on = sendings::note(&txn, &sending, way_on).await?;
        txn.commit().await?;
        Ok(way_on)
    })
    .await
}

/// Changes a training.
#[server(endpoint = "trainings/change")]
pub async fn change_training(
    training: i64,
    #[server(default)] title_en: String,
    #[server(default)] title_ru: String,
    #[server(default)] title_kk: String,
    place: String,
    starts_on: String,
    ends_on: String,
    time_zone: String,
    course: String,
    #[server(default)] capacity: String,
    #[server(default)] about: String,
    #[server(default)] contact: String,
    #[server(default)] reminders: bool,
    #[server(default)] confirmed: bool,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = visit.viewer()?.manages(training)?;
        let (titles, checked, capacity, about, contact) = form::all((
            titles(&title_en, &title_ru, &title_kk, &[]),
            checked(&visit, &place, &starts_on, &ends_on, &time_zone, &course),
            places(&capacity),
            optional(Field::About, &about, ABOUT_MOST),
            optional(Field::Contact, &contact, CONTACT_MOST),
        ))?;
        let new = NewTraining {
            titles,
            capacity,
            ..checked
        };
        let txn = visit.begin().await?;
        let held = store::hold(&txn, training).await?;
        standing::of_training(&held).still_stands(&version)?;
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
        store::set_words(&txn, &manages, about, contact).await?;
        let new = store::find(&txn, training).await?;
        let changed = standing::of_training(&held).changes(&standing::of_training(&new));
        let event = Event {
            detail: changed,
            ..event(events::TRAINING_CHANGED, training)
        };
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-training-changed").at(&paths::home::training(training)))
    })
    .await
}

fn event(action: Action, training: i64) -> Event {
    Event::of(action, "training", training, Some(training))
}

/// The most characters of what is said about a training.
const ABOUT_MOST: u32 = 2000;
/// The most characters of whom its people ask.
const CONTACT_MOST: u32 = 300;

/// A title in the languages that are used: those `needed` have to be there, and one at least.
pub(super) fn titles(
    en: &str,
    ru: &str,
    kk: &str,
    needed: &[Language],
) -> Result<Titles, UserError> {
    let title = |field, language, text: &str| {
        if needed.contains(&language) {
            required(field, text, 200)
        } else {
            optional(field, text, 200)
        }
    };
    let (kk, ru, en) = form::all((
        title(Field::TitleKk, Language::Kk, kk),
        title(Field::TitleRu, Language::Ru, ru),
        title(Field::TitleEn, Language::En, en),
    ))?;
    let titles = Titles { kk, ru, en };
    if titles == Titles::default() {
        return Err(UserError::Missing {
            field: Field::TitleKk,
        });
    }
    Ok(titles)
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
    let course = visit.house.courses.get(course);
    let (place, (starts_on, ends_on), zone_name, course) = form::all((
        required(Field::Place, place, 200),
        days(starts_on, ends_on),
        time_zone(zone),
        course.ok_or(UserError::UnknownCourse),
    ))?;
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

/// The first and the last day.
fn days(starts_on: &str, ends_on: &str) -> Result<(civil::Date, civil::Date), UserError> {
    let (starts_on, ends_on) =
        form::all((day(Field::StartsOn, starts_on), day(Field::EndsOn, ends_on)))?;
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
    Ok((starts_on, ends_on))
}

/// The name of a time zone, as the register of zones has it.
fn time_zone(zone: &str) -> Result<String, UserError> {
    let zone_name = required(Field::TimeZone, zone, 100)?;
    let not_understood = |_| UserError::NotUnderstood {
        field: Field::TimeZone,
    };
    let zone = TimeZone::get(&zone_name).map_err(not_understood)?;
    Ok(zone.iana_name().unwrap_or(&zone_name).to_owned())
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
