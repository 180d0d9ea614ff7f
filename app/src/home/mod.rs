//! Home: what a person comes for. The trainings with what is next in each, and a training's
//! first page with its agenda and lessons.
//!
//! It shows what the rooms before it keep, and keeps nothing; so all the trainings of a person stand
//! in one place here, whoever looks at them.

pub mod events;
mod pages;

use leptos::prelude::*;
use leptos_router::{SsrMode, any_nested_route::IntoAnyNestedRoute as _, components::Route, path};

use crate::parts::style::{desk, organizing};

/// The routes of the room.
#[component(transparent)]
pub fn HomeRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/administration") view=|| organizing(pages::administration::AdministrationPage()) ssr=SsrMode::Async />
        <Route path=path!("/") view=|| desk(pages::trainings::TrainingsPage()) ssr=SsrMode::Async />
        <Route path=path!("/accounts/:account") view=pages::memberships::AdministeredPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training/people/:enrolment") view=pages::memberships::PersonPage ssr=SsrMode::Async />
        <Route path=path!("/trainings/:training") view=|| organizing(desk(pages::training::TrainingPage())) ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
