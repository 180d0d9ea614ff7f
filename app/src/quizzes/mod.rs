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

use leptos::prelude::*;
use leptos_router::{SsrMode, any_nested_route::IntoAnyNestedRoute as _, components::Route, path};

use crate::parts::style::desk;

pub use download::download;
pub use gained::group_gain;
pub use jobs::hand_in_overdue;
pub use needed::{Needed, passed};
pub use overall::State;
pub use own::{Next, Own, own};
pub use pages::badge;
pub use pages::missed::address as address_of_missed;
pub use pages::next::{button, sentence};
pub use pages::preview::address as address_of_preview;
pub use saver::{Moved, Saver};
pub use standing::Outcome;
pub use store::passed_quizzes;
pub use told::told;
pub use waiting::{Last, Waiting, waiting};

/// The routes of the room.
#[component(transparent)]
pub fn QuizRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/trainings/:training/results") view=|| desk(pages::gradebook::GradebookPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/quizzes/:quiz") view=|| desk(pages::quiz::QuizPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/quizzes/:quiz/people") view=|| desk(pages::people::QuizPeoplePage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/quizzes/:quiz/results") view=|| desk(pages::results::ResultsPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/quizzes/:quiz/marking") view=|| desk(pages::marking::MarkingPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/quizzes/:quiz/regrade") view=|| desk(pages::regrade::RegradePage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/previews/:quiz") view=|| desk(pages::preview::PreviewPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/practice/missed") view=|| desk(pages::missed::MissedPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/attempts/:attempt") view=|| desk(pages::attempt::AttemptPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/attempts/:attempt/questions/:question") view=|| desk(pages::attempt::flags::FlagPage()) ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
