//! Recovery: a letter with a link, for somebody who has forgotten the password.
//!
//! Nobody is told here whether an address has an account. Where no mail server is set up, the page
//! says whom to ask: organizers and administrators make such links on the pages of people and
//! accounts.

mod actions;
pub mod events;
mod letter;
mod pages;

use leptos::server_fn::ServerFn as _;

use crate::paths::{self, routes};

pub use actions::AskForLetter;

/// The page on which the form of this room stands, for browsers that do not say which page they come
/// from.
pub fn page_of(action: &str) -> Option<String> {
    (action == AskForLetter::PATH).then(|| paths::recovery::forgotten().to_owned())
}

routes! {
    RecoveryRoutes in recovery:
    forgotten => pages::ForgottenPage(),
}
