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
mod letters;
mod live;
mod meeting;
mod online;
mod pages;
mod registrar;
mod report;
mod screen;
mod store;
mod tickets;
mod work;

use leptos::{prelude::*, server_fn::ServerFn as _};
use leptos_meta::Link;
use leptos_router::{SsrMode, any_nested_route::IntoAnyNestedRoute as _, components::Route, path};

use crate::context::Visit;

pub use actions::{CheckIn, RecordMark};
pub use download::{document, download};
pub use jobs::{count_online, remind_of_open_registers};
pub use live::{may_still_watch, may_watch, what_stands};
pub use pages::words;
pub use registrar::{Change, MOST_LINES, Registrar, Watching};
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
        <Route path=path!("/trainings/:training/sessions/:session/register") view=|| styled(pages::register::RegisterPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/register/:enrolment") view=|| styled(pages::history::HistoryPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/meeting") view=|| styled(pages::meeting::UploadPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/meeting/:list") view=|| styled(pages::meeting::PreviewPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/code") view=|| styled(pages::screen::ScreenPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/online") view=|| styled(pages::online::OnlinePage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/attendance") view=|| styled(pages::own::OwnPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/requests") view=|| styled(pages::requests::RequestsPage()) ssr=SsrMode::Async />
        <Route path=path!("/waiting") view=|| styled(pages::waiting::WaitingPage()) ssr=SsrMode::Async />
        <Route path=path!("/c") view=|| styled(pages::check_in::CodePage()) ssr=SsrMode::Async />
        <Route path=path!("/c/:code") view=|| styled(pages::check_in::CodePage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register") view=|| styled(pages::overview::OverviewPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register/open") view=|| styled(pages::open::OpenPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/figures") view=|| styled(pages::figures::FiguresPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register/groups") view=|| styled(pages::groups::GroupsPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/register/signatures") view=|| styled(pages::signatures::SignaturesPage()) ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}

/// A page with the style sheet of the room.
fn styled(page: impl IntoView) -> impl IntoView {
    let style = Visit::here().map(|visit| visit.house.settings.assets.register_style.clone());
    let link = style.map(|style| view! { <Link rel="stylesheet" href=style /> });
    view! { {link.ok()} {page} }
}
