//! `teaches: { inclusion: [elements, outside] }`: which sections teach an objective.

use crate::fields::{Fields, texts_of, wrong_kind};
use crate::problem::Rule;
use crate::sheet::{Placed, Sheet};
use crate::value::{Kind, Value};

/// An objective, and the sections of the lesson that teach it.
pub(crate) type Teaches = (Placed, Vec<Placed>);

/// Reads it; a quiz teaches nothing.
pub(super) fn teaches(sheet: &Sheet, fields: &Fields<'_>) -> Vec<Teaches> {
    let value = fields.value("teaches");
    let (Some(value), Some(entry)) = (value, fields.entry("teaches")) else {
        return Vec::new();
    };
    if fields.entry("quiz").is_some() {
        sheet.wrong(
            entry.key_span.clone(),
            Rule::UnknownKey,
            "a quiz has no `teaches`",
            "delete it, or write it into the lesson that teaches the objective",
        );
        return Vec::new();
    }
    let Value {
        kind: Kind::Table(entries),
        ..
    } = value
    else {
        let expected = "sections for each objective: { inclusion: [elements] }";
        wrong_kind(sheet, value, "teaches", expected);
        return Vec::new();
    };
    entries
        .iter()
        .map(|entry| {
            let objective = (entry.key.clone(), entry.key_span.clone());
            (objective, texts_of(sheet, &entry.value, &entry.key))
        })
        .collect()
}
