//! What one does with quizzes.

mod allow;
mod answer;
mod hand_in;
mod marking;
mod regrade;
mod save;
mod start;

pub use allow::Allow;
pub use answer::Answer;
pub(super) use hand_in::hand_in;
pub use marking::{DecideAnswer, MarkAnswer};
pub use regrade::Regrade;
pub use save::SaveAnswers;
pub use start::StartAttempt;

use std::collections::BTreeMap;

use crate::{
    audit::{Action, Event},
    learning::questions::Parts,
};

/// What a sheet brings: for each question the values of its parts.
pub type Answers = BTreeMap<String, Parts>;

/// The part that says that a question is to be looked at again.
pub(super) const LATER: &str = "later";

fn event(action: Action, training: i64, attempt: i64) -> Event {
    Event::of(action, "attempt", attempt, Some(training))
}
