//! What one sees when one reads.

pub(crate) mod lesson;
pub(super) mod problems;
