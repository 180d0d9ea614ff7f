//! Personal data: all that is kept about one person, for that person.
//!
//! "My data" is one file, as JSON for programs and as a page for people. It reads every table that
//! refers to the account or its enrolments, whole rows as they are; a test finds those tables in
//! the database's own catalogue and fails when one is missing. Other people stand in it as "you",
//! "another person" or "the platform", never by name or number.
//!
//! It asks for no password again. Whoever is signed in can read nearly all of it page by page, the
//! file opens no door (no hash, no token is in it), and a hurdle would be one before a right.

mod download;
mod pages;
mod store;
mod words;

use crate::paths::routes;

pub use download::{Format, download};
pub use store::{EXPORTED, WITHHELD};

routes! {
    PersonalDataRoutes in personal_data:
    own => pages::DataPage(),
}
