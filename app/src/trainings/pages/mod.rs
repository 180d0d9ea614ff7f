//! What one sees when one makes and changes trainings.

pub(super) mod agenda;
pub(super) mod arrive;
pub(super) mod chosen;
pub(super) mod columns;
pub(super) mod copy;
pub(super) mod end;
pub(super) mod groups;
pub(super) mod letter;
mod letter_templates;
pub(super) mod links;
pub(super) mod list;
pub(super) mod people;
pub(super) mod person;
pub(super) mod places;
mod policy;
pub(super) mod session;
mod session_groups;
pub(super) mod slips;
pub(super) mod timetable;
pub(super) mod training;
