//! The fragments that a page was made of: whoever sends the page need not compress again what is the
//! same for all its readers.

use std::sync::{Arc, Mutex, PoisonError};

use crate::memory::pieces::Piece;

use super::Visit;

/// The fragments of a page, in the order in which they were asked for.
#[derive(Debug, Default)]
pub(super) struct Fragments(Mutex<Vec<Piece>>);

impl Visit {
    /// A fragment in the reader's language, from the fragment cache or rendered now. The key names
    /// all that it depends on.
    pub fn piece(&self, key: &str, render: impl FnOnce() -> String) -> Arc<str> {
        let piece = self.house.pieces.get(key, self.language, render);
        let html = piece.html().clone();
        let fragments = self.fragments.0.lock();
        fragments
            .unwrap_or_else(PoisonError::into_inner)
            .push(piece);
        html
    }

    /// The fragments that were asked for so far.
    pub fn fragments(&self) -> Vec<Piece> {
        let fragments = self.fragments.0.lock();
        fragments.unwrap_or_else(PoisonError::into_inner).clone()
    }
}
