//! What one does with trainings.

mod consequences;
pub(super) mod copy;
pub(super) mod end;
pub(super) mod groups;
pub(super) mod invite;
pub(super) mod list;
pub(super) mod people;
pub(super) mod person;
pub(super) mod places;
pub(super) mod policy;
pub(super) mod roles;
pub(super) mod session;
pub(super) mod training;

use rules::regions;

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
