//! Stash: what waits between two requests of one person: a form that was refused, a list that waits to
//! be taken, links that are shown once, a code that was good when it was scanned.
//!
//! It lies in the database, so that it is there after a restart and at another server. The
//! address of the next page holds the key to it; the table has the key's hash, and the thing
//! itself enciphered with the key. So whoever reads the table learns neither links nor names.

mod store;

use jiff::SignedDuration;
use serde::{Serialize, de::DeserializeOwned};

pub use store::{erase, forget, get, put, sweep, take_away};

/// A kind of thing that can be stashed between two requests, with its bounds.
pub trait SetAside: Serialize + DeserializeOwned {
    /// Its name in the table.
    const KIND: &'static str;
    /// For how long it is kept.
    const KEPT_FOR: SignedDuration = SignedDuration::from_mins(30);
    /// The most bytes of one, as JSON.
    const MOST_BYTES: usize;
    /// How many of a kind are kept for one person: the oldest goes first.
    const MOST_OF_ONE: u64 = 8;
}
