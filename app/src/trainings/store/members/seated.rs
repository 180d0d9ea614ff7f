//! From where people sit in a training.

use records::enrolment;
use rules::people::Sex;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, sea_query::Expr,
};

use crate::{
    authorization::viewer::{InTraining as _, Manages},
    errors::AppError,
};

use super::Member;

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
