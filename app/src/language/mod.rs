//! The words of the interface, in Kazakh, Russian and English.
//!
//! They stand in `app/locales/<language>/app.ftl` (Fluent, with CLDR plurals). `say!` is
//! checked while compiling: a key or an argument that English lacks does not build; a test
//! holds the other languages to the same keys.

pub mod alphabet;
pub mod dates;
pub mod numbers;

use std::sync::LazyLock;

use course::Language;
use fluent_bundle::FluentValue;
use i18n_embed::{
    LanguageLoader as _,
    fluent::{FluentLanguageLoader, fluent_language_loader},
    unic_langid::LanguageIdentifier,
};
use rules::roles::Role;

#[derive(rust_embed::RustEmbed)]
#[folder = "locales/"]
struct Locales;

static LOADERS: LazyLock<Vec<(Language, FluentLanguageLoader)>> = LazyLock::new(|| {
    Language::ALL
        .into_iter()
        .map(|language| (language, read(language)))
        .collect()
});

fn read(language: Language) -> FluentLanguageLoader {
    let loader = fluent_language_loader!();
    let wanted: LanguageIdentifier = language
        .code()
        .parse()
        .unwrap_or_else(|_| loader.fallback_language().clone());
    if let Err(error) = loader.load_languages(&Locales, &[wanted]) {
        tracing::error!(%error, language = language.code(), "the words of a language cannot be read");
    }
    // The marks that isolate directions are noise where every script runs left to right.
    loader.set_use_isolating(false);
    loader
}

/// What speaks a language; for `say!`.
///
/// # Panics
/// Never: every language of [`Language::ALL`] is read.
pub fn loader(language: Language) -> &'static FluentLanguageLoader {
    let place = Language::ALL.iter().position(|each| *each == language);
    &LOADERS[place.unwrap_or_default()].1
}

/// The words for a key in a language: `say!(language, "sessions", count = 3)`.
macro_rules! say {
    ($language:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        ::i18n_embed_fl::fl!($crate::language::loader($language), $key $(, $name = $value)*)
    };
}

pub(crate) use say;

/// The words for a key that is known only when it is said, with arguments that may be more than the
/// words ask for. Where the key is known before, `say!` lets the compiler look for it.
pub fn say_with<'said>(
    language: Language,
    key: &str,
    arguments: impl IntoIterator<Item = (&'said str, FluentValue<'said>)>,
) -> String {
    loader(language).get_args_concrete(key, arguments.into_iter().collect())
}

/// The keys of all words that begin so; those of English, which are those of every language.
pub fn keys_with(beginning: &str) -> Vec<String> {
    let english = loader(Language::En);
    english.with_message_iter(english.fallback_language(), |messages| {
        let keys = messages.map(|message| message.id.name);
        let found = keys.filter(|key| key.starts_with(beginning));
        found.map(str::to_owned).collect()
    })
}

/// A role in a training.
pub fn role(role: Role, language: Language) -> String {
    match role {
        Role::Judge => say!(language, "role-judge"),
        Role::Trainer => say!(language, "role-trainer"),
        Role::Organizer => say!(language, "role-organizer"),
        Role::Observer => say!(language, "role-observer"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Every key of a language, with the names of the arguments it uses.
    fn keys(language: &str) -> BTreeMap<String, BTreeSet<String>> {
        let file = Locales::get(&format!("{language}/app.ftl")).expect("a file of words");
        let text = std::str::from_utf8(&file.data).expect("UTF-8");
        let mut keys = BTreeMap::<String, BTreeSet<String>>::new();
        let mut key = String::new();
        for line in text.lines() {
            if let Some((name, _)) = line.split_once(" =")
                && !line.starts_with([' ', '#', '[', '*', '}'])
            {
                key = name.to_owned();
                keys.entry(key.clone()).or_default();
            }
            for part in line.split('$').skip(1) {
                let name = part
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect();
                keys.entry(key.clone()).or_default().insert(name);
            }
        }
        keys
    }

    #[test]
    fn every_language_has_the_keys_and_arguments_of_english() {
        let english = keys("en");
        assert!(english.len() > 100, "{} keys were read", english.len());
        for language in ["ru", "kk"] {
            let theirs = keys(language);
            for (key, arguments) in &english {
                let found = theirs.get(key);
                assert_eq!(found, Some(arguments), "{language}: {key}");
            }
            assert_eq!(
                theirs.len(),
                english.len(),
                "{language} has keys of its own"
            );
        }
    }

    #[test]
    fn keys_are_found_by_their_beginning() {
        let found: BTreeSet<String> = keys_with("role-").into_iter().collect();
        let all = keys("en").into_keys();
        let expected: BTreeSet<String> = all.filter(|key| key.starts_with("role-")).collect();
        assert!(found.len() > 4, "{found:?}");
        assert_eq!(found, expected);
    }

    #[test]
    fn no_file_of_words_has_tabs_which_fluent_does_not_know() {
        for language in Language::ALL {
            let file = Locales::get(&format!("{}/app.ftl", language.code())).expect("a file");
            assert!(!file.data.contains(&b'\t'), "{language:?}");
        }
    }

    #[test]
    fn russian_counts_in_its_four_forms() {
        let said: Vec<String> = [1, 2, 5, 21]
            .into_iter()
            .map(|count| say!(Language::Ru, "count-judges", count = count))
            .collect();
        assert_eq!(said, ["1 судья", "2 судьи", "5 судей", "21 судья"]);
    }
}
