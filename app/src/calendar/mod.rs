//! Calendar: sessions for the calendar on a person's phone or computer.
//!
//! A file for a training, and for each person an address to subscribe to. The address is a secret
//! of its owner: calendar programs cannot sign in. This room only shows what trainings say.

mod actions;
mod download;
pub mod events;
mod file;
mod pages;
mod store;

use leptos::prelude::*;
use leptos_router::{SsrMode, any_nested_route::IntoAnyNestedRoute as _, components::Route, path};

pub use actions::RenewCalendar;
pub use download::{Encloses, feed, of_training};
pub use store::{end, erase};

/// The routes of the room.
#[component(transparent)]
pub fn CalendarRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! { <Route path=path!("/account/calendar") view=pages::CalendarPage ssr=SsrMode::Async /> }
        .into_inner()
        .into_any_nested_route()
}
