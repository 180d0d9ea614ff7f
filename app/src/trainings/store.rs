//! What is kept of trainings, their sessions and their people.

use course::Language;
use jiff::{Timestamp, civil, tz::TimeZone};
use records::{enrolment, session, training};
use rules::{attendance::Gathering, roles::Role};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};

use crate::{
    accounts::{self, Account},
    errors::{AppError, UserError},
};

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
    /// The title in a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Ru => &self.ru,
            Language::Kk => &self.kk,
        }
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
}

/// A training to be made, or what an existing one is changed to.
#[derive(Clone, Debug)]
pub struct NewTraining {
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
    /// IANA name of the zone whose clock it keeps.
    pub zone_name: String,
}

impl TryFrom<training::Model> for Training {
    type Error = AppError;

    fn try_from(model: training::Model) -> Result<Self, AppError> {
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
        })
    }
}

fn training_row(new: NewTraining) -> training::ActiveModel {
    training::ActiveModel {
        course: Set(new.course),
        title_en: Set(new.titles.en),
        title_ru: Set(new.titles.ru),
        title_kk: Set(new.titles.kk),
        place: Set(new.place),
        starts_on: Set(new.starts_on.to_string()),
        ends_on: Set(new.ends_on.to_string()),
        time_zone: Set(new.zone_name),
        ..Default::default()
    }
}

/// Makes a training and gives its number.
///
/// # Errors
/// When the database refuses.
pub async fn make(
    db: &impl ConnectionTrait,
    new: NewTraining,
    by: Option<i64>,
    now: Timestamp,
) -> Result<i64, AppError> {
    let row = training::ActiveModel {
        created_by: Set(by),
        created_at: Set(now.into()),
        ..training_row(new)
    };
    Ok(row.insert(db).await?.id)
}

pub(super) async fn change(
    db: &impl ConnectionTrait,
    id: i64,
    new: NewTraining,
) -> Result<(), AppError> {
    let row = training::ActiveModel {
        id: Set(id),
        ..training_row(new)
    };
    row.update(db).await?;
    Ok(())
}

/// A training by its number.
///
/// # Errors
/// `NotFound`.
pub async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Training, AppError> {
    let found = training::Entity::find_by_id(id).one(db).await?;
    found.ok_or(AppError::NotFound)?.try_into()
}

/// All trainings, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Training>, AppError> {
    let found = training::Entity::find()
        .order_by_desc(training::Column::StartsOn)
        .order_by_desc(training::Column::Id)
        .all(db)
        .await?;
    found.into_iter().map(Training::try_from).collect()
}

/// One gathering of a training.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its number.
    pub id: i64,
    /// Its training.
    pub training: i64,
    /// Its title.
    pub titles: Titles,
    /// Room or hall; may be empty.
    pub place: String,
    /// When it begins and ends.
    pub gathering: Gathering,
}

/// A session to be added, or what an existing one is changed to.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Its title.
    pub titles: Titles,
    /// Room or hall; may be empty.
    pub place: String,
    /// When it begins and ends.
    pub gathering: Gathering,
}

impl From<session::Model> for Session {
    fn from(model: session::Model) -> Self {
        Self {
            id: model.id,
            training: model.training_id,
            titles: Titles {
                en: model.title_en,
                ru: model.title_ru,
                kk: model.title_kk,
            },
            place: model.place,
            gathering: Gathering {
                starts_at: model.starts_at.into(),
                ends_at: model.ends_at.into(),
            },
        }
    }
}

fn session_row(new: NewSession) -> session::ActiveModel {
    session::ActiveModel {
        title_en: Set(new.titles.en),
        title_ru: Set(new.titles.ru),
        title_kk: Set(new.titles.kk),
        place: Set(new.place),
        starts_at: Set(new.gathering.starts_at.into()),
        ends_at: Set(new.gathering.ends_at.into()),
        ..Default::default()
    }
}

/// Adds a session to a training and gives its number.
///
/// # Errors
/// When the database refuses.
pub async fn add_session(
    db: &impl ConnectionTrait,
    training: i64,
    new: NewSession,
    by: Option<i64>,
    now: Timestamp,
) -> Result<i64, AppError> {
    let row = session::ActiveModel {
        training_id: Set(training),
        created_by: Set(by),
        created_at: Set(now.into()),
        ..session_row(new)
    };
    Ok(row.insert(db).await?.id)
}

pub(super) async fn change_session(
    db: &impl ConnectionTrait,
    id: i64,
    new: NewSession,
) -> Result<(), AppError> {
    let row = session::ActiveModel {
        id: Set(id),
        training_id: NotSet,
        ..session_row(new)
    };
    row.update(db).await?;
    Ok(())
}

/// A session by its number.
///
/// # Errors
/// `NotFound`.
pub async fn find_session(db: &impl ConnectionTrait, id: i64) -> Result<Session, AppError> {
    let found = session::Entity::find_by_id(id).one(db).await?;
    Ok(found.ok_or(AppError::NotFound)?.into())
}

