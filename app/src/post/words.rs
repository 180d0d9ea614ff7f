//! Words for letters and what became of them.

use course::Language;

use crate::language::say;

use super::store::Kind;

/// What a letter is about.
pub fn kind(kind: Kind, language: Language) -> String {
    match kind {
        Kind::Invitation => say!(language, "letter-invitation"),
        Kind::Reminder => say!(language, "letter-reminder"),
        Kind::Reset => say!(language, "letter-reset"),
        Kind::Address => say!(language, "letter-address-new"),
        Kind::AddressChanged => say!(language, "letter-address-changed"),
        Kind::MovedUp => say!(language, "letter-moved-up"),
        Kind::SessionMoved => say!(language, "letter-session-moved"),
        Kind::SessionCancelled => say!(language, "letter-session-cancelled"),
        Kind::RequestAnswered => say!(language, "letter-request-answered"),
        Kind::RegisterOpen => say!(language, "letter-register-open"),
        Kind::RequestAsked => say!(language, "letter-request-asked"),
        Kind::MarkCorrected => say!(language, "letter-mark-corrected"),
        Kind::AnswersMarked => say!(language, "letter-answers-marked"),
        Kind::GradeChanged => say!(language, "letter-grade-changed"),
        Kind::AttemptReopened => say!(language, "letter-attempt-reopened"),
        Kind::Message => say!(language, "letter-message"),
        Kind::Test => say!(language, "letter-test"),
    }
}

/// What letters of a kind tell, for who chooses among them.
pub fn about(kind: Kind, language: Language) -> String {
    match kind {
        Kind::Invitation | Kind::Reset | Kind::Address | Kind::AddressChanged | Kind::Test => {
            self::kind(kind, language)
        }
        Kind::Reminder => say!(language, "letters-about-reminder"),
        Kind::MovedUp => say!(language, "letters-about-moved-up"),
        Kind::SessionMoved => say!(language, "letters-about-session-moved"),
        Kind::SessionCancelled => say!(language, "letters-about-session-cancelled"),
        Kind::RequestAnswered => say!(language, "letters-about-request-answered"),
        Kind::RegisterOpen => say!(language, "letters-about-register-open"),
        Kind::RequestAsked => say!(language, "letters-about-request-asked"),
        Kind::MarkCorrected => say!(language, "letters-about-mark-corrected"),
        Kind::AnswersMarked => say!(language, "letters-about-answers-marked"),
        Kind::GradeChanged => say!(language, "letters-about-grade-changed"),
        Kind::AttemptReopened => say!(language, "letters-about-attempt-reopened"),
        Kind::Message => say!(language, "letters-about-message"),
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
