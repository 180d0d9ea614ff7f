//! Learning: reading lessons, and trying the questions that stand in them.
//!
//! Judges read here; trainers see what the checker says of their text. A question in a lesson is
//! practice: it is tried at once and kept nowhere. What counts is `quizzes`'.

mod actions;
mod pages;
pub mod questions;
mod store;

use leptos::prelude::*;
use leptos_router::{SsrMode, any_nested_route::IntoAnyNestedRoute as _, components::Route, path};

pub use pages::lesson::course_of;
pub use store::{authored_text, read_lessons, store_texts};

/// The address of a lesson or a quiz in a training.
pub fn address(training: i64, lesson: &course::Lesson) -> String {
    let kind = if lesson.quiz().is_some() {
        "quizzes"
    } else {
        "lessons"
    };
    format!("/trainings/{training}/{kind}/{}", lesson.id)
}

/// The routes of the room.
#[component(transparent)]
pub fn LearningRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/trainings/:training/lessons/:lesson") view=pages::lesson::LessonPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/problems") view=pages::problems::ProblemsPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
