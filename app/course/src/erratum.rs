//! Errata: what was wrong about a question, put right after people have answered it.
//!
//! An attempt pins the text that it saw, key and all, so correcting the text changes nothing for
//! those who have answered. An erratum does: it stands beside the course, is appended and never
//! edited, and `rules::errata` grades with it.

use jiff::civil::Date;

use crate::language::Localised;
use crate::question::Key;

/// One correction: an entry of `errata.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct Erratum {
    /// The id of the quiz.
    pub lesson: String,
    /// The id of the question.
    pub question: String,
    /// The day on which it was written; no later entry has an earlier one.
    pub on: Date,
    /// What is put right.
    pub correction: Correction,
    /// Why, in each language of the course, plain text. Those whose grade changes are told.
    pub reason: Localised,
}

/// What an erratum puts right. The key in it is of the kind that the question has.
#[derive(Clone, Debug, PartialEq)]
pub enum Correction {
    /// The question gives nothing and asks nothing.
    Void,
    /// The right answer is this one, and no other.
    Key(Key),
    /// This is right as well as what was right before.
    ///
    /// For one answer, each of the options is right on its own; for several answers, options and
    /// an order, all of it together. For words, blanks and pairs it names only what is added.
    Accept(Key),
}

impl Correction {
    /// As it stands in `errata.toml`: `void`, `key`, `accept`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Void => "void",
            Self::Key(_) => "key",
            Self::Accept(_) => "accept",
        }
    }
}
