//! What one sees of attendance.

pub(super) mod filter;
pub(super) mod groups;
pub(super) mod history;
pub(super) mod overview;
pub(super) mod register;
pub(super) mod signatures;
pub mod words;
