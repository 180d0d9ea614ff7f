//! Adding, changing and deleting the sessions of a training, and copying a day of them.
#![expect(
    clippy::too_many_arguments,
    reason = "an action has one for each field of its form"
)]

use jiff::{Timestamp, civil};
use leptos::prelude::*;
use rules::{attendance::Gathering, calendar, online::Percent};
use sea_orm::ConnectionTrait;

use crate::{
    audit::{Action, Event, Notes as _},
    authorization::viewer::{InTraining as _, Manages},
    errors::{AppError, Field, UserError},
    language::dates,
    memory::sendings,
    parts::form::{self, optional, required},
    paths, post,
    request::{Visit, act, flash},
    trainings::{
        Member, Session, Training, events, letters, links, standing,
        store::{self, NewSession},
    },
};

use super::training::{day, titles};

/// Adds a session to the agenda of a training.
#[server(endpoint = "trainings/add-session")]
pub async fn add_session(
    training: i64,
    #[server(default)] title_en: String,
    #[server(default)] title_ru: String,
    #[server(default)] title_kk: String,
    date: String,
    starts_at: String,
    ends_at: String,
    #[server(default)] ends_on: String,
    #[server(default)] place: String,
    #[server(default)] trainers: String,
    #[server(default)] link: String,
    #[server(default)] online_percent: String,
    #[server(default)] confirmed: bool,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let txn = visit.begin().await?;
        let held = store::find(&txn, training).await?;
        let languages = standing::languages(&held);
        let (titles, gathering, place, trainers, link, online_percent) = form::all((
            titles(&title_en, &title_ru, &title_kk, &languages),
            gathering(&held, &date, &starts_at, &ends_on, &ends_at),
            optional(Field::Place, &place, 200),
            optional(Field::Trainers, &trainers, 500),
            links::web(Field::Link, &link),
            percent(&online_percent),
        ))?;
        let new = NewSession {
            titles,
            place,
            gathering,
            trainers,
            link,
            online_percent,
        };
        let sending = sendings::name(
            visit.viewer()?.account,
            "trainings/add-session",
            &(training, &new),
        );
        if let Some(way_on) = sendings::made_by(&txn, &sending, now).await? {
            return Ok(way_on);
        }
        if !confirmed {
            has_the_room(&visit, &txn, &held, &new, None).await?;
        }
        let id = store::add_session(&txn, &manages, new, now).await?;
        let event = event(events::SESSION_ADDED, training, id);
        txn.note(now, event).await?;
        let way_on = flash!("done-session-added")
            .at(&format!("{}#session-{id}", paths::home::training(training)));
        let way_on = sendings::note(&txn, &sending, way_on).await?;
        txn.commit().await?;
        Ok(way_on)
    })
    .await
}

/// Changes a session. Its marks stay with it wherever it moves, but who moves it is told of them.
#[server(endpoint = "trainings/change-session")]
pub async fn change_session(
    session: i64,
    #[server(default)] title_en: String,
    #[server(default)] title_ru: String,
    #[server(default)] title_kk: String,
    date: String,
    starts_at: String,
    ends_at: String,
    #[server(default)] ends_on: String,
    #[server(default)] place: String,
    #[server(default)] trainers: String,
    #[server(default)] link: String,
    #[server(default)] online_percent: String,
    #[server(default)] confirmed: bool,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = manages_session(&visit, session).await?;
        let training = manages.training();
        let txn = visit.begin().await?;
        // Held: who changes a session of it at the same time waits, and meets what was changed.
        let held = store::hold(&txn, training).await?;
        let old = store::find_session(&txn, session).await?;
        let stood = standing::of_session(&old, &held);
        stood.still_stands(&version)?;
        let languages = standing::languages(&held);
        let (titles, gathering, place, trainers, link, online_percent) = form::all((
            titles(&title_en, &title_ru, &title_kk, &languages),
            gathering(&held, &date, &starts_at, &ends_on, &ends_at),
            optional(Field::Place, &place, 200),
            optional(Field::Trainers, &trainers, 500),
            links::web(Field::Link, &link),
            percent(&online_percent),
        ))?;
        let new = NewSession {
            titles,
            place,
            gathering,
            trainers,
            link,
            online_percent,
        };
        if !confirmed {
            keeps_its_marks(&txn, &old, &new).await?;
            has_the_room(&visit, &txn, &held, &new, Some(session)).await?;
        }
        let moved = old.gathering != new.gathering;
        store::change_session(&txn, &manages, session, new).await?;
        store::note_change(&txn, &manages, session, moved, now).await?;
        tells_of_move(&visit, &txn, &held, &old, now).await?;
        let new = store::find_session(&txn, session).await?;
        let event = Event {
            detail: stood.changes(&standing::of_session(&new, &held)),
            ..event(events::SESSION_CHANGED, training, session)
        };
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-session-changed").at(&format!(
            "{}#session-{session}",
            paths::home::training(training)
        )))
    })
    .await
}

