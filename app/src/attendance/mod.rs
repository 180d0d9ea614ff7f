//! Attendance: who was there.
//!
//! Judges check in to the session that is on; organizers call the roll, correct a mark with a
//! reason, and read and download what comes of it. Marks are appended: this room never changes one, and what
//! stands is derived by `rules::attendance`.

mod actions;
mod download;
mod pages;
mod report;
mod store;

use leptos::prelude::*;
use leptos_router::{SsrMode, any_nested_route::IntoAnyNestedRoute as _, components::Route, path};

pub use actions::{CheckIn, RecordMark};
pub use download::{Kind, download};
pub use pages::words;
pub use store::{Standings, marks_of};

/// The routes of the room.
#[component(transparent)]
pub fn AttendanceRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/trainings/:training/sessions/:session/register") view=pages::register::RegisterPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/register/:enrolment") view=pages::history::HistoryPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register") view=pages::overview::OverviewPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register/groups") view=pages::groups::GroupsPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register/signatures") view=pages::signatures::SignaturesPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
