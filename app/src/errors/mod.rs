//! Errors, with two faces: one for the log, one for people.
//!
//! [`AppError`] is for pages and stores: it may hold a cause from below. [`UserError`] is all
//! that a person or a browser is told: a code with public fields, never text from below. The
//! way from the first to the second is [`crate::request::Visit::refuse`], which logs what is
//! held back under the request's id.

mod app_error;
mod examples;
mod field;
mod refusals;
mod stopped;
mod trouble;
mod user_error;

pub use app_error::AppError;
pub use field::Field;
pub use refusals::foreign_letter;
pub use stopped::Stopped;
pub use trouble::Trouble;
pub(crate) use trouble::is_busy;
pub use user_error::UserError;

/// What an error has to know of the request that is being answered, beside the visit.
#[derive(Clone, Debug)]
pub struct Answering {
    /// The request's id, which the page shows and the log has.
    pub request: String,
    /// Whether a page is wanted in answer; else it is a program that asks, for JSON.
    pub wants_page: bool,
}
