//! `translations.lock`: from which source text each section of a translation was made. The program
//! reads and writes it.
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

/// The name of the file in the course folder.
pub(crate) const FILE: &str = "translations.lock";

/// What stands above all entries.
const HEAD: &str = "\
# Kept by `torelik translated`: from which text of the source language each section was translated.
";

/// What the value of an entry must be.
const A_HASH: &str = "a hash in \"…\": the start of a SHA-256 in hex";

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
                    Kind::Text(hash) if !is_hash(hash) => {
                        wrong_kind(sheet, &entry.value, &entry.key, A_HASH);
                    }
                    Kind::Text(hash)
                        if offered(sheet, language, languages, entry.key_span.clone()) =>
                    {
                        lock.hashes
                            .insert((section.key.clone(), language), hash.clone());
                    }
                    Kind::Text(_) => {}
                    _ => wrong_kind(sheet, &entry.value, &entry.key, A_HASH),
                }
            }
            lock.places.insert(section.key, section.key_span);
        }
        lock
    }

    /// Notes that a section was translated from the source with this hash. Whether that is news.
    pub(crate) fn record(
        &mut self,
        lesson: &str,
        section: &str,
        language: Language,
        hash: &str,
    ) -> bool {
        let key = (format!("{lesson}/{section}"), language);
        self.hashes.insert(key, hash.to_owned()).as_deref() != Some(hash)
    }

    /// Keeps the entries about sections that pass, by `lesson/section`. Gives how many did not.
    pub(crate) fn retain(&mut self, known: impl Fn(&str) -> bool) -> usize {
        let before = self.hashes.len();
        self.hashes.retain(|(section, _), _| known(section));
        before - self.hashes.len()
    }

    /// The text of the file: sorted, so that a change shows as the lines that it is about.
    pub(crate) fn write(&self) -> String {
        let mut sections: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
        for ((section, language), hash) in &self.hashes {
            let languages = sections.entry(section).or_default();
            languages.insert(language.code(), hash);
        }
        let mut text = HEAD.to_owned();
        for (section, languages) in sections {
            // Ids and hashes: nothing in them needs to be escaped.
            text.push_str(&format!("\n[\"{section}\"]\n"));
            for (language, hash) in languages {
                text.push_str(&format!("{language} = \"{hash}\"\n"));
            }
        }
        text
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

fn is_hash(hash: &str) -> bool {
    (1..=64).contains(&hash.len())
        && hash
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
