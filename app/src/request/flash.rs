//! Flash messages: what was done just before, as the page after it says.
//!
//! A message stands where it is said, as the key of its words: `flash!("done-lesson-read")`. A test
//! (`server/tests/it/words.rs`) walks all of them.

use course::Language;

use crate::language::{loader, say_with};

/// How the keys of flash messages begin; the rest is the code in addresses.
const BEGINS: &str = "done-";

/// A flash message: something that was done. Made by `flash!`, which looks for its words while
/// compiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flash(&'static str);

/// The flash message with these words: `flash!("done-lesson-read")`. A key that English lacks, or
/// that is no flash message's, does not build.
macro_rules! flash {
    ($key:literal) => {{
        const _: fn(::course::Language) -> String =
            |language| $crate::language::say!(language, $key);
        const { $crate::request::flash::Flash::of($key) }
    }};
}

pub(crate) use flash;

impl Flash {
    /// The message of a key; for `flash!`.
    ///
    /// # Panics
    /// When the key is no flash message's, while compiling.
    pub const fn of(key: &'static str) -> Self {
        let (begins, whole) = (BEGINS.as_bytes(), key.as_bytes());
        let mut at = 0;
        while at < begins.len() {
            assert!(
                at < whole.len() && whole[at] == begins[at],
                "the key of a flash message begins with done-"
            );
            at += 1;
        }
        Self(key)
    }

    /// The path with this said on it.
    pub fn at(self, path: &str) -> String {
        let (path, fragment) = path
            .split_once('#')
            .map_or((path, None), |(p, f)| (p, Some(f)));
        let joint = if path.contains('?') { '&' } else { '?' };
        let said = format!("{path}{joint}done={}", &self.0[BEGINS.len()..]);
        fragment.map_or(said.clone(), |fragment| format!("{said}#{fragment}"))
    }
}

/// What a code in an address says was done, in a sentence; nothing where it is no flash message's.
pub fn said(code: &str, language: Language) -> Option<String> {
    let key = format!("{BEGINS}{code}");
    let is_known = loader(language).has(&key);
    is_known.then(|| say_with(language, &key, []))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_told_on_a_path_and_understood() {
        let flash = flash!("done-checked-in");
        assert_eq!(flash.at("/a"), "/a?done=checked-in");
        assert_eq!(flash.at("/a?b=1#c"), "/a?b=1&done=checked-in#c");
        for language in Language::ALL {
            let words = crate::language::say!(language, "done-checked-in");
            assert_eq!(said("checked-in", language), Some(words));
        }
    }

    #[test]
    fn other_words_are_no_message() {
        for code in ["", "no-such-thing", "done-checked-in", "checked-in\n"] {
            assert_eq!(said(code, Language::En), None, "{code:?}");
        }
    }
}
