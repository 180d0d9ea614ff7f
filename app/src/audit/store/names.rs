//! What the things and people are called that events name. A fixed number of queries, however
//! many events there are.

use std::collections::{BTreeMap, BTreeSet};

use course::Language;
use jiff::{Timestamp, tz::TimeZone};
use records::{
    account, attempt, attendance_request, cancelled_session, enrolment, session, training,
};
use sea_orm::{ConnectionTrait, EntityTrait as _, QueryFilter as _};

use crate::{db::many::among, errors::AppError};

use super::reading::Row;

/// The names of people, by account.
pub(super) async fn accounts(
    db: &impl ConnectionTrait,
    ids: BTreeSet<i64>,
) -> Result<BTreeMap<i64, String>, AppError> {
    let found = account::Entity::find()
        .filter(among(db, account::Column::Id, ids))
        .all(db)
        .await?;
    Ok(found.into_iter().map(|row| (row.id, row.name)).collect())
}

/// A session or a training, as the audit speaks of it.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its titles: English, Russian, Kazakh.
    pub titles: [String; 3],
    /// When it begins; none for a training.
    pub starts_at: Option<Timestamp>,
    /// Its training.
    pub training: i64,
    /// Whether it is still there to be gone to.
    pub is_there: bool,
    /// The clock that is kept there.
    pub zone: TimeZone,
}

impl Named {
    /// Its title in a language; where it has none, another.
    pub fn title(&self, language: Language) -> &str {
        let [en, ru, kk] = &self.titles;
        let own = match language {
            Language::En => en,
            Language::Ru => ru,
            Language::Kk => kk,
        };
        let mut given = [own, kk, ru, en].into_iter();
        given
            .find(|title| !title.is_empty())
            .map_or("", String::as_str)
    }
}

/// What the things and people are called that events name.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// People, by account.
    pub accounts: BTreeMap<i64, String>,
    /// Enrolments: account and training.
    pub enrolments: BTreeMap<i64, (i64, i64)>,
    /// Sessions, also such as were taken off the agenda.
    pub sessions: BTreeMap<i64, Named>,
    /// Trainings, also such as were deleted.
    pub trainings: BTreeMap<i64, Named>,
    /// Attempts: enrolment.
    pub attempts: BTreeMap<i64, i64>,
    /// Requests: session and enrolment.
    pub requests: BTreeMap<i64, (i64, i64)>,
}

/// Reads what the things and people are called that these events name.
pub async fn names(db: &impl ConnectionTrait, rows: &[Row]) -> Result<Names, AppError> {
    let numbers =
        |kind| -> BTreeSet<i64> { rows.iter().filter_map(|row| row.number(kind)).collect() };
    let mut names = Names::default();
    let found = attempt::Entity::find()
        .filter(among(db, attempt::Column::Id, numbers("attempt")))
        .all(db)
        .await?;
    names.attempts = found
        .into_iter()
        .map(|row| (row.id, row.enrolment_id))
        .collect();
    let found = attendance_request::Entity::find()
        .filter(among(
            db,
            attendance_request::Column::Id,
            numbers("attendance_request"),
        ))
        .all(db)
        .await?;
    names.requests = found
        .into_iter()
        .map(|row| (row.id, (row.session_id, row.enrolment_id)))
        .collect();
    let mut enrolments = numbers("enrolment");
    enrolments.extend(names.attempts.values());
    enrolments.extend(names.requests.values().map(|(_, enrolment)| enrolment));
    let found = enrolment::Entity::find()
        .filter(among(db, enrolment::Column::Id, enrolments))
        .all(db)
        .await?;
    names.enrolments = found
        .into_iter()
        .map(|row| (row.id, (row.account_id, row.training_id)))
        .collect();
    let mut people = numbers("account");
    people.extend(rows.iter().filter_map(|row| row.actor));
    people.extend(names.enrolments.values().map(|(account, _)| account));
    names.accounts = accounts(db, people).await?;
    read_programme(db, rows, numbers("session"), &mut names).await?;
    Ok(names)
}

/// Reads the sessions and trainings that events name.
async fn read_programme(
    db: &impl ConnectionTrait,
    rows: &[Row],
    mut sessions: BTreeSet<i64>,
    names: &mut Names,
) -> Result<(), AppError> {
    sessions.extend(names.requests.values().map(|(session, _)| session));
    let mut trainings: BTreeSet<i64> = rows
        .iter()
        .flat_map(|row| [row.training, row.number("training")])
        .flatten()
        .collect();
    let there = session::Entity::find()
        .filter(among(db, session::Column::Id, sessions.clone()))
        .all(db)
        .await?;
    let gone = cancelled_session::Entity::find()
        .filter(among(db, cancelled_session::Column::Session, sessions))
        .all(db)
        .await?;
    trainings.extend(there.iter().map(|row| row.training_id));
    trainings.extend(gone.iter().map(|row| row.training_id));
    let found = training::Entity::find()
        .filter(among(db, training::Column::Id, trainings))
        .all(db)
        .await?;
    for row in found {
        let named = Named {
            titles: [row.title_en, row.title_ru, row.title_kk],
            starts_at: None,
            training: row.id,
            is_there: row.deleted_at.is_none(),
            zone: TimeZone::get(&row.time_zone).unwrap_or(TimeZone::UTC),
        };
        names.trainings.insert(row.id, named);
    }
    let zone = |training: i64| {
        let training = names.trainings.get(&training);
        training.map_or(TimeZone::UTC, |training| training.zone.clone())
    };
    let gone = gone.into_iter().map(|row| {
        let named = Named {
            titles: [row.title_en, row.title_ru, row.title_kk],
            starts_at: Some(row.starts_at.into()),
            training: row.training_id,
            is_there: false,
            zone: zone(row.training_id),
        };
        (row.session, named)
    });
    let there = there.into_iter().map(|row| {
        let named = Named {
            titles: [row.title_en, row.title_ru, row.title_kk],
            starts_at: Some(row.starts_at.into()),
            training: row.training_id,
            is_there: true,
            zone: zone(row.training_id),
        };
        (row.id, named)
    });
    let sessions: BTreeMap<i64, Named> = gone.chain(there).collect();
    names.sessions = sessions;
    Ok(())
}
