//! Profile: what is kept of a person besides what they do: name, language and address, and putting
//! them right. People change their own address; organizers and administrators put right what a list
//! got wrong, of those whose accounts they reach.
//!
//! A new address is confirmed by a link that is sent to it, and the old one is told. Where nobody has
//! chosen a password yet, there is nobody to ask: the address is put right at once.

mod actions;
mod details;
pub mod events;
mod letters;
mod pages;

use leptos::server_fn::ServerFn as _;

use crate::{
    paths::{self, routes},
    request::refused::Typed,
    secrets::is_token,
};

pub use details::{Changed, Details, change, stood};
pub use pages::fields;

/// The page on which the form of a link stands, for browsers that do not say which page they come
/// from: who opens the link need not be signed in.
pub fn page_of(action: &str, typed: &Typed) -> Option<String> {
    let confirms = action == actions::ConfirmAddress::PATH;
    let token = typed
        .get("token")
        .filter(|token| confirms && is_token(token))?;
    Some(paths::profile::confirm(token))
}

routes! {
    ProfileRoutes in profile:
    own_address => pages::OwnAddressPage(),
    of_account => pages::ProfilePage(),
    confirm => pages::ConfirmPage(),
}
