//! What one sees of quizzes.

pub(super) mod attempt;
pub(super) mod quiz;
