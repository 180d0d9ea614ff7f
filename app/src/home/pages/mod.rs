//! What one sees at home.

pub(super) mod administration;
pub(super) mod memberships;
pub(super) mod next;
mod teaching;
pub(super) mod training;
pub(super) mod trainings;
