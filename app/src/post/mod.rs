//! Outgoing mail: letters to people, kept in an outbox until a mail server has taken them.
//!
//! Other rooms write letters, each in the transaction of what it tells of; [`send_due`] sends
//! them later, by whatever [`Carrier`](crate::mail::Carrier) the process has. Administrators see what became of them,
//! and where there is no mail server, they read here what was to be said. This room never decides
//! whom to write to; each person chooses which of them are of use, and those are not written that
//! the person wants none of.

mod actions;
mod choices;
mod jobs;
mod pages;
mod store;
mod words;

use crate::paths::routes;

pub use jobs::{forget_secrets, send_due};
pub use store::{
    Kind, NewLetter, Outbox, Posted, Written, erase, forget_words, invitations_to, letters_to,
    mailings, outbox, said, write, write_all, written,
};
pub use words::{error as trouble, kind as about};

routes! {
    PostRoutes in post:
    letters => pages::LettersPage(),
    choices => choices::ChoicesPage(),
}
