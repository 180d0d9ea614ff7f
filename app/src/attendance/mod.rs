//! Attendance: who was there.
//!
//! Judges check in to the session that is on, by themselves or with the code on the screen, see
//! what stands about them, and ask for corrections. Organizers call the roll, correct and take back
//! marks, add who is not on the list, answer requests, and download the register. Marks are
//! appended by the registrar alone: nothing here changes one, and what stands is derived by
//! `rules::attendance`.

mod actions;
mod download;
mod jobs;
mod live;
mod online;
mod pages;
mod registrar;
mod report;
mod screen;
mod store;
mod tickets;

use leptos::prelude::*;
use leptos_router::{SsrMode, any_nested_route::IntoAnyNestedRoute as _, components::Route, path};

pub use actions::{CheckIn, RecordMark};
pub use download::{Kind, download};
pub use jobs::count_online;
pub use live::may_watch;
pub use pages::words;
pub use registrar::{Change, Registrar};
pub use store::{Standings, marks_of};

/// The routes of the room.
#[component(transparent)]
pub fn AttendanceRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/trainings/:training/sessions/:session/register") view=pages::register::RegisterPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/register/:enrolment") view=pages::history::HistoryPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/code") view=pages::screen::ScreenPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/online") view=pages::online::OnlinePage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/attendance") view=pages::own::OwnPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/requests") view=pages::requests::RequestsPage ssr=SsrMode::Async />
        <Route path=path!("/c") view=pages::check_in::CodePage ssr=SsrMode::Async />
        <Route path=path!("/c/:code") view=pages::check_in::CodePage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register") view=pages::overview::OverviewPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register/groups") view=pages::groups::GroupsPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register/signatures") view=pages::signatures::SignaturesPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
