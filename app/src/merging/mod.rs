//! Merging: two accounts of one person become one. Somebody is on two lists with two addresses, or
//! came without one and was added twice.
//!
//! One account is kept, and the other becomes part of it. Places in trainings that only the other had
//! go over with all that hangs on them. In a training where both have a place, the kept one stays:
//! what was said about the other is said again about it where nobody has spoken, what was read counts,
//! and the other row stays for what was said there, and is nobody. What cannot be told truly in one
//! row is refused with a sentence: attempts at quizzes above all, of which two series would be one.
//!
//! Every key to an account or to a place in a training is in [`BECOMES`]; a test walks the schema.

mod actions;
pub mod events;
mod pages;
mod plan;
mod store;

use crate::paths::routes;

pub use actions::MergeAccounts;
pub use store::{BECOMES, Becomes};

routes! {
    MergingRoutes in merging:
    merge => pages::MergePage(),
}
