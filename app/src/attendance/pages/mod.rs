//! What one sees of attendance.

pub(super) mod history;
pub(super) mod overview;
pub(super) mod register;
pub mod words;
