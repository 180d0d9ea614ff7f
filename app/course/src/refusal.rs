//! Why nothing came of what an author asked for.

use crate::problem::Problem;

/// Why nothing came of what an author asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The course has problems that come first.
    Broken(Vec<Problem>),
    /// It cannot be, for a reason in a sentence.
    Because(String),
}
