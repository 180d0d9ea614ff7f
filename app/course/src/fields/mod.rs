//! Takes the fields of a table one by one, says what is wrong with each, and in the end which keys
//! nobody knows.

mod localised;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::id::{check_id, nearest};
use crate::problem::Rule;
use crate::sheet::{Placed, Sheet};
use crate::value::{Entry, Kind, Value};

pub(crate) use localised::{offered, require_source};

/// The fields of a table that is being read.
pub(crate) struct Fields<'a> {
    sheet: &'a Sheet,
    entries: &'a [Entry],
    place: Range<usize>,
    what: &'static str,
    known: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Fields<'a> {
    /// The fields of `value`; `what` names the table in messages ("a lesson", "a source").
    pub(crate) fn of(sheet: &'a Sheet, value: &'a Value, what: &'static str) -> Self {
        let entries = match &value.kind {
            Kind::Table(entries) => entries.as_slice(),
            _ => {
                wrong_kind(sheet, value, what, "a table of keys and values");
                &[]
            }
        };
        Self {
            sheet,
            entries,
            place: value.span.clone(),
            what,
            known: RefCell::default(),
        }
    }

    /// Where the table stands.
    pub(crate) fn place(&self) -> Range<usize> {
        self.entries.first().map_or(self.place.clone(), |entry| {
            if self.place.is_empty() {
                entry.key_span.clone()
            } else {
                self.place.clone()
            }
        })
    }

    /// The entry with this key.
    pub(crate) fn entry(&self, key: &'static str) -> Option<&'a Entry> {
        self.known.borrow_mut().insert(key);
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The value of this key; null counts as absent.
    pub(crate) fn value(&self, key: &'static str) -> Option<&'a Value> {
        self.entry(key)
            .map(|entry| &entry.value)
            .filter(|value| value.kind != Kind::Nothing)
    }

    fn missing(&self, key: &str) {
        let place = self.place();
        let place = place.start..place.end.min(place.start + 1);
        self.sheet.wrong(
            place,
            Rule::MissingText,
            format!("{} has no `{key}`", self.what),
            format!("add `{key}`"),
        );
    }

    /// A text that may be absent.
    pub(crate) fn optional_text(&self, key: &'static str) -> Option<Placed> {
        let value = self.value(key)?;
        let text = text_of(self.sheet, value, key)?;
        if text.trim().is_empty() {
            self.sheet.wrong(
                value.span.clone(),
                Rule::MissingText,
                format!("`{key}` is empty"),
                "write it, or delete the line",
            );
            return None;
        }
        Some((text, value.span.clone()))
    }

    /// A text that must be there.
    pub(crate) fn text(&self, key: &'static str) -> Option<Placed> {
        if self.value(key).is_none() {
            self.missing(key);
            return None;
        }
        self.optional_text(key)
    }

    /// An id that must be there.
    pub(crate) fn id(&self) -> Option<Placed> {
        let (id, place) = self.text("id")?;
        check_id(self.sheet, &id, place.clone()).then_some((id, place))
    }

    /// A whole number in a range.
    pub(crate) fn number(
        &self,
        key: &'static str,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<u32> {
        let value = self.value(key)?;
        let Kind::Whole(number) = value.kind else {
            wrong_kind(self.sheet, value, key, "a whole number");
            return None;
        };
        let number = u32::try_from(number)
            .ok()
            .filter(|number| range.contains(number));
        if number.is_none() {
            self.sheet.wrong(
                value.span.clone(),
                Rule::BadValue,
                format!("`{key}` is out of range"),
                format!("give a number from {} to {}", range.start(), range.end()),
            );
        }
        number
    }

    /// Percent.
    pub(crate) fn percent(&self, key: &'static str) -> Option<u8> {
        self.number(key, 0..=100)
            .and_then(|number| u8::try_from(number).ok())
    }

    /// True or false; absent is false.
    pub(crate) fn truth(&self, key: &'static str) -> bool {
        match self.value(key) {
            Some(Value {
                kind: Kind::Truth(truth),
                ..
            }) => *truth,
            Some(value) => {
                wrong_kind(self.sheet, value, key, "`true` or `false`");
                false
            }
            None => false,
        }
    }

    /// A list of texts; absent is empty.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<Placed> {
        self.value(key)
            .map_or_else(Vec::new, |value| texts_of(self.sheet, value, key))
    }

    /// A list of tables; absent is empty.
    pub(crate) fn tables(&self, key: &'static str) -> &'a [Value] {
        match self.value(key) {
            Some(Value {
                kind: Kind::List(list),
                ..
            }) => list,
            Some(value) => {
                wrong_kind(self.sheet, value, key, "a list of tables");
                &[]
            }
            None => &[],
        }
    }

    /// Refuses the keys that nobody asked for.
    pub(crate) fn finish(self) {
        let known = self.known.borrow();
        for entry in self.entries {
            if known.contains(entry.key.as_str()) {
                continue;
            }
            let advice = nearest(&entry.key, known.iter().copied()).map_or_else(
                || {
                    let known: Vec<_> = known.iter().map(|key| format!("`{key}`")).collect();
                    format!("delete it; the keys here are {}", known.join(", "))
                },
                |near| format!("did you mean `{near}`?"),
            );
            self.sheet.wrong(
                entry.key_span.clone(),
                Rule::UnknownKey,
                format!("{} has no key `{}`", self.what, entry.key),
                advice,
            );
        }
    }
}

/// A list of texts.
pub(crate) fn texts_of(sheet: &Sheet, value: &Value, key: &str) -> Vec<Placed> {
    let Kind::List(list) = &value.kind else {
        wrong_kind(sheet, value, key, "a list: [one, two]");
        return Vec::new();
    };
    list.iter()
        .filter_map(|value| Some((text_of(sheet, value, key)?, value.span.clone())))
        .collect()
}

/// A value as text; numbers are taken as they stand.
fn text_of(sheet: &Sheet, value: &Value, key: &str) -> Option<String> {
    match &value.kind {
        Kind::Text(text) => Some(text.clone()),
        Kind::Whole(number) => Some(number.to_string()),
        Kind::Fraction(number) => Some(number.to_string()),
        _ => {
            wrong_kind(sheet, value, key, "a text");
            None
        }
    }
}

/// Refuses a value of the wrong kind.
pub(crate) fn wrong_kind(sheet: &Sheet, value: &Value, key: &str, expected: &str) {
    let rule = if sheet.inner().ends_with(".md") {
        Rule::BadFrontMatter
    } else {
        Rule::BadToml
    };
    sheet.wrong(
        value.span.start..value.span.end.max(value.span.start + 1),
        rule,
        format!("`{key}` is not {expected}"),
        format!("write {expected}"),
    );
}