/// Deletes a session at which nothing was marked.
#[server(endpoint = "trainings/delete-session")]
pub async fn delete_session(
    session: i64,
    #[server(default)] version: String,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let manages = manages_session(&visit, session).await?;
        let training = manages.training();
        let txn = visit.begin().await?;
        let held = store::hold(&txn, training).await?;
        let old = store::find_session(&txn, session).await?;
        standing::of_session(&old, &held).still_stands(&version)?;
        let spoken_of = store::marks_at(&txn, session).await? > 0
            || store::was_joined(&txn, session).await?
            || store::was_closed(&txn, session).await?
            || store::was_asked_about(&txn, session).await?;
        if spoken_of {
            return Err(UserError::SessionMarked.into());
        }
        store::cancel_session(&txn, &manages, &old, now).await?;
        store::delete_session(&txn, &manages, session).await?;
        sendings::forget_below(&txn, training).await?;
        if old.gathering.starts_at > now {
            let told = people(&visit, &txn, &old).await?;
            let url = visit.public_url();
            let told = told.iter();
            let told = told.map(|member| letters::session_cancelled(url, &held, member, &old));
            post::write_all(&txn, told.collect(), now).await?;
        }
        let event = event(events::SESSION_DELETED, training, session);
        txn.note(now, event).await?;
        txn.commit().await?;
        Ok(flash!("done-session-deleted").at(&paths::trainings::agenda(training)))
    })
    .await
}

/// Copies the sessions of a day to another day, at the same times of the training's clock.
#[server(endpoint = "trainings/copy-day")]
pub async fn copy_day(
    training: i64,
    from: String,
    date: String,
    #[server(default)] confirmed: bool,
) -> Result<(), UserError> {
    act(async |visit| {
        let now = visit.house.clock.now();
        let viewer = visit.viewer()?;
        let manages = viewer.manages(training)?;
        let txn = visit.begin().await?;
        let held = store::find(&txn, training).await?;
        let (from, to) = (day(Field::Date, &from)?, day(Field::Date, &date)?);
        within(&held, to)?;
        let sending = sendings::name(
            visit.viewer()?.account,
            "trainings/copy-day",
            &(training, from, to),
        );
        if let Some(way_on) = sendings::made_by(&txn, &sending, now).await? {
            return Ok(way_on);
        }
        let sessions = store::sessions(&txn, training).await?;
        let begins_on =
            |session: &Session| held.zone.to_datetime(session.gathering.starts_at).date();
        let mut copied = 0;
        for session in sessions.into_iter().filter(|each| begins_on(each) == from) {
            let (units, groups) = (session.units, session.groups);
            let new = NewSession {
                gathering: calendar::moved_to(&session.gathering, to, &held.zone)
                    .map_err(|_| UserError::NoSuchTime)?,
                titles: session.titles,
                place: session.place,
                trainers: session.trainers,
                link: session.link,
                online_percent: session.online_percent,
            };
            if !confirmed {
                has_the_room(&visit, &txn, &held, &new, None).await?;
            }
            let id = store::add_session(&txn, &manages, new, now).await?;
            store::set_units(&txn, &manages, id, &units).await?;
            store::set_session_groups(&txn, &manages, id, &groups).await?;
            let event = event(events::SESSION_ADDED, training, id);
            txn.note(now, event).await?;
            copied += 1;
        }
        if copied == 0 {
            return Err(UserError::NothingChosen.into());
        }
        let way_on = flash!("done-day-copied")
            .at(&format!("{}#day-{to}", paths::trainings::agenda(training)));
        let way_on = sendings::note(&txn, &sending, way_on).await?;
        txn.commit().await?;
        Ok(way_on)
    })
    .await
}

/// Proves that the one who asks may manage the training of a session. Asked before the writer is
/// taken: who may not do it holds nobody up.
pub(super) async fn manages_session(visit: &Visit, session: i64) -> Result<Manages, AppError> {
    let viewer = visit.viewer()?;
    let session = store::find_session(visit.house.db.read(), session).await?;
    viewer.manages(session.training)
}

fn event(action: Action, training: i64, session: i64) -> Event {
    Event::of(action, "session", session, Some(training))
}

