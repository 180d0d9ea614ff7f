//! Fragment cache: pieces of pages that are the same for everybody, rendered once.
//!
//! A lesson's text makes most of its page and changes only when its author changes it; building
//! it anew for every reader would cost more than all the rest of the page.

use std::sync::Arc;

use course::Language;
use moka::sync::Cache;

/// How many bytes are kept at the most: some hundred lessons.
const MOST: u64 = 16 * 1024 * 1024;

/// A fragment cache: rendered HTML by a key that names all that it depends on, and the language.
#[derive(Clone, Debug)]
pub struct Pieces(Cache<(String, Language), Arc<str>>);

impl Default for Pieces {
    fn default() -> Self {
        let weigh =
            |_: &(String, Language), html: &Arc<str>| u32::try_from(html.len()).unwrap_or(u32::MAX);
        Self(Cache::builder().weigher(weigh).max_capacity(MOST).build())
    }
}

impl Pieces {
    /// The piece under a key in a language; rendered if it is asked for the first time.
    pub fn get(&self, key: &str, language: Language, render: impl FnOnce() -> String) -> Arc<str> {
        self.0
            .get_with((key.to_owned(), language), || render().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_rendered_once_for_each_text_and_language() {
        let pieces = Pieces::default();
        assert_eq!(&*pieces.get("a", Language::Ru, || "one".to_owned()), "one");
        assert_eq!(&*pieces.get("a", Language::Ru, || "two".to_owned()), "one");
        assert_eq!(
            &*pieces.get("a", Language::Kk, || "three".to_owned()),
            "three"
        );
        assert_eq!(
            &*pieces.get("b", Language::Ru, || "four".to_owned()),
            "four"
        );
    }
}
