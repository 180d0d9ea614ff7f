//! How a translated question agrees with the source: the key exists once, and a translation that
//! repeats it must say the same.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Asked;
use super::choices::noun;
use crate::problem::Rule;
use crate::question::{Key, OptionText};
use crate::sheet::Sheet;

/// Says where a translation differs.
pub(super) fn check(sheet: &Sheet, asked: &Asked, original: &Asked) {
    let differs = |what: String, advice: &str| {
        sheet.wrong(asked.span.clone(), Rule::TranslationDiffers, what, advice);
    };
    let (own, source) = (&asked.question, &original.question);
    if own.kind != source.kind {
        differs(
            format!(
                "the question is .{}, but .{} in the source language",
                own.kind.code(),
                source.kind.code()
            ),
            "delete the class; the source language gives the kind",
        );
        return;
    }
    for (name, value) in &asked.attributes {
        // What is counted is a word, and words are translated.
        if name != "unit" && original.attributes.get(name) != Some(value) {
            let word = format!("{name}={value}");
            sheet.wrong(
                sheet.within(&asked.span, &word),
                Rule::TranslationDiffers,
                format!("`{word}` differs from the source language"),
                "delete it; the source language gives the attributes",
            );
        }
    }
    let (ids, wanted) = (ids(asked), ids(original));
    if ids != wanted {
        let alike = ids.iter().zip(&wanted).take_while(|(own, id)| own == id);
        let at = alike.count();
        let what = match (ids.get(at), wanted.get(at)) {
            (Some(own), Some(id)) => format!("`{own}` stands where that has `{id}`"),
            (Some(own), None) => format!("`{own}` is one more than that has"),
            (None, Some(id)) => format!("`{id}` is missing"),
            (None, None) => String::new(),
        };
        sheet.wrong(
            place(asked, at),
            Rule::TranslationDiffers,
            format!(
                "the {} are not those of the source language: {what} ({} instead of {})",
                noun(source.kind).several,
                ids.join(", "),
                wanted.join(", ")
            ),
            "use the ids of the source language, in its order",
        );
        return;
    }
    let options = |asked: &Asked| -> BTreeSet<String> {
        asked
            .question
            .texts
            .values()
            .flat_map(|text| &text.options)
            .map(|option: &OptionText| option.id.clone())
            .collect()
    };
    let key_differs = match (&own.key, &source.key) {
        (Key::Options(own), Key::Options(source)) => !own.is_empty() && own != source,
        (Key::Pairs(own), Key::Pairs(source)) => own != source,
        (Key::Blanks(own), Key::Blanks(source)) => own.len() != source.len(),
        (Key::Rubric(own), Key::Rubric(source)) => own
            .iter()
            .zip(source)
            .any(|(own, source)| own.points != 0 && own.points != source.points),
        _ => false,
    };
    if key_differs || options(asked) != options(original) {
        let (what, advice) = match own.key {
            Key::Blanks(_) => (
                "has another number of blanks than",
                "make as many blanks, in the same order",
            ),
            Key::Rubric(_) => (
                "gives other points than",
                "leave them out; the source language says what each criterion is worth",
            ),
            _ => (
                "has another key than",
                "leave the boxes empty; the source language holds the key",
            ),
        };
        sheet.wrong(
            place(asked, ticked_otherwise(asked, original)),
            Rule::TranslationDiffers,
            format!("the question {what} the source language"),
            advice,
        );
    }
}

/// The ids of what is to be chosen from, in the order in which they were written.
fn ids(asked: &Asked) -> Vec<&str> {
    asked.written.iter().map(|(id, _)| id.as_str()).collect()
}

/// Where the option with this number stands; the heading if there is none.
fn place(asked: &Asked, number: usize) -> Range<usize> {
    let written = asked.written.get(number);
    written.map_or(asked.span.clone(), |(_, place)| place.clone())
}

/// The number of the first option whose box is ticked in one language alone, or that is worth
/// something else; a number that no option has if it is none of them.
fn ticked_otherwise(asked: &Asked, original: &Asked) -> usize {
    let found = match (&asked.question.key, &original.question.key) {
        (Key::Options(own), Key::Options(source)) => asked
            .written
            .iter()
            .position(|(id, _)| own.contains(id) != source.contains(id)),
        (Key::Pairs(own), Key::Pairs(source)) => asked
            .written
            .iter()
            .position(|(id, _)| own.get(id) != source.get(id)),
        (Key::Rubric(own), Key::Rubric(source)) => own
            .iter()
            .zip(source)
            .position(|(own, source)| own.points != 0 && own.points != source.points),
        _ => None,
    };
    found.unwrap_or(usize::MAX)
}
