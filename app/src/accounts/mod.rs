//! Accounts: who a person is, how one signs in and out, and the links that invite.
//!
//! Everybody passes through here; administrators make accounts on the command line, organizers
//! through their list of participants. This room never decides what somebody may do in a
//! training: that is the enrolment's.

mod actions;
mod pages;
mod store;

use leptos::prelude::*;
use leptos_router::{SsrMode, any_nested_route::IntoAnyNestedRoute as _, components::Route, path};

pub use actions::{
    AcceptInvitation, ChangePassword, ChooseLanguage, SignIn, SignOut, SignOutEverywhere,
    cookie_in, cookie_of, token_in,
};
pub use store::{
    Account, IDLE_LIMIT, LinkKind, NewAccount, Reach, add, all, asked_lately, begin_login,
    by_email, close, erase, invitation_works, invite, is_walk_in, make_administrator, people,
    pseudonym, recognise, remove, reopen, set_email, set_password, walk_in_address,
};

/// The routes of the room.
#[component(transparent)]
pub fn AccountRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/sign-in") view=pages::SignInPage ssr=SsrMode::Async />
        <Route path=path!("/invitations/:token") view=pages::InvitationPage ssr=SsrMode::Async />
        <Route path=path!("/accounts") view=pages::AccountsPage ssr=SsrMode::Async />
        <Route path=path!("/accounts/:account") view=pages::AdministeredPage ssr=SsrMode::Async />
        <Route path=path!("/account") view=pages::AccountPage ssr=SsrMode::Async />
    }
    .into_inner()
    .into_any_nested_route()
}
