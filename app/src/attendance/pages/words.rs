//! Words for statuses, methods and shares, and the style that goes with them.

use course::Language;
use rules::{
    attendance::{Method, Status},
    places::Place,
    reports::Reach,
};

use crate::{say, trainings::Member};

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

/// A person of the register by name; who withdrew is said to have done so.
pub fn person(member: &Member, language: Language) -> String {
    if member.place == Place::Withdrawn {
        let withdrawn = say!(language, "place-withdrawn");
        format!("{} ({withdrawn})", member.account.name)
    } else {
        member.account.name.clone()
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

/// How somebody stands with what the certificate asks for.
pub fn reach(reach: Reach, language: Language) -> String {
    match reach {
        Reach::Reached => say!(language, "reach-reached"),
        Reach::Open => say!(language, "reach-open"),
        Reach::Lost => say!(language, "reach-lost"),
    }
}

/// The class of a badge for it.
pub fn reach_badge(reach: Reach) -> &'static str {
    match reach {
        Reach::Reached => "badge good",
        Reach::Open => "badge",
        Reach::Lost => "badge bad",
    }
}

/// A share in percent; a dash where there is nothing to share.
pub fn percent(percent: Option<u8>, language: Language) -> String {
    percent.map_or_else(
        || "—".to_owned(),
        |percent| say!(language, "report-percent", percent = percent),
    )
}
