//! Fields of the request log besides route and status: whose the request was, and
//! what came of it. Numbers and codes, never what somebody typed.

use std::sync::{Arc, Mutex, PoisonError};

use http::request;
use leptos::prelude::use_context;

use crate::errors::UserError;

/// What is known of one request by the time its line is written. It lies in the request's
/// extensions; who answers writes into it.
#[derive(Clone, Debug, Default)]
pub struct LogLine(Arc<Mutex<Noted>>);

/// What was noted.
#[derive(Clone, Debug, Default)]
pub struct Noted {
    /// The account of the one who asked.
    pub account: Option<i64>,
    /// The code of what it was refused with; none where it was not.
    pub refused: Option<String>,
}

impl LogLine {
    /// What was noted so far.
    pub fn noted(&self) -> Noted {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Notes who asked.
    pub fn is_of(&self, account: i64) {
        self.note(|noted| noted.account = Some(account));
    }

    fn note(&self, note: impl FnOnce(&mut Noted)) {
        note(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// The line of the request that is being answered; none outside of one.
fn here() -> Option<LogLine> {
    use_context::<request::Parts>()?
        .extensions
        .get::<LogLine>()
        .cloned()
}

/// Notes who asked, where that becomes known only while it is answered, as in signing in.
pub(crate) fn is_of(account: i64) {
    if let Some(line) = here() {
        line.is_of(account);
    }
}

/// Notes what the request was refused with.
pub(crate) fn refused(error: &UserError) {
    if let Some(line) = here() {
        line.note(|noted| noted.refused = Some(error.code()));
    }
}
