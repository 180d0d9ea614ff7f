//! People in a training.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use course::Language;
use jiff::Timestamp;
use records::{enrolment, training};
use rules::{emails, people::Sex, places::Place, roles::Role};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
    sea_query::{Expr, OnConflict},
};

use super::{
    places,
    sessions::rename_trainer,
    traces,
    trainings::{Training, rename_contact},
};
use crate::{
    accounts::{self, Account},
    authorization::viewer::{
        Administers, InTraining as _, Manages, Organizes, Seat, TakesRegister, Viewer,
    },
    db::many,
    errors::{AppError, UserError},
    language::alphabet,
};

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
    /// The institution of somebody who is of no court here; may be empty.
    pub institution: String,
    /// The sex, where it is given.
    pub sex: Option<Sex>,
    /// Whether the person takes part, waits, or has withdrawn.
    pub place: Place,
    /// The group that the person is in; none for one who is in none.
    pub group: Option<i64>,
}

impl Member {
    /// Whether letters about the training go to the person: who takes part and has an address.
    pub fn is_written_to(&self) -> bool {
        let account = &self.account;
        self.place == Place::Enrolled && account.is_open() && !account.is_walk_in()
    }

    /// Whether the person is reminded: who was never invited, or has not come in yet, has no way to
    /// what the letter leads to.
    pub fn is_reminded(&self) -> bool {
        self.is_written_to() && self.account.signed_up
    }

    /// Whether marks are made about the person: a judge who has a place.
    pub fn takes_part(&self) -> bool {
        self.role.is_registered() && self.place == Place::Enrolled
    }

    /// Whether the person may be let in who stands at the door: a judge who waits for a place, or
    /// gave it up.
    pub fn may_be_let_in(&self) -> bool {
        let is_away = matches!(self.place, Place::Waiting | Place::Withdrawn);
        self.role.is_registered() && is_away && self.account.is_open()
    }
}

/// From where somebody sits in a training: what a list says of a person besides the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated {
    /// The court; may be empty.
    pub court: String,
    /// ISO code of the region; may be empty.
    pub region: String,
    /// The position; may be empty.
    pub position: String,
    /// The institution of somebody who is of no court here; may be empty.
    pub institution: String,
    /// The sex, where it is given.
    pub sex: Option<Sex>,
}

impl Seated {
    /// What is kept of a person.
    pub fn of(member: &Member) -> Self {
        Self {
            court: member.court.clone(),
            region: member.region.clone(),
            position: member.position.clone(),
            institution: member.institution.clone(),
            sex: member.sex,
        }
    }
}

