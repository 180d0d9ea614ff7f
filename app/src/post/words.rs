//! Words for letters and what became of them.

use course::Language;

use crate::say;

use super::store::Kind;

/// What a letter is about.
pub fn kind(kind: Kind, language: Language) -> String {
    match kind {
        Kind::Invitation => say!(language, "letter-invitation"),
        Kind::Reminder => say!(language, "letter-reminder"),
        Kind::Reset => say!(language, "letter-reset"),
        Kind::Address => say!(language, "letter-address-new"),
        Kind::AddressChanged => say!(language, "letter-address-changed"),
    }
}

/// What went wrong, by its code.
pub fn error(code: &str, language: Language) -> String {
    match code.split('-').next() {
        Some("refused" | "deferred") => say!(language, "letter-refused", code = code),
        Some("late") => say!(language, "letter-late"),
        Some("link") => say!(language, "letter-link-gone"),
        Some("address") => say!(language, "letter-address"),
        _ => say!(language, "letter-unreachable", code = code),
    }
}
