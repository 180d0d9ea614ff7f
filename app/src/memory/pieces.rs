//! Fragment cache: pieces of pages that are the same for everybody, rendered once.
//!
//! A lesson's text makes most of its page and changes only when its author changes it; building
//! it anew for every reader would cost more than all the rest of the page.

use std::sync::{Arc, OnceLock};

use course::Language;
use moka::sync::Cache;

/// How many bytes are kept at the most: some hundred lessons.
const MOST: u64 = 16 * 1024 * 1024;

/// A fragment: rendered HTML, and the same compressed, once it was asked for.
#[derive(Clone, Debug)]
pub struct Piece(Arc<Kept>);

#[derive(Debug)]
struct Kept {
    html: Arc<str>,
    compressed: OnceLock<Box<[u8]>>,
}

impl Piece {
    fn new(html: String) -> Self {
        Self(Arc::new(Kept {
            html: html.into(),
            compressed: OnceLock::new(),
        }))
    }

    /// The HTML.
    pub fn html(&self) -> &Arc<str> {
        &self.0.html
    }

    /// The HTML compressed, which is done once, for whoever is the first to ask.
    pub fn compressed(&self, compress: impl FnOnce(&str) -> Vec<u8>) -> &[u8] {
        let compressed = || compress(self.html()).into_boxed_slice();
        self.0.compressed.get_or_init(compressed)
    }

    /// What it weighs in memory, with what it will weigh compressed.
    fn weight(&self) -> u32 {
        let bytes = self.html().len();
        u32::try_from(bytes + bytes / 4).unwrap_or(u32::MAX)
    }
}

/// A fragment cache: pieces by a key that names all that they depend on, and the language.
#[derive(Clone, Debug)]
pub struct Pieces(Cache<(String, Language), Piece>);

impl Default for Pieces {
    fn default() -> Self {
        let weigh = |_: &(String, Language), piece: &Piece| piece.weight();
        Self(Cache::builder().weigher(weigh).max_capacity(MOST).build())
    }
}

impl Pieces {
    /// The piece under a key in a language; rendered if it is asked for the first time.
    pub fn get(&self, key: &str, language: Language, render: impl FnOnce() -> String) -> Piece {
        self.0
            .get_with((key.to_owned(), language), || Piece::new(render()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_rendered_once_for_each_text_and_language() {
        let pieces = Pieces::default();
        assert_eq!(
            &**pieces.get("a", Language::Ru, || "one".to_owned()).html(),
            "one"
        );
        assert_eq!(
            &**pieces.get("a", Language::Ru, || "two".to_owned()).html(),
            "one"
        );
        assert_eq!(
            &**pieces.get("a", Language::Kk, || "three".to_owned()).html(),
            "three"
        );
        assert_eq!(
            &**pieces.get("b", Language::Ru, || "four".to_owned()).html(),
            "four"
        );
    }
    #[test]
    fn a_piece_is_compressed_once() {
        let pieces = Pieces::default();
        let piece = || pieces.get("a", Language::Ru, || "one".to_owned());
        assert_eq!(
            piece().compressed(|html| html.to_uppercase().into_bytes()),
            b"ONE"
        );
        assert_eq!(piece().compressed(|_| unreachable!("it is kept")), b"ONE");
    }
}
