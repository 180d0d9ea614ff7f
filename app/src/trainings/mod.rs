//! Trainings: one run of a course for one group, with its sessions and its people.
//!
//! Organizers make and change them here. What a judge sees of a training is `home`'s; whether
//! somebody was there is `attendance`'s.

mod actions;
mod compared;
pub mod events;
mod jobs;
mod letters;
mod links;
mod pages;
mod prepared;
mod roll;
mod standing;
mod store;
pub mod words;

use leptos::{prelude::*, server_fn::ServerFn as _};
use leptos_router::{SsrMode, any_nested_route::IntoAnyNestedRoute as _, components::Route, path};

use crate::parts::style::{organizing, paper};

pub use jobs::remind;
pub use pages::{end::state, person::person, places::give_back};
pub use prepared::ReadingDesk;
pub use store::{
    Group, Member, NewMember, NewSession, NewTraining, Session, Titles, Training, add_session, all,
    attended_by, by_name, cancelled, enrol, enrol_all, erase, find, find_session, give, groups,
    hold, left_by, make, member, members, members_by_name, memberships_of, note_joined,
    note_online_counted, of_enrolment, of_enrolments, registered, seat, sessions, sessions_between,
    sessions_of, set_role, set_units, take_in, take_role, waits_for, withdraw,
};

/// The page on which the form stands by which one comes in with a code: who opens it need not be
/// signed in.
pub fn page_of(action: &str) -> Option<String> {
    (action == actions::arrive::Arrive::PATH).then(|| "/arrive".to_owned())
}

/// Whether an action takes a file, and so a multipart body and nothing else.
pub fn takes_file(action: &str) -> bool {
    action == actions::list::ReadList::PATH
}

/// Address of a sample list, to be filled in.
pub const SAMPLE_LIST: &str = "/trainings/sample-list.csv";

/// The sample list: the first row names the columns, the second shows what goes into them.
pub fn sample_list() -> &'static str {
    lists::SAMPLE
}

/// The routes of the room.
#[component(transparent)]
pub fn TrainingRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/trainings/new") view=pages::training::NewTrainingPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/change") view=pages::training::ChangeTrainingPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/copy") view=pages::copy::CopyTrainingPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/end") view=pages::end::EndPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/delete") view=pages::session::DeleteSessionPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/agenda") view=|| organizing(pages::agenda::AgendaPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/new") view=pages::session::NewSessionPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/sessions/:session/change") view=pages::session::ChangeSessionPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/groups") view=|| organizing(pages::groups::GroupsPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/people") view=|| organizing(pages::people::PeoplePage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/people/chosen/:chosen") view=|| organizing(pages::chosen::ChosenPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/letters/new") view=pages::letter::WritePage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/letters/:letter") view=pages::letter::LetterPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/people/list/:list") view=|| organizing(pages::list::ListPage()) ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/people/list/:list/columns") view=pages::columns::ColumnsPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/people/slips/:slips") view=|| paper(pages::slips::SlipsPage()) ssr=SsrMode::Async />
        <Route path=path!("/arrive") view=pages::arrive::ArrivePage ssr=SsrMode::Async />
        <Route path=path!("/arrive/:code") view=pages::arrive::ArrivePage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/people/links/:links") view=pages::links::LinksPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
