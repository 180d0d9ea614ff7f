//! Trainings.

mod writing;

use std::collections::{BTreeMap, BTreeSet};

use course::Language;
use jiff::{Timestamp, civil, tz::TimeZone};
use records::{enrolment, training};
use rules::attendance::{Excuse, Minutes, Policy, Weight};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use crate::{db::many::among, errors::AppError};

pub(super) use self::writing::rename_contact;
pub use self::writing::{NewTraining, make};
pub(in crate::trainings) use self::writing::{change, set_policy, set_reminders, set_words};

/// A title in the three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Titles {
    /// In English.
    pub en: String,
    /// In Russian.
    pub ru: String,
    /// In Kazakh.
    pub kk: String,
}

impl Titles {
    /// The title in a language; where it has none, another.
    pub fn get(&self, language: Language) -> &str {
        let mut given = [self.given(language), &self.kk, &self.ru, &self.en].into_iter();
        given.find(|title| !title.is_empty()).unwrap_or_default()
    }

    /// The title that was given in a language; may be empty.
    pub fn given(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Ru => &self.ru,
            Language::Kk => &self.kk,
        }
    }

    /// Whether titles are given in a language.
    pub fn has(&self, language: Language) -> bool {
        !self.given(language).is_empty()
    }
}

/// A training.
#[derive(Clone, Debug)]
pub struct Training {
    /// Its number.
    pub id: i64,
    /// Id of the course.
    pub course: String,
    /// Its title.
    pub titles: Titles,
    /// Where it is held.
    pub place: String,
    /// Its first day.
    pub starts_on: civil::Date,
    /// Its last day.
    pub ends_on: civil::Date,
    /// The zone whose clock it keeps.
    pub zone: TimeZone,
    /// The zone's IANA name.
    pub zone_name: String,
    /// For how many judges there is room; none when for all.
    pub capacity: Option<u32>,
    /// Whether its people are reminded by letter on the day before.
    pub reminders: bool,
    /// Its attendance policy.
    pub policy: Policy,
    /// What it is about, for its people; may be empty.
    pub about: String,
    /// Whom its people ask, and how; may be empty.
    pub contact: String,
    /// Since when it is archived.
    pub archived: Option<Timestamp>,
    /// Since when it is cancelled.
    pub cancelled: Option<Timestamp>,
}

impl Training {
    /// Whether it is read and not changed any more.
    pub fn is_closed(&self) -> bool {
        self.archived.is_some() || self.cancelled.is_some()
    }
}

impl TryFrom<training::Model> for Training {
    type Error = AppError;

    fn try_from(model: training::Model) -> Result<Self, AppError> {
        let policy = policy_of(&model);
        let day = |text: &str| text.parse::<civil::Date>().map_err(anyhow::Error::new);
        Ok(Self {
            id: model.id,
            course: model.course,
            titles: Titles {
                en: model.title_en,
                ru: model.title_ru,
                kk: model.title_kk,
            },
            place: model.place,
            starts_on: day(&model.starts_on)?,
            ends_on: day(&model.ends_on)?,
            zone: TimeZone::get(&model.time_zone).map_err(anyhow::Error::new)?,
            zone_name: model.time_zone,
            capacity: model
                .capacity
                .and_then(|capacity| u32::try_from(capacity).ok()),
            reminders: model.reminders,
            policy,
            about: model.about,
            contact: model.contact,
            archived: model.archived_at.map(Into::into),
            cancelled: model.cancelled_at.map(Into::into),
        })
    }
}

/// The attendance policy of a training's row.
pub(super) fn policy_of(row: &training::Model) -> Policy {
    let usual = Policy::default();
    let minutes = |kept: i32, usual| Minutes::new(kept.into()).unwrap_or(usual);
    Policy {
        late_after: minutes(row.late_after, usual.late_after),
        opens_before: minutes(row.check_in_opens_before, usual.opens_before),
        closes_after: minutes(row.check_in_closes_after, usual.closes_after),
        late: Weight::from_code(&row.late_counts).unwrap_or(usual.late),
        left_early: Weight::from_code(&row.left_early_counts).unwrap_or(usual.left_early),
        excused: Excuse::from_code(&row.excused_counts).unwrap_or(usual.excused),
        code_needed: row.code_needed,
    }
}

/// The trainings that remind their people.
pub async fn that_remind(db: &impl ConnectionTrait) -> Result<Vec<Training>, AppError> {
    let found = training::Entity::find()
        .filter(training::Column::Reminders.eq(true))
        .filter(training::Column::ArchivedAt.is_null())
        .filter(training::Column::CancelledAt.is_null())
        .filter(training::Column::DeletedAt.is_null())
        .all(db)
        .await?;
    found.into_iter().map(Training::try_from).collect()
}

/// A training by its number.
///
/// # Errors
/// `NotFound`.
pub async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Training, AppError> {
    let found = training::Entity::find_by_id(id)
        .filter(training::Column::DeletedAt.is_null())
        .one(db)
        .await?;
    found.ok_or(AppError::NotFound)?.try_into()
}

/// A training, held: who holds it next waits until the transaction is over. (SQLite has one
/// writer at a time anyway.)
pub async fn hold(db: &impl ConnectionTrait, id: i64) -> Result<Training, AppError> {
    let found = training::Entity::find_by_id(id)
        .filter(training::Column::DeletedAt.is_null())
        .lock_exclusive()
        .one(db)
        .await?;
    found.ok_or(AppError::NotFound)?.try_into()
}

/// The training that an enrolment is in.
///
/// # Errors
/// `NotFound`.
pub async fn of_enrolment(db: &impl ConnectionTrait, enrolment: i64) -> Result<Training, AppError> {
    let found = enrolment::Entity::find_by_id(enrolment).one(db).await?;
    find(db, found.ok_or(AppError::NotFound)?.training_id).await
}

/// The trainings that enrolments belong to, by enrolment.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_enrolments(
    db: &impl ConnectionTrait,
    enrolments: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, Training>, AppError> {
    let found = enrolment::Entity::find()
        .filter(among(db, enrolment::Column::Id, enrolments))
        .all(db)
        .await?;
    let ids: BTreeSet<i64> = found.iter().map(|row| row.training_id).collect();
    let trainings = training::Entity::find()
        .filter(among(db, training::Column::Id, ids))
        .all(db)
        .await?;
    let trainings: BTreeMap<i64, Training> = trainings
        .into_iter()
        .map(|row| Ok((row.id, Training::try_from(row)?)))
        .collect::<Result<_, AppError>>()?;
    let of = |row: enrolment::Model| Some((row.id, trainings.get(&row.training_id)?.clone()));
    Ok(found.into_iter().filter_map(of).collect())
}

/// All trainings, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Training>, AppError> {
    let found = training::Entity::find()
        .filter(training::Column::DeletedAt.is_null())
        .order_by_desc(training::Column::StartsOn)
        .order_by_desc(training::Column::Id)
        .all(db)
        .await?;
    found.into_iter().map(Training::try_from).collect()
}
