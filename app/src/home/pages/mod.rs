//! What one sees at home.

pub(super) mod administration;
pub(super) mod next;
pub(super) mod training;
pub(super) mod trainings;
