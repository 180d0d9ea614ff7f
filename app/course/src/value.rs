//! The values of a TOML file or of front matter, each with its place, so that all that is wrong can
//! be said at once and pointed at.

use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};
use toml::de::{DeTable, DeValue};

use crate::problem::Rule;
use crate::sheet::Sheet;

/// A value and its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Value {
    pub span: Range<usize>,
    pub kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Text(String),
    Whole(i64),
    Fraction(f64),
    Truth(bool),
    List(Vec<Value>),
    Table(Vec<Entry>),
    Nothing,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub key: String,
    pub key_span: Range<usize>,
    pub value: Value,
}

/// Values nested deeper than this are refused.
const DEEPEST: usize = 16;

/// Reads a TOML file. None if it is not TOML; then the sheet says why.
pub(crate) fn read_toml(sheet: &Sheet) -> Option<Value> {
    let (table, errors) = DeTable::parse_recoverable(sheet.text());
    for error in &errors {
        let place = error.span().unwrap_or(0..0);
        sheet.wrong(
            place,
            Rule::BadToml,
            format!("not TOML: {}", error.message().trim()),
            "correct the line; texts stand in \"…\", lists in […]",
        );
    }
    errors.is_empty().then(|| Value {
        span: 0..0,
        kind: Kind::Table(from_table(table.into_inner(), 0)),
    })
}

fn from_table(table: DeTable<'_>, depth: usize) -> Vec<Entry> {
    table
        .into_iter()
        .map(|(key, value)| Entry {
            key_span: key.span(),
            key: key.into_inner().into_owned(),
            value: from_toml(value, depth + 1),
        })
        .collect()
}

fn from_toml(value: toml::Spanned<DeValue<'_>>, depth: usize) -> Value {
    let span = value.span();
    let kind = match value.into_inner() {
        _ if depth > DEEPEST => Kind::Nothing,
        DeValue::String(text) => Kind::Text(text.into_owned()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Kind::Nothing, Kind::Whole)
        }
        DeValue::Float(number) => number
            .as_str()
            .parse()
            .map_or(Kind::Nothing, Kind::Fraction),
        DeValue::Boolean(truth) => Kind::Truth(truth),
        DeValue::Datetime(moment) => Kind::Text(moment.to_string()),
        DeValue::Array(list) => Kind::List(
            list.into_iter()
                .map(|value| from_toml(value, depth + 1))
                .collect(),
        ),
        DeValue::Table(table) => Kind::Table(from_table(table, depth)),
    };
    Value { span, kind }
}

/// Reads YAML that stands at `place` of the sheet. None if it is not YAML; then the sheet says why.
pub(crate) fn read_yaml(sheet: &Sheet, place: Range<usize>) -> Option<Value> {
    let text = sheet.text().get(place.clone())?;
    if text.trim().is_empty() {
        return Some(Value {
            span: place,
            kind: Kind::Table(Vec::new()),
        });
    }
    match serde_saphyr::from_str::<Raw>(text) {
        Ok(Raw(value)) => {
            let first_line = sheet.text()[..place.start].matches('\n').count();
            Some(Value {
                span: place,
                kind: from_yaml(value, sheet, first_line, 0),
            })
        }
        Err(error) => {
            let error = error.without_snippet();
            let first_line = sheet.text()[..place.start].matches('\n').count();
            let at = error
                .location()
                .map_or(place.start, |location| at(sheet, first_line, location));
            let at = at.min(place.end.saturating_sub(1));
            let said = error.to_string();
            let said = said.lines().next().unwrap_or_default();
            // The place is pointed at, and counted from the beginning of the file.
            let said = said.split(" at line ").next().unwrap_or(said);
            sheet.wrong(
                at..at + 1,
                Rule::BadFrontMatter,
                format!("not YAML: {said}"),
                "correct the line; a text with a colon stands in \"…\"",
            );
            None
        }
    }
}

/// The byte of the sheet at a place in YAML that begins after `first_line` lines.
fn at(sheet: &Sheet, first_line: usize, location: Location) -> usize {
    let line = usize::try_from(location.line()).unwrap_or(1) + first_line;
    sheet.byte_at(line, usize::try_from(location.column()).unwrap_or(1))
}

fn from_yaml(kind: RawKind, sheet: &Sheet, first_line: usize, depth: usize) -> Kind {
    let place = |location: Location, length: usize| {
        let start = at(sheet, first_line, location);
        start..start + length
    };
    let value = |raw: Spanned<Raw>| {
        let length = match &raw.value.0 {
            RawKind::Text(text) => text.len(),
            RawKind::Whole(number) => number.to_string().len(),
            _ => 1,
        };
        Value {
            span: place(raw.referenced, length),
            kind: from_yaml(raw.value.0, sheet, first_line, depth + 1),
        }
    };
    match kind {
        _ if depth > DEEPEST => Kind::Nothing,
        RawKind::Nothing => Kind::Nothing,
        RawKind::Text(text) => Kind::Text(text),
        RawKind::Whole(number) => Kind::Whole(number),
        RawKind::Fraction(number) => Kind::Fraction(number),
        RawKind::Truth(truth) => Kind::Truth(truth),
        RawKind::List(list) => Kind::List(list.into_iter().map(value).collect()),
        RawKind::Table(entries) => Kind::Table(
            entries
                .into_iter()
                .map(|(key, raw)| Entry {
                    key_span: place(key.referenced, key.value.len()),
                    key: key.value,
                    value: value(raw),
                })
                .collect(),
        ),
    }
}

/// A YAML value as the deserialiser gives it.
struct Raw(RawKind);

enum RawKind {
    Text(String),
    Whole(i64),
    Fraction(f64),
    Truth(bool),
    List(Vec<Spanned<Raw>>),
    Table(Vec<(Spanned<String>, Spanned<Raw>)>),
    Nothing,
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor).map(Raw)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawKind;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<RawKind, E> {
        Ok(RawKind::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<RawKind, E> {
        Ok(RawKind::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<RawKind, E> {
        Ok(i64::try_from(number).map_or(RawKind::Nothing, RawKind::Whole))
    }

    fn visit_f64<E>(self, number: f64) -> Result<RawKind, E> {
        Ok(RawKind::Fraction(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<RawKind, E> {
        Ok(RawKind::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<RawKind, E> {
        Ok(RawKind::Nothing)
    }

    fn visit_none<E>(self) -> Result<RawKind, E> {
        Ok(RawKind::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawKind, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = access.next_element()? {
            list.push(value);
        }
        Ok(RawKind::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawKind, A::Error> {
        let mut table = Vec::new();
        while let Some(entry) = access.next_entry()? {
            table.push(entry);
        }
        Ok(RawKind::Table(table))
    }
}