/// Puts right from where somebody sits in a training.
///
/// # Errors
/// `NotFound` for an enrolment of another training.
pub async fn put_seated(
    db: &impl ConnectionTrait,
    manages: &Manages,
    enrolment: i64,
    seated: Seated,
) -> Result<(), AppError> {
    let put = enrolment::Entity::update_many()
        .col_expr(enrolment::Column::Court, Expr::value(seated.court))
        .col_expr(enrolment::Column::Region, Expr::value(seated.region))
        .col_expr(enrolment::Column::Position, Expr::value(seated.position))
        .col_expr(
            enrolment::Column::Institution,
            Expr::value(seated.institution),
        )
        .col_expr(
            enrolment::Column::Sex,
            Expr::value(seated.sex.map(Sex::code)),
        )
        .filter(enrolment::Column::Id.eq(enrolment))
        .filter(enrolment::Column::TrainingId.eq(manages.training()))
        .exec(db)
        .await?;
    match put.rows_affected {
        0 => Err(AppError::NotFound),
        _ => Ok(()),
    }
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
/// exists keeps its name and language: they are the person's own. A judge for whom there is no
/// room waits. Gives the enrolment.
///
/// # Errors
/// `EnrolledAlready` when the person is in the training already.
pub async fn enrol(
    db: &impl ConnectionTrait,
    organizes: &impl Organizes,
    new: NewMember,
    now: Timestamp,
) -> Result<i64, AppError> {
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
    db: &impl ConnectionTrait,
    organizes: &impl Organizes,
    people: Vec<NewMember>,
    now: Timestamp,
) -> Result<u64, AppError> {
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

pub(super) async fn enrolment_of(
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

/// Gives a person a role in a training, enrolling where needed; gives the role before, if there was
/// one. Who had left is back; who becomes a judge takes a place like a newcomer.
///
/// # Errors
/// When the database refuses.
pub async fn set_role(
    db: &impl ConnectionTrait,
    manages: &Manages,
    account: &Account,
    role: Role,
    now: Timestamp,
) -> Result<Option<Role>, AppError> {
    let training = manages.training();
    match enrolment_of(db, training, account.id).await? {
        Some(model) => {
            let here = Place::from_code(&model.place).filter(|place| *place != Place::Withdrawn);
            let before = Role::from_code(&model.role).filter(|_| here.is_some());
            let was_judge = before.is_some_and(Role::is_registered);
            let place = match here {
                Some(place) if was_judge && role.is_registered() => place,
                _ if role.is_registered() => places::for_newcomer(db, training).await?,
                _ => Place::Enrolled,
            };
            let mut row = enrolment::ActiveModel {
                id: Set(model.id),
                role: Set(role.code().to_owned()),
                ..Default::default()
            };
            if Some(place) != here {
                row.place = Set(place.code().to_owned());
                row.placed_at = Set(Some(now.into()));
            }
            row.update(db).await?;
            Ok(before)
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
            enrol(db, manages, new, now).await?;
            Ok(None)
        }
    }
}

/// Takes a person's role in a training away; what the person did there stays. Gives the role, if
/// there was one.
///
/// # Errors
/// When the database refuses.
pub async fn take_role(
    db: &impl ConnectionTrait,
    manages: &Manages,
    account: i64,
    now: Timestamp,
) -> Result<Option<Role>, AppError> {
    let there = enrolment_of(db, manages.training(), account).await?;
    let Some(row) = there.filter(|row| row.place != Place::Withdrawn.code()) else {
        return Ok(None);
    };
    places::place(db, manages, row.id, true, now).await?;
    Ok(Role::from_code(&row.role))
}

/// Removes a person from a training who was there by mistake, and the letters about it.
///
/// # Errors
/// `HasFacts` where the person did anything there; `NotFound` for an enrolment of another training.
pub async fn remove_member(
    db: &impl ConnectionTrait,
    manages: &Manages,
    enrolment: i64,
) -> Result<(), AppError> {
    if traces::has_facts(db, enrolment).await? {
        return Err(UserError::HasFacts.into());
    }
    let removed = enrolment::Entity::delete_many()
        .filter(enrolment::Column::Id.eq(enrolment))
        .filter(enrolment::Column::TrainingId.eq(manages.training()))
        .exec(db)
        .await?;
    match removed.rows_affected {
        0 => Err(AppError::NotFound),
        _ => Ok(()),
    }
}

/// All that an account has in trainings, whatever became of it there: each with the training, the
/// latest first. However many there are, the database is asked the same few questions.
///
/// # Errors
/// When the database cannot be read.
pub async fn memberships_of(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<Vec<(Training, Member)>, AppError> {
    let rows = enrolment::Entity::find().filter(enrolment::Column::AccountId.eq(account));
    let members = found(db, rows.clone()).await?;
    let trainings = rows.find_also_related(training::Entity).all(db).await?;
    let mut trainings: BTreeMap<i64, training::Model> = trainings
        .into_iter()
        .filter_map(|(row, training)| Some((row.id, training?)))
        .filter(|(_, training)| training.deleted_at.is_none())
        .collect();
    let mut all = Vec::new();
    for member in members {
        if let Some(training) = trainings.remove(&member.enrolment) {
            all.push((Training::try_from(training)?, member));
        }
    }
    all.sort_by_key(|(training, _)| Reverse((training.starts_on, training.id)));
    Ok(all)
}

/// The trainings that an account was in and is no longer, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn left_by(db: &impl ConnectionTrait, account: i64) -> Result<Vec<Training>, AppError> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .filter(enrolment::Column::Place.eq(Place::Withdrawn.code()))
        .find_also_related(training::Entity)
        .filter(training::Column::DeletedAt.is_null())
        .order_by_desc(training::Column::StartsOn)
        .order_by_desc(training::Column::Id)
        .all(db)
        .await?;
    let left = rows.into_iter().filter_map(|(_, training)| training);
    left.map(Training::try_from).collect()
}

/// How many trainings an account is in, whatever became of it there.
///
/// # Errors
/// When the database cannot be read.
pub async fn seats_of(db: &impl ConnectionTrait, account: i64) -> Result<u64, AppError> {
    let seats = enrolment::Entity::find().filter(enrolment::Column::AccountId.eq(account));
    Ok(seats.count(db).await?)
}

/// The people of a training, in the order of their names in a reader's language.
///
/// # Errors
/// When the database cannot be read.
pub async fn members_by_name(
    db: &impl ConnectionTrait,
    training: i64,
    language: Language,
) -> Result<Vec<Member>, AppError> {
    let mut members = members(db, training).await?;
    by_name(&mut members, language);
    Ok(members)
}

/// Puts people in the order of their names in a reader's language.
pub fn by_name(members: &mut [Member], language: Language) {
    alphabet::sort_by_name(members, language, |member| &member.account.name);
}

/// The people of a training, in the order in which they came. For whom people look through, there
/// is [`members_by_name`].
///
/// # Errors
/// When the database cannot be read.
pub async fn members(db: &impl ConnectionTrait, training: i64) -> Result<Vec<Member>, AppError> {
    let rows = enrolment::Entity::find().filter(enrolment::Column::TrainingId.eq(training));
    found(db, rows).await
}

/// The people of these enrolments, in the order in which they came.
async fn found(
    db: &impl ConnectionTrait,
    rows: Select<enrolment::Entity>,
) -> Result<Vec<Member>, AppError> {
    let rows = rows.order_by_asc(enrolment::Column::Id).all(db).await?;
    let people = accounts::people(db, rows.iter().map(|row| row.account_id)).await?;
    let members = rows
        .into_iter()
        // A guest's row that was joined to somebody is nobody.
        .filter(|row| Place::from_code(&row.place) != Some(Place::Joined))
        .filter_map(|row| {
            Some(Member {
                enrolment: row.id,
                account: people.get(&row.account_id)?.clone(),
                role: Role::from_code(&row.role)?,
                court: row.court,
                region: row.region,
                position: row.position,
                institution: row.institution,
                sex: row.sex.as_deref().and_then(Sex::from_code),
                place: Place::from_code(&row.place)?,
                group: row.group_id,
            })
        })
        .collect();
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
    let row =
        enrolment::Entity::find_by_id(enrolment).filter(enrolment::Column::TrainingId.eq(training));
    found(db, row).await?.pop().ok_or(AppError::NotFound)
}

/// The trainings that an account takes part in: neither waits for nor has left; in which role, and
/// in which group, if in any.
///
/// # Errors
/// When the database cannot be read.
pub async fn attended_by(
    db: &impl ConnectionTrait,
    account: i64,
) -> Result<Vec<(i64, Role, Option<i64>)>, AppError> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .filter(enrolment::Column::Place.eq(Place::Enrolled.code()))
        .all(db)
        .await?;
    let attended = rows
        .into_iter()
        .filter_map(|row| Some((row.training_id, Role::from_code(&row.role)?, row.group_id)));
    Ok(attended.collect())
}

/// Passes when somebody stands in the register of a training.
///
/// # Errors
/// `NotFound`, `WaitsForPlace`, `Withdrawn`.
pub async fn registered(
    db: &impl ConnectionTrait,
    training: i64,
    enrolment: i64,
) -> Result<(), AppError> {
    let found = enrolment::Entity::find_by_id(enrolment).one(db).await?;
    let there = found.filter(|row| {
        row.training_id == training && Role::from_code(&row.role).is_some_and(Role::is_registered)
    });
    match there {
        None => Err(AppError::NotFound),
        Some(row) => match Place::from_code(&row.place) {
            Some(Place::Enrolled) => Ok(()),
            Some(Place::Waiting) => Err(UserError::WaitsForPlace.into()),
            Some(Place::Withdrawn | Place::Joined) | None => Err(UserError::Withdrawn.into()),
        },
    }
}

/// The seat of somebody in a training.
///
/// # Errors
/// Who waits for a place or gave it up is told so; `NotFound` for anybody else.
pub async fn seat<'viewer>(
    db: &impl ConnectionTrait,
    training: i64,
    viewer: &'viewer Viewer,
) -> Result<&'viewer Seat, AppError> {
    match viewer.seat_in(training) {
        Err(AppError::NotFound) => {
            let row = enrolment_of(db, training, viewer.account).await?;
            let place = row.and_then(|row| Place::from_code(&row.place));
            Err(match place {
                Some(Place::Waiting) => UserError::WaitsForPlace.into(),
                Some(Place::Withdrawn) => UserError::Withdrawn.into(),
                Some(Place::Enrolled | Place::Joined) | None => AppError::NotFound,
            })
        }
        known => known,
    }
}

