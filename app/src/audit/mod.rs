//! Audit: who did what, when.
//!
//! Every action that changes what others rely on appends an event here, in the same transaction
//! as the change; choosing one's language and noting a lesson as read are one's own affair. Administrators read all of it, organizers what concerns their training. It holds
//! codes and ids, never personal data, and is never changed; what is older than the installation
//! keeps it goes.

mod action;
mod pages;
mod store;
mod words;

use leptos::prelude::*;
use leptos_router::{SsrMode, any_nested_route::IntoAnyNestedRoute as _, components::Route, path};

pub use action::Action;
pub use store::{ADMINISTRATOR, Event, NO_ROLE, forget, record, record_all, record_of};

/// The routes of the room.
#[component(transparent)]
pub fn AuditRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! { <Route path=path!("/audit") view=pages::AuditPage ssr=SsrMode::Async /> }
        .into_inner()
        .into_any_nested_route()
}
