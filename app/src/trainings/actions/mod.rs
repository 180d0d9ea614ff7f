//! What one does with trainings.

pub(super) mod arrive;
pub(super) mod choose;
pub(super) mod columns;
pub(super) mod consequences;
pub(super) mod copy;
pub(super) mod end;
pub(super) mod groups;
pub(super) mod invite;
pub(super) mod letter;
pub(super) mod list;
pub(super) mod mend;
pub(super) mod people;
pub(super) mod person;
pub(super) mod places;
pub(super) mod policy;
pub(super) mod roles;
pub(super) mod session;
pub(super) mod slips;
pub(super) mod timetable;
pub(super) mod training;

use rules::{people::Sex, regions};

use crate::{
    errors::{Field, UserError},
    parts::form::optional,
};

/// Reads a region that a field names, by its code or its name: its code, or nothing.
fn read_region(typed: &str) -> Result<String, UserError> {
    let field = Field::Region;
    let typed = optional(field, typed, 100)?;
    match regions::region(&typed) {
        Some(region) => Ok(region.code.to_owned()),
        None if typed.is_empty() => Ok(typed),
        None => Err(UserError::NotUnderstood { field }),
    }
}

/// Reads the sex that a field gives: none where nothing is given.
fn read_sex(typed: &str) -> Result<Option<Sex>, UserError> {
    let field = Field::Sex;
    match (typed, Sex::from_code(typed)) {
        ("", _) => Ok(None),
        (_, Some(sex)) => Ok(Some(sex)),
        (_, None) => Err(UserError::NotUnderstood { field }),
    }
}
