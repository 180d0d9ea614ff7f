//! Terms of the glossary.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::language::{Language, Localised};

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The id, as in `[…](term:well-founded-fear)`.
    pub id: String,
    /// The term in each language.
    pub names: Localised,
    /// What it means, in plain text.
    pub definition: Localised,
    /// The id of the source of the definition.
    pub source: Option<String>,
    /// How far the term as a whole is settled: official only if it is so in every language.
    pub review: Review,
    /// Where the file says it language by language.
    pub reviews: BTreeMap<Language, Review>,
}

impl Term {
    /// How far the term is settled in this language.
    #[must_use]
    pub fn review_in(&self, language: Language) -> Review {
        self.reviews.get(&language).copied().unwrap_or(self.review)
    }
}

/// How far a term is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Review {
    /// Taken from an official text in that language.
    Official,
    /// Proposed; nobody competent has confirmed it yet.
    Pending,
}
