//! People in a training.

mod enrolling;
mod memberships;
mod roles;
mod seated;

use course::Language;
use records::enrolment;
use rules::{people::Sex, places::Place, roles::Role};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, Select,
    sea_query::Expr,
};

use super::{sessions::rename_trainer, trainings::rename_contact};
use crate::{
    accounts::{self, Account},
    authorization::viewer::{Administers, Seat, Viewer},
    errors::{AppError, UserError},
    language::alphabet,
};

pub use enrolling::{NewMember, enrol, enrol_all, is_new};
pub use memberships::{attended_by, left_by, memberships_of, seats_of};
pub use roles::{give, remove_member, set_role, take_role};
pub use seated::{Seated, put_seated};

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
