//! Quizzes: attempts, their answers, and what they were graded.
//!
//! A judge starts an attempt, which is pinned to the text it saw, answers, hands in, and sees the
//! result with the reasons. Answers and grades are appended. What an answer is worth is decided
//! by `rules::grading`, never here.

mod actions;
mod pages;
mod standing;
mod store;

use leptos::prelude::*;
use leptos_router::{SsrMode, any_nested_route::IntoAnyNestedRoute as _, components::Route, path};

pub use store::passed_quizzes;

/// The routes of the room.
#[component(transparent)]
pub fn QuizRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/trainings/:training/quizzes/:quiz") view=pages::quiz::QuizPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/attempts/:attempt") view=pages::attempt::AttemptPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
