//! Words for statuses and methods, and the style that goes with them.

use course::Language;
use rules::attendance::{Method, Status};

use crate::say;

/// A status.
pub fn status(status: Status, language: Language) -> String {
    match status {
        Status::Present => say!(language, "status-present"),
        Status::Late => say!(language, "status-late"),
        Status::Absent => say!(language, "status-absent"),
        Status::Excused => say!(language, "status-excused"),
    }
}

/// The class of a badge for a status.
pub fn badge(status: Status) -> &'static str {
    match status {
        Status::Present => "badge good",
        Status::Late => "badge warn",
        Status::Absent => "badge bad",
        Status::Excused => "badge info",
    }
}

/// How a mark came about.
pub fn method(method: Method, language: Language) -> String {
    match method {
        Method::CheckIn => say!(language, "method-check-in"),
        Method::RollCall => say!(language, "method-roll-call"),
        Method::Correction => say!(language, "method-correction"),
    }
}
