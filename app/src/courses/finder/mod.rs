//! Full-text search in what a course says: sections of lessons, terms of the glossary, sources.
//!
//! An index is made of each state of a course when somebody first searches it, and kept in
//! memory: a course is some hundred thousand words, and its texts are there anyway.

mod index;
mod passage;
mod sentence;
mod words;

use std::sync::Arc;

use course::{Course, Language};
use moka::sync::Cache;

pub use index::{Hit, Index};
pub use passage::{Passage, Place};
pub use sentence::Piece;

/// How many states of courses are kept ready.
const KEPT: u64 = 8;

/// The search: its indexes, by the hash of the course.
#[derive(Clone, Debug)]
pub struct Finder(Cache<String, Arc<Index>>);

impl Default for Finder {
    fn default() -> Self {
        Self(Cache::new(KEPT))
    }
}

impl Finder {
    /// What a course says about something, best first; in every language of the course, with the
    /// reader's before the others.
    ///
    /// # Errors
    /// When the index cannot be made.
    pub async fn find(
        &self,
        course: Arc<Course>,
        query: &str,
        language: Language,
    ) -> anyhow::Result<Vec<Hit>> {
        let (indexes, query) = (self.0.clone(), query.to_owned());
        tokio::task::spawn_blocking(move || {
            let index = indexes
                .try_get_with(course.hash.clone(), || Index::of(&course).map(Arc::new))
                .map_err(|error| anyhow::anyhow!("{error}"))?;
            index.find(&query, language)
        })
        .await?
    }
}
