//! `sources.toml` and `glossary.toml`.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::course::Source;
use crate::fields::{Fields, offered, require_source, wrong_kind};
use crate::language::Language;
use crate::problem::Rule;
use crate::sheet::Sheet;
use crate::term::{Review, Term};
use crate::value::{Kind, Value, read_toml};

/// An id of a source that another file names, and where it does so.
pub(crate) type Cited = Vec<(String, Range<usize>)>;

/// Reads `[[sources]]` with `id`, `citation`, `address`, `checked`.
pub(crate) fn read_sources(sheet: &Sheet, languages: &[Language]) -> Vec<Source> {
    let Some(value) = read_toml(sheet) else {
        return Vec::new();
    };
    let fields = Fields::of(sheet, &value, "sources.toml");
    let mut sources: Vec<Source> = Vec::new();
    for value in fields.tables("sources") {
        let fields = Fields::of(sheet, value, "a source");
        let id = fields.id();
        let source = Source {
            id: id.as_ref().map(|(id, _)| id.clone()).unwrap_or_default(),
            citation: fields.localised("citation", languages).unwrap_or_default(),
            address: address(sheet, &fields),
            checked: checked(sheet, &fields),
        };
        if source.citation.is_empty() && fields.value("citation").is_none() {
            fields.text("citation");
        }
        fields.finish();
        if let Some((id, place)) = id {
            if sources.iter().any(|source| source.id == id) {
                taken(sheet, "source", &id, place);
            } else {
                sources.push(source);
            }
        }
    }
    fields.finish();
    sources
}

fn address(sheet: &Sheet, fields: &Fields<'_>) -> Option<String> {
    let (address, place) = fields.optional_text("address")?;
    if !is_web_address(&address) {
        sheet.wrong(
            place,
            Rule::BadValue,
            format!("`{address}` is not an address on the web"),
            "give an address that begins with https:// and holds no spaces",
        );
        return None;
    }
    Some(address)
}

/// Whether this is an `http` or `https` address without spaces.
pub fn is_web_address(address: &str) -> bool {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty())
        && !address.contains(|each: char| each.is_whitespace() || each.is_control())
}

/// `checked = "2026-06"`, `"2026-06-30"` or `"pending"`.
fn checked(sheet: &Sheet, fields: &Fields<'_>) -> Option<String> {
    let (checked, place) = fields.text("checked")?;
    if checked == "pending" {
        return None;
    }
    let day = match checked.len() {
        7 => format!("{checked}-01"),
        _ => checked.clone(),
    };
    let sound = day.len() == 10 && day.parse::<Date>().is_ok();
    if !sound {
        sheet.wrong(
            place,
            Rule::BadValue,
            format!("`checked` says neither when nor that it is pending: `{checked}`"),
            "write the month, checked = \"2026-06\", or checked = \"pending\"",
        );
        return None;
    }
    Some(checked)
}

/// Reads `[[terms]]` with `id`, a name for each language, `definition`, `source`, `review`.
/// Also gives the sources that the terms name.
pub(crate) fn read_glossary(sheet: &Sheet, languages: &[Language]) -> (Vec<Term>, Cited) {
    let Some(value) = read_toml(sheet) else {
        return (Vec::new(), Vec::new());
    };
    let fields = Fields::of(sheet, &value, "glossary.toml");
    let mut terms: Vec<Term> = Vec::new();
    let mut cited = Vec::new();
    for value in fields.tables("terms") {
        let fields = Fields::of(sheet, value, "a term");
        let id = fields.id();
        let names = fields.inline(languages);
        let place = id
            .as_ref()
            .map_or(fields.place(), |(_, place)| place.clone());
        if names.is_empty() {
            sheet.wrong(
                place,
                Rule::MissingText,
                "the term has no name",
                "add its name in the source language, such as en = \"…\"",
            );
        } else {
            require_source(sheet, &names, languages, "name", place);
        }
        let source = fields.optional_text("source");
        let (review, reviews) = review(sheet, &fields, languages);
        let term = Term {
            id: id.as_ref().map(|(id, _)| id.clone()).unwrap_or_default(),
            names,
            definition: fields.original("definition", languages),
            source: source.as_ref().map(|(source, _)| source.clone()),
            review,
            reviews,
        };
        fields.finish();
        cited.extend(source);
        if let Some((id, place)) = id {
            if terms.iter().any(|term| term.id == id) {
                taken(sheet, "term", &id, place);
            } else {
                terms.push(term);
            }
        }
    }
    fields.finish();
    (terms, cited)
}

/// `review = "official"`, or for each language; absent is pending.
fn review(
    sheet: &Sheet,
    fields: &Fields<'_>,
    languages: &[Language],
) -> (Review, BTreeMap<Language, Review>) {
    let standing = |value: &Value| match &value.kind {
        Kind::Text(text) if text == "official" => Some(Review::Official),
        Kind::Text(text) if text == "pending" => Some(Review::Pending),
        Kind::Text(text) => {
            sheet.wrong(
                value.span.clone(),
                Rule::BadValue,
                format!("`review` is neither official nor pending: `{text}`"),
                "write \"official\" or \"pending\"",
            );
            None
        }
        _ => {
            wrong_kind(
                sheet,
                value,
                "review",
                "\"official\" or \"pending\", or that for each language",
            );
            None
        }
    };
    let mut reviews = BTreeMap::new();
    let review = match fields.value("review") {
        None => Review::Pending,
        Some(Value {
            kind: Kind::Table(entries),
            ..
        }) => {
            for entry in entries {
                match Language::from_code(&entry.key) {
                    Some(language)
                        if offered(sheet, language, languages, entry.key_span.clone()) =>
                    {
                        reviews.extend(standing(&entry.value).map(|review| (language, review)));
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
            let official = |language| reviews.get(language) == Some(&Review::Official);
            if languages.iter().all(official) {
                Review::Official
            } else {
                Review::Pending
            }
        }
        Some(value) => standing(value).unwrap_or(Review::Pending),
    };
    (review, reviews)
}

fn taken(sheet: &Sheet, what: &str, id: &str, place: Range<usize>) {
    sheet.wrong(
        place,
        Rule::DuplicateId,
        format!("another {what} has the id `{id}`"),
        "give each its own id",
    );
}
