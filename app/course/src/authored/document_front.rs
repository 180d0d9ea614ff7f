//! The front matter of a document: what stands on its head and at its foot.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::front_matter::{review, split};
use crate::document::DocumentKind;
use crate::fields::Fields;
use crate::id::{advise, check_id};
use crate::problem::Rule;
use crate::sheet::{Placed, Sheet};
use crate::value::{Kind, Value, read_yaml};

/// What the front matter of a document says.
#[derive(Debug)]
pub(crate) struct DocumentFront {
    /// `title: Decision on refugee status`
    pub title: Option<Placed>,
    /// `kind: decision | record | notice | extract | claim | reply`
    pub kind: Option<DocumentKind>,
    /// `case: bookbinder`: the file that it belongs to.
    pub case: Option<String>,
    /// `issued-by: Department of N. oblast`
    pub issued_by: Option<Placed>,
    /// `date: 2026-04-30`
    pub date: Option<Date>,
    /// `number: 17`
    pub number: Option<String>,
    /// `signed: Chair of the commission`
    pub signed: Option<Placed>,
    /// `review: pending`: no lawyer has reviewed the text yet.
    pub review_pending: bool,
    /// `draft: true`: it is not published yet; in a translation, it is not translated yet.
    pub draft: bool,
    /// The values as they stand, to compare those of a translation with.
    pub values: BTreeMap<String, Value>,
    /// The front matter itself.
    pub place: Range<usize>,
    /// Where the text begins.
    pub body: usize,
}

impl DocumentFront {
    /// Reads it. A translation need not repeat what is the same in all languages. None if there is
    /// none, or it is not YAML.
    pub(crate) fn read(sheet: &Sheet, translated: bool) -> Option<Self> {
        let Some((place, body)) = split(sheet.text()) else {
            sheet.wrong(
                0..0,
                Rule::MissingFrontMatter,
                "the document has no front matter",
                "begin the file with a line ---, then title: …, then a line ---",
            );
            return None;
        };
        let value = read_yaml(sheet, place.clone())?;
        let fields = Fields::of(sheet, &value, "a document");
        let trimmed = |(text, place): Placed| (text.trim().to_owned(), place);
        let text = |key| match translated {
            true => fields.optional_text(key),
            false => fields.text(key),
        };
        let (kind, date) = (text("kind"), text("date"));
        let case = fields.optional_text("case");
        let front = Self {
            title: fields.optional_text("title").map(trimmed),
            kind: kind.and_then(|kind| self::kind(sheet, kind)),
            case: case
                .filter(|(case, place)| check_id(sheet, case, place.clone()))
                .map(|(case, _)| case),
            issued_by: fields.text("issued-by").map(trimmed),
            date: date.and_then(|date| self::date(sheet, date)),
            number: fields.optional_text("number").map(|(number, _)| number),
            signed: fields.optional_text("signed").map(trimmed),
            review_pending: review(sheet, &fields),
            draft: fields.truth("draft"),
            values: match &value.kind {
                Kind::Table(entries) => entries
                    .iter()
                    .map(|entry| (entry.key.clone(), entry.value.clone()))
                    .collect(),
                _ => BTreeMap::new(),
            },
            place,
            body,
        };
        fields.finish();
        Some(front)
    }
}

fn kind(sheet: &Sheet, (code, place): Placed) -> Option<DocumentKind> {
    let known = DocumentKind::ALL
        .into_iter()
        .find(|kind| kind.code() == code);
    if known.is_none() {
        let codes = DocumentKind::ALL.map(DocumentKind::code);
        sheet.wrong(
            place,
            Rule::BadValue,
            format!("there is no document of the kind `{code}`"),
            advise(&code, codes, format!("use one of {}", codes.join(", "))),
        );
    }
    known
}

fn date(sheet: &Sheet, (date, place): Placed) -> Option<Date> {
    let read = date
        .parse()
        .ok()
        .filter(|_| date.len() == "2026-04-30".len());
    if read.is_none() {
        sheet.wrong(
            place,
            Rule::BadValue,
            format!("`{date}` is not a day"),
            "write year, month and day: date: 2026-04-30",
        );
    }
    read
}
