//! What an erratum says to be right.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::fields::{Fields, offered, texts_of, wrong_kind};
use crate::language::Language;
use crate::problem::Rule;
use crate::sheet::{Placed, Sheet};
use crate::value::{Entry, Kind, Value};

/// An answer as it was written.
pub(crate) struct Answer {
    /// The key that holds it: `options`, …
    pub key: &'static str,
    pub place: Range<usize>,
    pub said: Said,
}

/// The accepted words in each language.
pub(crate) type Words = BTreeMap<Language, Vec<String>>;

/// What an answer says.
pub(crate) enum Said {
    /// `options = ["law", "deposit"]`
    Options(Vec<Placed>),
    /// `answer = 28` and, if need be, `tolerance = 0.5`
    Number { answer: f64, tolerance: f64 },
    /// `words = ["non-refoulement"]`, or that for each language
    Words(Words),
    /// `pairs = { row = "option" }`
    Pairs(Vec<(Placed, Placed)>),
    /// `blanks = { 1 = ["Convention"] }`, or that for each language
    Blanks(Vec<(Placed, Words)>),
}

/// Keys that say what is right.
pub(super) const ANSWERS: [&str; 5] = ["options", "answer", "words", "pairs", "blanks"];

/// Whatever the erratum says to be right.
pub(super) fn answers(sheet: &Sheet, fields: &Fields<'_>, languages: &[Language]) -> Vec<Answer> {
    let tolerance = decimal(sheet, fields, "tolerance");
    if let Some(entry) = fields.entry("tolerance")
        && (tolerance.is_some_and(|tolerance| tolerance < 0.0) || fields.entry("answer").is_none())
    {
        sheet.wrong(
            entry.key_span.clone(),
            Rule::BadValue,
            "`tolerance` goes with `answer` and is 0 or more",
            "write it like answer = 28 and tolerance = 0.5",
        );
    }
    let read = |key: &'static str| {
        let value = fields.value(key)?;
        let said = match key {
            "options" => Said::Options(fields.texts(key)),
            "answer" => Said::Number {
                answer: decimal(sheet, fields, key)?,
                tolerance: tolerance.unwrap_or_default(),
            },
            "words" => Said::Words(words(sheet, value, key, languages)),
            "pairs" => Said::Pairs(
                entries(sheet, value, key)?
                    .iter()
                    .filter_map(|entry| {
                        let option = text(sheet, &entry.value, key)?;
                        Some((placed(entry), option))
                    })
                    .collect(),
            ),
            _ => Said::Blanks(
                entries(sheet, value, key)?
                    .iter()
                    .map(|entry| (placed(entry), words(sheet, &entry.value, key, languages)))
                    .collect(),
            ),
        };
        let place = value.span.clone();
        Some(Answer { key, place, said })
    };
    ANSWERS.into_iter().filter_map(read).collect()
}

fn placed(entry: &Entry) -> Placed {
    (entry.key.clone(), entry.key_span.clone())
}

/// A number, whole or not.
fn decimal(sheet: &Sheet, fields: &Fields<'_>, key: &'static str) -> Option<f64> {
    let value = fields.value(key)?;
    let number = match value.kind {
        // As the heading of a question reads it: the nearest that there is.
        Kind::Whole(number) => number.to_string().parse().ok(),
        Kind::Fraction(number) => Some(number),
        _ => None,
    };
    let number = number.filter(|number: &f64| number.is_finite());
    if number.is_none() {
        wrong_kind(sheet, value, key, "a number");
    }
    number
}

fn text(sheet: &Sheet, value: &Value, key: &str) -> Option<Placed> {
    let Kind::Text(text) = &value.kind else {
        wrong_kind(sheet, value, key, "a table from row to option");
        return None;
    };
    Some((text.clone(), value.span.clone()))
}

fn entries<'v>(sheet: &Sheet, value: &'v Value, key: &str) -> Option<&'v [Entry]> {
    let Kind::Table(entries) = &value.kind else {
        wrong_kind(sheet, value, key, "a table: { … = … }");
        return None;
    };
    Some(entries)
}

/// A list of words in the source language, or one for each language.
fn words(sheet: &Sheet, value: &Value, key: &str, languages: &[Language]) -> Words {
    let list = |value: &Value| -> Vec<String> {
        let texts = texts_of(sheet, value, key).into_iter();
        texts.map(|(text, _)| text).collect()
    };
    let Kind::Table(entries) = &value.kind else {
        let source = languages.first().copied().unwrap_or(Language::En);
        return BTreeMap::from([(source, list(value))]);
    };
    let mut words = BTreeMap::new();
    for entry in entries {
        match Language::from_code(&entry.key) {
            Some(language) if offered(sheet, language, languages, entry.key_span.clone()) => {
                words.insert(language, list(&entry.value));
            }
            Some(_) => {}
            None => sheet.wrong(
                entry.key_span.clone(),
                Rule::UnknownLanguage,
                format!("`{}` is not a language of the platform", entry.key),
                "use en, ru or kk",
            ),
        }
    }
    words
}
