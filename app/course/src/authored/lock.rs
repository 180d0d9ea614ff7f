//! `translations.lock`: from which source text each section of a translation was made.
//!
//! ```toml
//! ["framework/treaties"]
//! ru = "0123456789abcdef"
//! ```

use std::collections::BTreeMap;
use std::ops::Range;

use crate::fields::{offered, wrong_kind};
use crate::language::Language;
use crate::problem::Rule;
use crate::sheet::Sheet;
use crate::value::{Kind, read_toml};

/// What `translations.lock` says.
#[derive(Debug, Default)]
pub(crate) struct Lock {
    /// From `lesson/section` and language to the hash of the source section.
    hashes: BTreeMap<(String, Language), String>,
    /// Where each `lesson/section` stands.
    pub places: BTreeMap<String, Range<usize>>,
}

impl Lock {
    /// Reads it.
    pub(crate) fn read(sheet: &Sheet, languages: &[Language]) -> Self {
        let mut lock = Self::default();
        let Some(value) = read_toml(sheet) else {
            return lock;
        };
        let Kind::Table(sections) = value.kind else {
            return lock;
        };
        for section in sections {
            let Kind::Table(hashes) = &section.value.kind else {
                wrong_kind(
                    sheet,
                    &section.value,
                    &section.key,
                    "a table from language to hash",
                );
                continue;
            };
            for entry in hashes {
                let Some(language) = Language::from_code(&entry.key) else {
                    sheet.wrong(
                        entry.key_span.clone(),
                        Rule::UnknownLanguage,
                        format!("`{}` is not a language of the platform", entry.key),
                        "use en, ru or kk",
                    );
                    continue;
                };
                match &entry.value.kind {
                    Kind::Text(hash)
                        if offered(sheet, language, languages, entry.key_span.clone()) =>
                    {
                        lock.hashes
                            .insert((section.key.clone(), language), hash.clone());
                    }
                    Kind::Text(_) => {}
                    _ => wrong_kind(sheet, &entry.value, &entry.key, "a hash in \"…\""),
                }
            }
            lock.places.insert(section.key, section.key_span);
        }
        lock
    }

    /// The hash of the source from which this section was translated, if that is known.
    pub(crate) fn made_from(
        &self,
        lesson: &str,
        section: &str,
        language: Language,
    ) -> Option<&str> {
        self.hashes
            .get(&(format!("{lesson}/{section}"), language))
            .map(String::as_str)
    }
}