/// The sessions of a training, in the order of their beginnings.
///
/// # Errors
/// When the database cannot be read.
pub async fn sessions(db: &impl ConnectionTrait, training: i64) -> Result<Vec<Session>, AppError> {
    let found = session::Entity::find()
        .filter(session::Column::TrainingId.eq(training))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .all(db)
        .await?;
    Ok(found.into_iter().map(Session::from).collect())
}

/// A person in a training.
#[derive(Clone, Debug)]
pub struct Member {
    /// The enrolment.
    pub enrolment: i64,
    /// The person.
    pub account: Account,
    /// The role.
    pub role: Role,
    /// The court; may be empty.
    pub court: String,
    /// ISO code of the region; may be empty.
    pub region: String,
    /// The position; may be empty.
    pub position: String,
}

/// A person to be enrolled.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// The person's name.
    pub name: String,
    /// What the person signs in with.
    pub email: String,
    /// The language of the person.
    pub language: Language,
    /// The role.
    pub role: Role,
    /// The court; may be empty.
    pub court: String,
    /// ISO code of the region; may be empty.
    pub region: String,
    /// The position; may be empty.
    pub position: String,
}

/// Enrols a person in a training; makes the account where there is none yet. An account that
/// exists keeps its name and language: they are the person's own. Gives the enrolment.
///
/// # Errors
/// `EnrolledAlready` when the person is in the training already.
pub async fn enrol(
    db: &impl ConnectionTrait,
    training: i64,
    new: NewMember,
    by: Option<i64>,
    now: Timestamp,
) -> Result<i64, AppError> {
    let account = match accounts::by_email(db, &new.email).await? {
        Some(account) => account,
        None => {
            let account = accounts::NewAccount {
                name: new.name,
                email: new.email,
                language: new.language,
            };
            accounts::add(db, account, now).await?
        }
    };
    if enrolment_of(db, training, account.id).await?.is_some() {
        return Err(UserError::EnrolledAlready.into());
    }
    let row = enrolment::ActiveModel {
        account_id: Set(account.id),
        training_id: Set(training),
        role: Set(new.role.code().to_owned()),
        court: Set(new.court),
        region: Set(new.region),
        position: Set(new.position),
        created_by: Set(by),
        created_at: Set(now.into()),
        ..Default::default()
    };
    Ok(row.insert(db).await?.id)
}

async fn enrolment_of(
    db: &impl ConnectionTrait,
    training: i64,
    account: i64,
) -> Result<Option<enrolment::Model>, AppError> {
    Ok(enrolment::Entity::find()
        .filter(enrolment::Column::TrainingId.eq(training))
        .filter(enrolment::Column::AccountId.eq(account))
        .one(db)
        .await?)
}

/// Gives a person a role in a training, enrolling where needed.
///
/// # Errors
/// When the database refuses.
pub async fn set_role(
    db: &impl ConnectionTrait,
    training: i64,
    account: &Account,
    role: Role,
    now: Timestamp,
) -> Result<(), AppError> {
    match enrolment_of(db, training, account.id).await? {
        Some(model) => {
            let row = enrolment::ActiveModel {
                id: Set(model.id),
                role: Set(role.code().to_owned()),
                ..Default::default()
            };
            row.update(db).await?;
        }
        None => {
            let new = NewMember {
                name: account.name.clone(),
                email: account.email.clone(),
                language: account.language,
                role,
                court: String::new(),
                region: String::new(),
                position: String::new(),
            };
            enrol(db, training, new, None, now).await?;
        }
    }
    Ok(())
}

/// The people of a training, by name.
///
/// # Errors
/// When the database cannot be read.
pub async fn members(db: &impl ConnectionTrait, training: i64) -> Result<Vec<Member>, AppError> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::TrainingId.eq(training))
        .all(db)
        .await?;
    let mut people = accounts::people(db, rows.iter().map(|row| row.account_id)).await?;
    let mut members: Vec<Member> = rows
        .into_iter()
        .filter_map(|row| {
            Some(Member {
                enrolment: row.id,
                account: people.remove(&row.account_id)?,
                role: Role::from_code(&row.role)?,
                court: row.court,
                region: row.region,
                position: row.position,
            })
        })
        .collect();
    members.sort_by_cached_key(|member| member.account.name.to_lowercase());
    Ok(members)
}

/// One person of a training, by the enrolment.
///
/// # Errors
/// `NotFound`.
pub async fn member(
    db: &impl ConnectionTrait,
    training: i64,
    enrolment: i64,
) -> Result<Member, AppError> {
    members(db, training)
        .await?
        .into_iter()
        .find(|member| member.enrolment == enrolment)
        .ok_or(AppError::NotFound)
}

/// The trainings that an account is enrolled in.
pub(super) async fn trainings_of(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<Vec<i64>, AppError> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.training_id).collect())
}
