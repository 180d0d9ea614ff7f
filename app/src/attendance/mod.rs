//! Attendance: who was there.
//!
//! Judges check in to the session that is on, by themselves or with the code on the screen, see
//! what stands about them, and ask for corrections. Organizers call the roll, correct and take back
//! marks, add who is not on the list, answer requests, and download the register. Marks are
//! appended by the registrar alone: nothing here changes one, and what stands is derived by
//! `rules::attendance`.

mod actions;
mod download;
pub mod events;
mod jobs;
mod letters;
mod live;
mod meeting;
mod online;
mod pages;
mod registrar;
mod report;
mod screen;
mod shares;
mod store;
mod tickets;
mod work;

use leptos::{prelude::*, server_fn::ServerFn as _};
use leptos_router::{SsrMode, any_nested_route::IntoAnyNestedRoute as _, components::Route, path};

use crate::parts::style::organizing;

pub use actions::{CheckIn, RecordMark, say_again};
pub use download::{document, download};
pub use jobs::{count_online, remind_of_open_registers};
pub use live::{may_still_watch, may_watch, what_stands};
pub use pages::words;
pub use registrar::{Change, MOST_LINES, Registrar, Watching};
pub use shares::{Attended, attended};
pub use store::{Standings, erase, marks_of, named_for, open_requests};
pub use work::{Sheet, sheet};

/// Whether an action takes a file, and so a multipart body and nothing else.
pub fn takes_file(action: &str) -> bool {
    action == actions::AttachDocument::PATH || action == actions::ReadMeeting::PATH
}

/// The routes of the room.
#[component(transparent)]
pub fn AttendanceRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/trainings/:training/sessions/:session/register") view=|| organizing(pages::register::RegisterPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/register/:enrolment") view=|| organizing(pages::history::HistoryPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/meeting") view=|| organizing(pages::meeting::UploadPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/meeting/:list") view=|| organizing(pages::meeting::PreviewPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/code") view=|| organizing(pages::screen::ScreenPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/online") view=|| organizing(pages::online::OnlinePage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/attendance") view=|| organizing(pages::own::OwnPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/requests") view=|| organizing(pages::requests::RequestsPage()) ssr=SsrMode::Async />
        <Route path=path!("/waiting") view=|| organizing(pages::waiting::WaitingPage()) ssr=SsrMode::Async />
        <Route path=path!("/c") view=|| organizing(pages::check_in::CodePage()) ssr=SsrMode::Async />
        <Route path=path!("/c/:code") view=|| organizing(pages::check_in::CodePage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register") view=|| organizing(pages::overview::OverviewPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register/open") view=|| organizing(pages::open::OpenPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/figures") view=|| organizing(pages::figures::FiguresPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register/groups") view=|| organizing(pages::groups::GroupsPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register/signatures") view=|| organizing(pages::signatures::SignaturesPage()) ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
