//! The actions that the audit notes. Each stands in its room (`events.rs`), as the code that is kept
//! and the key of its words; the audit finds the words by the code, and knows no room.
//!
//! What is known is what has words: an action that is written no more keeps them for older events.
//! A test (`server/tests/it/words.rs`) walks all of them.

use std::{collections::BTreeSet, sync::LazyLock};

use course::Language;

use crate::language::{keys_with, say_with};

/// How the keys of their words begin; the rest is the code with a dash for its dot.
const BEGINS: &str = "action-";

/// Something that was done. Kept as its code, for ever: `attendance.recorded`. Made by `action!`,
/// which looks for its words while compiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action(&'static str);

/// The action with a code and the key of its words:
/// `action!("attendance.recorded", "action-attendance-recorded")`. Words that English lacks, or that
/// are another code's, do not build.
macro_rules! action {
    ($code:literal, $words:literal) => {{
        const _: fn(::course::Language) -> String =
            |language| $crate::language::say!(language, $words);
        $crate::audit::Action::of($code, $words)
    }};
}

pub(crate) use action;

/// The codes of all actions that have words.
static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let keys = keys_with(BEGINS).into_iter();
    keys.map(|key| key[BEGINS.len()..].replacen('-', ".", 1))
        .collect()
});

impl Action {
    /// The action of a code; for `action!`.
    ///
    /// # Panics
    /// When the words are not those of the code, while compiling.
    pub const fn of(code: &'static str, words: &str) -> Self {
        assert!(
            are_words_of(words.as_bytes(), code.as_bytes()),
            "the words of room.what-was-done are action-room-what-was-done"
        );
        Self(code)
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        KNOWN.iter().map(|code| Self(code))
    }

    /// What a code stands for.
    pub fn from_code(code: &str) -> Option<Self> {
        KNOWN.get(code).map(|code| Self(code))
    }

    /// The code that is kept.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// What was done, in words.
    pub fn say(self, language: Language) -> String {
        let key = format!("{BEGINS}{}", self.0.replacen('.', "-", 1));
        say_with(language, &key, [])
    }
}

/// Whether a key is that of the words of a code. The room before the dot has no dash, so that a key
/// says its code, too.
const fn are_words_of(words: &[u8], code: &[u8]) -> bool {
    let begins = BEGINS.as_bytes();
    if words.len() != begins.len() + code.len() {
        return false;
    }
    let mut at = 0;
    while at < begins.len() {
        if words[at] != begins[at] {
            return false;
        }
        at += 1;
    }
    let (mut at, mut dots) = (0, 0);
    while at < code.len() {
        let as_word = match code[at] {
            b'.' => {
                dots += 1;
                b'-'
            }
            b'-' if dots == 0 => return false,
            other => other,
        };
        if words[begins.len() + at] != as_word {
            return false;
        }
        at += 1;
    }
    dots == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_found_by_its_code() {
        assert!(Action::all().count() > 50);
        for action in Action::all() {
            assert_eq!(Action::from_code(action.code()), Some(action));
            let [english, russian] = [Language::En, Language::Ru].map(|of| action.say(of));
            assert_ne!(english, russian, "{action:?}");
        }
        assert_eq!(Action::from_code("attendance-recorded"), None);
        assert_eq!(Action::from_code("attendance.never-heard-of"), None);
    }

    #[test]
    fn an_action_has_words_of_its_own() {
        let made = action!("trainings.session-added", "action-trainings-session-added");
        assert_eq!(Action::from_code("trainings.session-added"), Some(made));
        let say = crate::language::say!(Language::Kk, "action-trainings-session-added");
        assert_eq!(made.say(Language::Kk), say);
        for (words, code) in [
            ("action-trainings-made", "trainings.changed"),
            ("action-trainings-made", "trainings-made"),
            ("action-trainings-was-made", "trainings.was.made"),
            ("action-the-room-made", "the-room.made"),
            ("actions-trainings-made", "trainings.made"),
        ] {
            assert!(!are_words_of(words.as_bytes(), code.as_bytes()), "{code}");
        }
    }
}
