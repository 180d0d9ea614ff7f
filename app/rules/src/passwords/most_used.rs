//! The passwords that are used most, as far as public lists tell.
//!
//! `most_used.txt` holds all that have at least twelve characters in two lists of leaked passwords,
//! the most used first: the 30,000 of zxcvbn 3.1.1 (MIT, © 2012–2016 Dan Wheeler, Dropbox, and ©
//! 2016 Joshua Holmer) and the 20,000 of Django 5.2 (BSD-3-Clause, © Django Software Foundation,
//! list by Royce Williams). Together these are 343. They are what people chose, curses included.

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
