//! How people come into a training.

use std::collections::BTreeSet;

use course::Language;
use jiff::Timestamp;
use records::enrolment;
use rules::{emails, places::Place, roles::Role};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, sea_query::OnConflict,
};

use crate::{
    accounts,
    authorization::viewer::Organizes,
    db::{Write, many, news::News},
    errors::{AppError, UserError},
    trainings::store::places,
};

use super::enrolment_of;

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
/// exists keeps its name and language: they are the person's own. A judge for whom there is no
/// room waits. Gives the enrolment.
///
/// # Errors
/// `EnrolledAlready` when the person is in the training already.
pub async fn enrol(
    db: &Write,
    organizes: &impl Organizes,
    new: NewMember,
    now: Timestamp,
) -> Result<i64, AppError> {
    db.changes(News::Accounts);
    let training = organizes.training();
    let account = accounts::NewAccount {
        name: new.name.clone(),
        email: new.email.clone(),
        language: new.language,
    };
    let account = accounts::add(db, account, now).await?;
    let place = if new.role.is_registered() {
        places::for_newcomer(db, training).await?
    } else {
        Place::Enrolled
    };
    let row = row(organizes, account.id, new, place, now);
    let added = enrolment::Entity::insert(row)
        .on_conflict(if_there())
        .exec_without_returning(db)
        .await?;
    if added == 0 {
        return Err(UserError::EnrolledAlready.into());
    }
    let enrolment = enrolment_of(db, training, account.id).await?;
    Ok(enrolment.ok_or(AppError::NotFound)?.id)
}

/// Passes when nobody with an address is in a training. The database alone says so for certain, when
/// somebody is enrolled.
///
/// # Errors
/// `EnrolledAlready`.
pub async fn is_new(db: &impl ConnectionTrait, training: i64, email: &str) -> Result<(), AppError> {
    let Some(account) = accounts::by_email(db, email).await? else {
        return Ok(());
    };
    match enrolment_of(db, training, account.id).await? {
        Some(_) => Err(UserError::EnrolledAlready.into()),
        None => Ok(()),
    }
}

/// Enrols many people at once, in their order, as [`enrol`] does one: places are counted once and
/// rows written together, so that a list of thousands keeps others from writing for a moment only.
/// Whoever is in the training already stays as is. Gives how many came.
///
/// # Errors
/// When the database refuses.
pub async fn enrol_all(
    db: &Write,
    organizes: &impl Organizes,
    people: Vec<NewMember>,
    now: Timestamp,
) -> Result<u64, AppError> {
    db.changes(News::Accounts);
    let training = organizes.training();
    let accounts = people.iter().map(|new| accounts::NewAccount {
        name: new.name.clone(),
        email: new.email.clone(),
        language: new.language,
    });
    let accounts = accounts::add_all(db, accounts.collect(), now).await?;
    let there: Vec<i64> = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::AccountId)
        .filter(enrolment::Column::TrainingId.eq(training))
        .into_tuple()
        .all(db)
        .await?;
    let mut there: BTreeSet<i64> = there.into_iter().collect();
    let coming: Vec<(i64, NewMember)> = people
        .into_iter()
        .filter_map(|new| Some((*accounts.get(&emails::normalised(&new.email))?, new)))
        .filter(|(account, _)| there.insert(*account))
        .collect();
    let judges = coming.iter().filter(|(_, new)| new.role.is_registered());
    let mut free = match judges.count() {
        0 => 0,
        judges => places::for_newcomers(db, training, judges).await?,
    };
    let rows = coming.into_iter().map(|(account, new)| {
        let place = if !new.role.is_registered() {
            Place::Enrolled
        } else if free > 0 {
            free -= 1;
            Place::Enrolled
        } else {
            Place::Waiting
        };
        row(organizes, account, new, place, now)
    });
    Ok(many::insert_all(db, rows.collect(), Some(if_there())).await?)
}

fn row(
    organizes: &impl Organizes,
    account: i64,
    new: NewMember,
    place: Place,
    now: Timestamp,
) -> enrolment::ActiveModel {
    enrolment::ActiveModel {
        place: Set(place.code().to_owned()),
        account_id: Set(account),
        training_id: Set(organizes.training()),
        role: Set(new.role.code().to_owned()),
        court: Set(new.court),
        region: Set(new.region),
        position: Set(new.position),
        created_by: Set(organizes.by()),
        created_at: Set(now.into()),
        ..Default::default()
    }
}

/// Refused by the database alone: of two at the same time, one finds the other there.
fn if_there() -> OnConflict {
    OnConflict::columns([enrolment::Column::AccountId, enrolment::Column::TrainingId])
        .do_nothing()
        .to_owned()
}
