//! Fields that are texts in several languages.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Fields, text_of, wrong_kind};
use crate::language::{Language, Localised};
use crate::problem::Rule;
use crate::sheet::Sheet;
use crate::value::{Entry, Kind};

impl Fields<'_> {
    /// A text in several languages: a table by language, or one text in the source language.
    pub(crate) fn localised(&self, key: &'static str, languages: &[Language]) -> Option<Localised> {
        let value = self.value(key)?;
        match &value.kind {
            Kind::Text(text) => {
                let source = languages.first().copied().unwrap_or(Language::En);
                if text.trim().is_empty() {
                    self.optional_text(key);
                    return None;
                }
                Some(Localised(BTreeMap::from([(
                    source,
                    text.trim().to_owned(),
                )])))
            }
            Kind::Table(entries) => Some(localise(self.sheet, entries, languages)),
            _ => {
                wrong_kind(
                    self.sheet,
                    value,
                    key,
                    "a text, or a text for each language",
                );
                None
            }
        }
    }

    /// A text in several languages that must exist in the source language.
    pub(crate) fn original(&self, key: &'static str, languages: &[Language]) -> Localised {
        let Some(value) = self.value(key) else {
            self.missing(key);
            return Localised::default();
        };
        let text = self.localised(key, languages).unwrap_or_default();
        require_source(self.sheet, &text, languages, key, value.span.clone());
        text
    }

    /// The text in several languages whose languages are keys of this very table.
    pub(crate) fn inline(&self, languages: &[Language]) -> Localised {
        let mut texts = BTreeMap::new();
        for language in Language::ALL {
            if let Some((text, place)) = self.optional_text(language.code())
                && offered(self.sheet, language, languages, place)
            {
                texts.insert(language, text.trim().to_owned());
            }
        }
        Localised(texts)
    }
}

/// Refuses a text that does not exist in the source language.
pub(crate) fn require_source(
    sheet: &Sheet,
    text: &Localised,
    languages: &[Language],
    what: &str,
    place: Range<usize>,
) {
    let Some(source) = languages.first() else {
        return;
    };
    if !text.0.contains_key(source) && !text.is_empty() {
        sheet.wrong(
            place.start..place.start + 1,
            Rule::MissingText,
            format!("`{what}` does not exist in the source language, {source}"),
            format!("add `{source} = \"…\"`"),
        );
    }
}

/// A table from language to text.
fn localise(sheet: &Sheet, entries: &[Entry], languages: &[Language]) -> Localised {
    let mut texts = BTreeMap::new();
    for entry in entries {
        let Some(language) = Language::from_code(&entry.key) else {
            sheet.wrong(
                entry.key_span.clone(),
                Rule::UnknownLanguage,
                format!("`{}` is not a language of the platform", entry.key),
                "use en, ru or kk",
            );
            continue;
        };
        let Some(text) = text_of(sheet, &entry.value, &entry.key) else {
            continue;
        };
        if text.trim().is_empty() {
            sheet.wrong(
                entry.value.span.clone(),
                Rule::MissingText,
                format!("the text in {language} is empty"),
                "write it, or delete the line",
            );
        } else if offered(sheet, language, languages, entry.key_span.clone()) {
            texts.insert(language, text.trim().to_owned());
        }
    }
    Localised(texts)
}

/// Whether the course is offered in this language; if not, it is said.
pub(crate) fn offered(
    sheet: &Sheet,
    language: Language,
    languages: &[Language],
    place: Range<usize>,
) -> bool {
    let offered = languages.contains(&language);
    if !offered {
        sheet.wrong(
            place,
            Rule::UnknownLanguage,
            format!("the course is not offered in `{language}`"),
            "add the language to `languages` in course.toml, or delete this",
        );
    }
    offered
}
