//! For whom the second step of signing in is compulsory.

use jiff::Timestamp;
use records::{compulsory_second_step, enrolment};
use rules::{places::Place, roles::Role};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
};

use crate::{
    authorization::viewer::{Administers, Protection},
    db::{Write, many::insert_all, news::News},
    errors::AppError,
};

use super::model;
use super::second_steps::has_second_step;

/// For whom the second step is compulsory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compulsory {
    /// For administrators.
    pub administrators: bool,
    /// For people with these roles, in any training.
    pub roles: Vec<Role>,
}

/// What stands for administrators, who have no role in a training.
const ADMINISTRATORS: &str = "administrator";

/// For whom the second step is compulsory.
pub async fn compulsory(db: &impl ConnectionTrait) -> Result<Compulsory, AppError> {
    let rows = compulsory_second_step::Entity::find().all(db).await?;
    Ok(Compulsory {
        administrators: rows.iter().any(|row| row.role == ADMINISTRATORS),
        roles: Role::ALL
            .into_iter()
            .filter(|role| rows.iter().any(|row| row.role == role.code()))
            .collect(),
    })
}

/// Says for whom the second step is compulsory from now on.
pub async fn set_compulsory(
    db: &Write,
    _: &Administers,
    compulsory: &Compulsory,
    now: Timestamp,
) -> Result<(), AppError> {
    db.changes(News::Accounts);
    compulsory_second_step::Entity::delete_many()
        .exec(db)
        .await?;
    let administrators = compulsory.administrators.then_some(ADMINISTRATORS);
    let roles = compulsory.roles.iter().map(|role| role.code());
    let rows = administrators.into_iter().chain(roles);
    let rows = rows.map(|role| compulsory_second_step::ActiveModel {
        role: Set(role.to_owned()),
        made_at: Set(now.into()),
        ..Default::default()
    });
    insert_all(db, rows.collect(), None).await?;
    Ok(())
}

impl Compulsory {
    /// The codes of those for whom it is, as the audit keeps them.
    #[must_use]
    pub fn codes(&self) -> String {
        let administrators = self.administrators.then_some(ADMINISTRATORS);
        let roles = self.roles.iter().map(|role| role.code());
        let codes: Vec<&str> = administrators.into_iter().chain(roles).collect();
        codes.join(" ")
    }

    /// Whether it is for somebody who is this.
    #[must_use]
    pub fn is_for(&self, administrator: bool, mut roles: impl Iterator<Item = Role>) -> bool {
        (administrator && self.administrators) || roles.any(|role| self.roles.contains(&role))
    }
}

/// How an account stands with the second step: set up, owed, recommended, or neither.
pub(super) async fn protection(
    db: &impl ConnectionTrait,
    account: i64,
    administrator: bool,
    roles: impl Iterator<Item = Role> + Clone,
) -> Result<Protection, AppError> {
    let owed = compulsory(db).await?.is_for(administrator, roles.clone());
    let asked = administrator || roles.clone().any(Role::may_manage_training);
    if !owed && !asked {
        return Ok(Protection::Free);
    }
    Ok(if has_second_step(db, account).await? {
        Protection::Set
    } else if owed {
        Protection::Owed
    } else {
        Protection::Asked
    })
}

/// Whether an account cannot do without a second step.
pub async fn is_compulsory_for(db: &impl ConnectionTrait, account: i64) -> Result<bool, AppError> {
    let administrator = model(db, account).await?.administrator;
    let seats = enrolment::Entity::find()
        .filter(enrolment::Column::AccountId.eq(account))
        .filter(enrolment::Column::Place.eq(Place::Enrolled.code()))
        .all(db)
        .await?;
    let roles = seats.iter().filter_map(|seat| Role::from_code(&seat.role));
    Ok(compulsory(db).await?.is_for(administrator, roles))
}
