//! `errata.toml`: `[[errata]]` with `lesson`, `question`, `on`, `kind`, `reason`, and what is right.

mod answer;

use jiff::civil::Date;

use crate::fields::Fields;
use crate::id::advise;
use crate::language::{Language, Localised};
use crate::problem::Rule;
use crate::sheet::{Placed, Sheet};
use crate::value::read_toml;

use answer::{ANSWERS, answers};

pub(crate) use answer::{Answer, Said, Words};

/// An erratum as it was written; whether it fits its question is not known yet.
pub(crate) struct NotedErratum {
    pub lesson: Placed,
    pub question: Placed,
    pub on: Date,
    pub change: Change,
    pub reason: Localised,
}

/// What is to be put right, as it was written.
pub(crate) enum Change {
    Void,
    Key(Answer),
    Accept(Answer),
}

/// Reads the errata; what is missing or cannot be is said.
pub(crate) fn read_errata(sheet: &Sheet, languages: &[Language]) -> Vec<NotedErratum> {
    let Some(value) = read_toml(sheet) else {
        return Vec::new();
    };
    let fields = Fields::of(sheet, &value, "errata.toml");
    let mut before = None;
    let errata = fields
        .tables("errata")
        .iter()
        .filter_map(|value| {
            let fields = Fields::of(sheet, value, "an erratum");
            let (lesson, question) = (fields.text("lesson"), fields.text("question"));
            let on = on(sheet, &fields, &mut before);
            let change = change(sheet, &fields, languages);
            let reason = reason(sheet, &fields, languages);
            fields.finish();
            Some(NotedErratum {
                lesson: lesson?,
                question: question?,
                on: on?,
                change: change?,
                reason,
            })
        })
        .collect();
    fields.finish();
    errata
}

/// `on = 2026-06-30`, not before the erratum above.
fn on(sheet: &Sheet, fields: &Fields<'_>, before: &mut Option<Date>) -> Option<Date> {
    let (on, place) = fields.text("on")?;
    // Other ways of writing a date are read too, and would not be found by who looks for one.
    let date: Option<Date> = on.parse().ok().filter(|date: &Date| date.to_string() == on);
    let Some(date) = date else {
        sheet.wrong(
            place,
            Rule::BadValue,
            format!("`{on}` is not a day"),
            "write the day of the correction: on = 2026-06-30",
        );
        return None;
    };
    if let Some(before) = before.filter(|before| date < *before) {
        sheet.wrong(
            place,
            Rule::ErratumOrder,
            format!("an erratum of {date} stands after one of {before}"),
            "add errata at the end of the file, each with the day on which it is written",
        );
    }
    *before = Some(date);
    Some(date)
}

/// The reason, in each language of the course.
fn reason(sheet: &Sheet, fields: &Fields<'_>, languages: &[Language]) -> Localised {
    let reason = fields.localised("reason", languages).unwrap_or_default();
    let missing: Vec<Language> = languages
        .iter()
        .copied()
        .filter(|language| reason.exact(*language).is_none())
        .collect();
    if let Some(first) = missing.first() {
        let place = fields
            .entry("reason")
            .map_or(fields.place(), |entry| entry.key_span.clone());
        let named: Vec<&str> = missing.iter().map(|language| language.code()).collect();
        sheet.wrong(
            place.start..place.end.min(place.start + "reason".len()),
            Rule::UnexplainedErratum,
            format!("the erratum gives no reason in {}", named.join(", ")),
            format!(
                "those whose grade changes are told why: reason = {{ {} = \"…\" }}",
                first.code()
            ),
        );
    }
    reason
}

/// What an erratum can do.
const KINDS: [&str; 3] = ["key", "void", "accept"];

/// `kind`, and what goes with it.
fn change(sheet: &Sheet, fields: &Fields<'_>, languages: &[Language]) -> Option<Change> {
    let mut answers = answers(sheet, fields, languages);
    let (kind, place) = fields.text("kind")?;
    if !KINDS.contains(&kind.as_str()) {
        sheet.wrong(
            place,
            Rule::BadValue,
            format!("there is no erratum of the kind `{kind}`"),
            advise(&kind, KINDS, "write key, void or accept"),
        );
        return None;
    }
    if kind == "void" {
        for answer in answers {
            sheet.wrong(
                answer.place,
                Rule::UnfitErratum,
                format!("a void question has no `{}`", answer.key),
                "delete it, or write kind = \"key\" or kind = \"accept\"",
            );
        }
        return Some(Change::Void);
    }
    if let Some(second) = answers.get(1) {
        sheet.wrong(
            second.place.clone(),
            Rule::UnfitErratum,
            format!(
                "the erratum says twice what is right, with `{}` and `{}`",
                answers[0].key, second.key
            ),
            "leave the one that goes with the question",
        );
        return None;
    }
    let Some(answer) = answers.pop() else {
        // Where something was written that could not be read, that was said.
        if ANSWERS.iter().all(|key| fields.entry(key).is_none()) {
            sheet.wrong(
                place,
                Rule::UnfitErratum,
                "the erratum does not say what is right",
                format!("add what goes with the question: {}", ANSWERS.join(", ")),
            );
        }
        return None;
    };
    Some(if kind == "key" {
        Change::Key(answer)
    } else {
        Change::Accept(answer)
    })
}
