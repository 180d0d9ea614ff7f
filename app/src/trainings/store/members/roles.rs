//! Roles that are given and taken, and rows that go or become another person's.

use jiff::Timestamp;
use records::enrolment;
use rules::{places::Place, roles::Role};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _,
    sea_query::Expr,
};

use crate::{
    accounts::Account,
    authorization::viewer::{InTraining as _, Manages, TakesRegister},
    db::{Write, news::News},
    errors::{AppError, UserError},
    trainings::store::{places, traces},
};

use super::{
    enrolling::{NewMember, enrol},
    enrolment_of,
};

/// Gives a person a role in a training, enrolling where needed; gives the role before, if there was
/// one. Who had left is back; who becomes a judge takes a place like a newcomer.
///
/// # Errors
/// When the database refuses.
pub async fn set_role(
    db: &Write,
    manages: &Manages,
    account: &Account,
    role: Role,
    now: Timestamp,
) -> Result<Option<Role>, AppError> {
    db.changes(News::Account(account.id));
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
    db: &Write,
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
pub async fn remove_member(db: &Write, manages: &Manages, enrolment: i64) -> Result<(), AppError> {
    db.changes(News::Accounts);
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

/// Gives an enrolment, with all that hangs on it, to another account.
///
/// # Errors
/// When the account is enrolled already; `NotFound` for an enrolment of another training.
pub async fn give(
    db: &Write,
    takes: &TakesRegister,
    enrolment: i64,
    account: i64,
) -> Result<(), AppError> {
    db.changes(News::Accounts);
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
