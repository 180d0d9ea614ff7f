//! Trainer's notes: what a trainer has at hand for a lesson, and a judge never sees.

use std::collections::BTreeMap;

use crate::language::Language;

/// The notes on one lesson: one file in each language in which they have been written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainerNotes {
    /// The id of the lesson.
    pub lesson: String,
    /// The notes in each language; there is at least one.
    pub texts: BTreeMap<Language, TrainerNotesText>,
}

/// The notes on a lesson in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainerNotesText {
    /// Whether no lawyer has reviewed this text yet.
    pub review_pending: bool,
    /// The text, rendered.
    pub html: String,
    /// The ids of the sources cited, each once, in the order of first mention.
    pub sources: Vec<String>,
    /// The ids of the terms used, each once, in the order of first mention.
    pub terms: Vec<String>,
}

impl TrainerNotes {
    /// The text in `language`; where that is missing, in Russian, which trainers of the first
    /// course read, or in another (the language that comes with it is the one shown). None only for
    /// notes that were not made by this crate.
    #[must_use]
    pub fn text(&self, language: Language) -> Option<(Language, &TrainerNotesText)> {
        self.texts
            .get_key_value(&language)
            .or_else(|| self.texts.get_key_value(&Language::Ru))
            .or_else(|| self.texts.iter().next())
            .map(|(shown, text)| (*shown, text))
    }
}
