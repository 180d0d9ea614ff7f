//! Quizzes: attempts, their answers, and what they were graded.
//!
//! A judge starts an attempt, which is pinned to the text it saw, answers, hands in, and sees the
//! result with the reasons. Each answer is saved as it is given. Trainers look at a quiz with its
//! key, see how it went, mark reasoned answers and grade again what an erratum puts right;
//! organizers see who is where, in one quiz or in all, and grant more time. Answers, marks and grades are appended. What
//! an answer is worth is decided by `rules`, never here.

mod actions;
mod download;
mod due;
pub mod events;
mod gained;
mod gradebook;
mod jobs;
mod letters;
mod missed;
mod needed;
mod overall;
mod own;
mod pages;
mod reasons;
mod regrading;
mod saver;
mod standing;
mod store;
mod told;
mod waiting;

use crate::{parts::style::desk, paths::routes};

pub use download::download;
pub use gained::group_gain;
pub use jobs::hand_in_overdue;
pub use needed::{Needed, passed};
pub use overall::State;
pub use own::{Next, Own, own, own_in_all};
pub use pages::badge;
pub use pages::next::{button, sentence};
pub use saver::{Moved, Saver};
pub use standing::Outcome;
pub use store::passed_quizzes;
pub use told::told;
pub use waiting::{Last, Waiting, waiting};

routes! {
    QuizRoutes in quizzes:
    gradebook => desk(pages::gradebook::GradebookPage()),
    quiz => desk(pages::quiz::QuizPage()),
    people => desk(pages::people::QuizPeoplePage()),
    results => desk(pages::results::ResultsPage()),
    marking => desk(pages::marking::MarkingPage()),
    regrade => desk(pages::regrade::RegradePage()),
    preview => desk(pages::preview::PreviewPage()),
    missed => desk(pages::missed::MissedPage()),
    attempt => desk(pages::attempt::AttemptPage()),
    question => desk(pages::attempt::flags::FlagPage()),
}
