//! What one does with trainings.

pub(super) mod invite;
pub(super) mod list;
pub(super) mod people;
pub(super) mod places;
pub(super) mod policy;
pub(super) mod roles;
pub(super) mod session;
pub(super) mod training;
