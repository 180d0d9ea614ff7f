//! Copying a training: next year's group gets the agenda of this one.

use jiff::{Timestamp, civil};
use leptos::prelude::*;
use rules::{calendar, places::Place, roles::Role};
use sea_orm::ConnectionTrait;

use crate::{
    accounts,
    audit::{Event, Notes as _},
    authorization::viewer::{InTraining as _, Manages},
    errors::{AppError, Field, UserError},
    memory::sendings,
    parts::form::{self, required},
    paths,
    request::{act, flash},
    trainings::{
        Training, events,
        store::{self, NewSession, NewTraining},
    },
};

use super::training::{day, titles};

/// Makes a training like another: its course, clock, rules and agenda, moved to begin on another
/// day, and, if wanted, the people who hold it. Judges, marks and answers are not copied, and
/// neither are the addresses of online meetings: those were for the days that are over.
#[server(endpoint = "trainings/copy")]
pub async fn copy_training(
    training: i64,
    #[server(default)] title_en: String,
    #[server(default)] title_ru: String,
    #[server(default)] title_kk: String,
    place: String,
    starts_on: String,
    #[server(default)] staff: bool,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        // Next year's group gets the agenda of one that is archived.
        let original = viewer.manages_whatever_state(training)?.training();
        let makes = viewer.makes_trainings()?;
        let field = Field::StartsOn;
        let (titles, place, starts_on) = form::all((
            titles(&title_en, &title_ru, &title_kk, &[]),
            required(Field::Place, &place, 200),
            day(field, &starts_on),
        ))?;
        let txn = visit.begin().await?;
        let original = store::find(&txn, original).await?;
        let moved = |date| moved(&original, date, starts_on);
        let new = NewTraining {
            ends_on: moved(original.ends_on).ok_or(UserError::NotUnderstood { field })?,
            course: original.course.clone(),
            zone_name: original.zone_name.clone(),
            capacity: original.capacity,
            titles,
            place,
            starts_on,
        };
        let sent = (training, &new, staff);
        let sending = sendings::name(visit.viewer()?.account, "trainings/copy", &sent);
        if let Some(way_on) = sendings::made_by(&txn, &sending, now).await? {
            return Ok(way_on);
        }
        let manages = store::make(&txn, &makes, new, now).await?;
        let id = manages.training();
        store::set_reminders(&txn, &manages, original.reminders).await?;
        let (about, contact) = (original.about.clone(), original.contact.clone());
        store::set_words(&txn, &manages, about, contact).await?;
        copy_agenda(&txn, &manages, &original, starts_on, now).await?;
        let holders = holders(&txn, viewer.account, original.id, staff).await?;
        for (account, role) in holders {
            let account = accounts::people(&txn, [account]).await?.remove(&account);
            let account = account.ok_or(AppError::NotFound)?;
            store::set_role(&txn, &manages, &account, role, now).await?;
        }
        let event = Event::of(events::TRAINING_MADE, "training", id, Some(id));
        txn.note(now, event).await?;
        let way_on = flash!("done-training-made").at(&paths::trainings::agenda(id));
        let way_on = sendings::note(&txn, &sending, way_on).await?;
        txn.commit().await?;
        Ok(way_on)
    })
    .await
}

/// A day of the original, as far from its first day as before.
fn moved(original: &Training, date: civil::Date, starts_on: civil::Date) -> Option<civil::Date> {
    starts_on.checked_add(date - original.starts_on).ok()
}

/// Copies the sessions, each to the same clock time of its day.
async fn copy_agenda(
    db: &impl ConnectionTrait,
    manages: &Manages,
    original: &Training,
    starts_on: civil::Date,
    now: Timestamp,
) -> Result<(), AppError> {
    for session in store::sessions(db, original.id).await? {
        let date = original.zone.to_datetime(session.gathering.starts_at);
        let date = moved(original, date.date(), starts_on).ok_or(UserError::NoSuchTime)?;
        let new = NewSession {
            gathering: calendar::moved_to(&session.gathering, date, &original.zone)
                .map_err(|_| UserError::NoSuchTime)?,
            titles: session.titles,
            place: session.place,
            trainers: session.trainers,
            link: String::new(),
            online_percent: session.online_percent,
        };
        let id = store::add_session(db, manages, new, now).await?;
        store::set_units(db, manages, id, &session.units).await?;
    }
    Ok(())
}

/// Who holds the new training, each with the role: whoever copies organizes it, and the others as
/// before, if they are wanted.
async fn holders(
    db: &impl ConnectionTrait,
    maker: i64,
    original: i64,
    staff: bool,
) -> Result<Vec<(i64, Role)>, AppError> {
    let mut holders = vec![(maker, Role::Organizer)];
    if staff {
        let members = store::members(db, original).await?.into_iter();
        let others = members.filter(|member| {
            let here = member.place == Place::Enrolled && member.account.is_open();
            here && !member.role.is_registered() && member.account.id != maker
        });
        holders.extend(others.map(|member| (member.account.id, member.role)));
    }
    Ok(holders)
}