/// The share of the minutes online that counts as present; empty for what is usual.
fn percent(text: &str) -> Result<Percent, UserError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Percent::DEFAULT);
    }
    let percent = text.parse().ok().and_then(Percent::new);
    percent.ok_or(UserError::PercentOutOfRange)
}

fn within(held: &Training, date: civil::Date) -> Result<(), UserError> {
    if date < held.starts_on || date > held.ends_on {
        return Err(UserError::OutsideTraining);
    }
    Ok(())
}

/// A beginning and an end by the training's clock. It ends on the day on which it begins, unless
/// another is given.
fn gathering(
    held: &Training,
    date: &str,
    starts_at: &str,
    ends_on: &str,
    ends_at: &str,
) -> Result<Gathering, UserError> {
    let date = day(Field::Date, date).and_then(|date| within(held, date).map(|()| date));
    let last = match ends_on.trim().is_empty() {
        true => Ok(None),
        false => day(Field::EndsOn, ends_on).map(Some),
    };
    let time = |field, text: &str| {
        let text = required(field, text, 8)?;
        text.parse::<civil::Time>()
            .map_err(|_| UserError::NotUnderstood { field })
    };
    let moment = |date, time| {
        calendar::civil_moment(date, time, &held.zone).map_err(|_| UserError::NoSuchTime)
    };
    let (date, starts_at, last, ends_at) = form::all((
        date,
        time(Field::StartsAt, starts_at),
        last,
        time(Field::EndsAt, ends_at),
    ))?;
    let gathering = Gathering {
        starts_at: moment(date, starts_at)?,
        ends_at: moment(last.unwrap_or(date), ends_at)?,
    };
    if gathering.ends_at <= gathering.starts_at {
        return Err(UserError::EndBeforeStart {
            field: Field::EndsAt,
        });
    }
    Ok(gathering)
}

/// Writes to people that a session which is not over takes place at another time or elsewhere.
async fn tells_of_move(
    visit: &Visit,
    db: &impl ConnectionTrait,
    held: &Training,
    old: &Session,
    now: Timestamp,
) -> Result<(), AppError> {
    let new = store::find_session(db, old.id).await?;
    let moved = old.gathering != new.gathering || old.place != new.place;
    let is_over = old.gathering.ends_at <= now && new.gathering.ends_at <= now;
    if !moved || is_over {
        return Ok(());
    }
    let told = people(visit, db, &new).await?;
    let url = visit.public_url();
    let told = told.iter();
    let told = told.map(|member| letters::session_moved(url, held, member, (old, &new)));
    post::write_all(db, told.collect(), now).await?;
    Ok(())
}

/// Those to whom is written what somebody did with a session at which they are expected, but for
/// that person.
async fn people(
    visit: &Visit,
    db: &impl ConnectionTrait,
    session: &Session,
) -> Result<Vec<Member>, AppError> {
    let doer = visit.viewer.as_ref().map(|viewer| viewer.account);
    let mut members = store::members(db, session.training).await?;
    members.retain(|member| member.is_written_to() && session.expects(member));
    members.retain(|member| Some(member.account.id) != doer);
    Ok(members)
}

/// Passes when no other session is in the same room at the same time.
async fn has_the_room(
    visit: &Visit,
    db: &impl ConnectionTrait,
    held: &Training,
    new: &NewSession,
    itself: Option<i64>,
) -> Result<(), AppError> {
    let room = spelling::folded(&new.place);
    if room.is_empty() {
        return Ok(());
    }
    let taken = store::sessions(db, held.id)
        .await?
        .into_iter()
        .find(|other| {
            Some(other.id) != itself
                && spelling::folded(&other.place) == room
                && calendar::overlap(&other.gathering, &new.gathering)
        });
    match taken {
        Some(other) => Err(UserError::RoomTaken {
            title: other.titles.get(visit.language).to_owned(),
            day: dates::day(
                visit.language,
                held.zone.to_datetime(other.gathering.starts_at).date(),
            ),
            from: dates::clock(other.gathering.starts_at, &held.zone),
            to: dates::clock(other.gathering.ends_at, &held.zone),
        }
        .into()),
        None => Ok(()),
    }
}

/// Passes when a session stays where it is in time, or nothing was marked there.
async fn keeps_its_marks(
    db: &impl ConnectionTrait,
    old: &Session,
    new: &NewSession,
) -> Result<(), AppError> {
    if old.gathering == new.gathering {
        return Ok(());
    }
    match store::marked_at(db, old.id).await? {
        (0, _) => Ok(()),
        (count, minutes) => Err(UserError::MovedWithMarks { count, minutes }.into()),
    }
}