/// Gives an enrolment, with all that hangs on it, to another account.
///
/// # Errors
/// When the account is enrolled already; `NotFound` for an enrolment of another training.
pub async fn give(
    db: &impl ConnectionTrait,
    takes: &TakesRegister,
    enrolment: i64,
    account: i64,
) -> Result<(), AppError> {
    let given = enrolment::Entity::update_many()
        .col_expr(enrolment::Column::AccountId, Expr::value(account))
        .filter(enrolment::Column::Id.eq(enrolment))
        .filter(enrolment::Column::TrainingId.eq(takes.training()))
        .exec(db)
        .await?;
    match given.rows_affected {
        0 => Err(AppError::NotFound),
        _ => Ok(()),
    }
}

/// Takes from a person's enrolments what says who it was: court, institution, position and sex. Roles and regions
/// stay, for what is counted by them. Where the programme of these trainings names the person as
/// a trainer, the pseudonym stands from now on.
///
/// # Errors
/// When the database refuses.
pub async fn erase(
    db: &impl ConnectionTrait,
    _: &Administers,
    account: i64,
    (name, pseudonym): (&str, &str),
) -> Result<(), AppError> {
    let seats = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .all(db)
        .await?;
    for seat in seats {
        rename_trainer(db, seat.training_id, name, pseudonym).await?;
        rename_contact(db, seat.training_id, name, pseudonym).await?;
    }
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::Court, Expr::value(""))
        .col_expr(enrolment::Column::Position, Expr::value(""))
        .col_expr(enrolment::Column::Institution, Expr::value(""))
        .col_expr(enrolment::Column::Sex, Expr::value(None::<String>))
        .filter(enrolment::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    Ok(())
}
