//! What one does with quizzes.

mod allow;
mod answer;
mod desk;
mod flag;
mod hand_in;
mod marking;
mod practise;
mod regrade;
mod reopen;
mod save;
mod share;
mod start;
mod window;

pub use allow::{Allow, TakeBackAllowance, of_grants};
pub use answer::Answer;
pub(super) use desk::trainers;
pub use flag::{AnswerFlag, FlagQuestion};
pub(super) use hand_in::hand_in;
pub use marking::{DecideAnswer, MarkAnswer};
pub use practise::{ChooseMissed, Practise};
pub use regrade::Regrade;
pub use reopen::ReopenAttempt;
pub use save::SaveAnswers;
pub use share::ShareAnswers;
pub use start::StartAttempt;
pub use window::{SetWindow, of_window};

pub use crate::learning::questions::Answers;

use course::Language;

use crate::{
    audit::{Action, Event},
    request::Visit,
};

/// The part that says that a question is to be looked at again.
pub(super) const LATER: &str = "later";

/// The name in an action's address of the language in which the page showed its questions: a
/// page that was opened in one language may be sent after another was chosen.
const SHOWN_IN: &str = "in";

/// The address of an action for a page in a language.
pub(super) fn shown_in(address: &str, language: Language) -> String {
    format!("{address}?{SHOWN_IN}={}", language.code())
}

/// The language in which the page that sent an action showed its questions.
fn language_of_page(visit: &Visit) -> Language {
    let named = visit.query();
    let named = named.get(SHOWN_IN).and_then(Language::from_code);
    named.unwrap_or(visit.language)
}

fn event(action: Action, training: i64, attempt: i64) -> Event {
    Event::of(action, "attempt", attempt, Some(training))
}
