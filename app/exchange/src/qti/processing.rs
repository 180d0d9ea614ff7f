//! The key of an item: what is declared of responses and outcomes, and how they are processed.

use super::names::{EXPLANATION, FEEDBACK, HINT, identifier};
use crate::report::Reasons;
use crate::written::{Answer, Choice, ChoiceKind, Opinion, Row, Written};
use crate::xml::escape_attribute;

/// The response of the gap with this number.
pub(super) fn response(number: usize) -> String {
    format!("RESPONSE_{}", number + 1)
}

/// The declarations of responses and outcomes.
pub(super) fn declarations(written: &Written) -> String {
    let mut text = responses(written);
    let outcome = |name: &str, value: &str| {
        format!(
            "<qti-outcome-declaration identifier=\"{name}\" cardinality=\"single\" base-type=\"float\"><qti-default-value><qti-value>{value}</qti-value></qti-default-value></qti-outcome-declaration>\n"
        )
    };
    text.push_str(&outcome("SCORE", "0"));
    text.push_str(&outcome("MAXSCORE", &written.points.to_string()));
    let shows = |name: &str, cardinality: &str| {
        format!(
            "<qti-outcome-declaration identifier=\"{name}\" cardinality=\"{cardinality}\" base-type=\"identifier\"/>\n"
        )
    };
    if has_feedback(written) {
        text.push_str(&shows(FEEDBACK, "multiple"));
    }
    if written.explanation.is_some() {
        text.push_str(&shows(EXPLANATION.0, "single"));
    }
    if written.hint.is_some() {
        text.push_str(&shows(HINT.0, "single"));
    }
    text
}

fn has_feedback(written: &Written) -> bool {
    match &written.answer {
        Answer::Choice { options, .. } => options.iter().any(|option| option.feedback.is_some()),
        _ => false,
    }
}

/// Declares a response: its right values, and what each value is worth.
fn declare(
    name: &str,
    cardinality: &str,
    base: &str,
    right: &[String],
    worth: &[(String, f64)],
) -> String {
    let mut text = format!(
        "<qti-response-declaration identifier=\"{name}\" cardinality=\"{cardinality}\" base-type=\"{base}\">"
    );
    if !right.is_empty() {
        text.push_str("<qti-correct-response>");
        for value in right {
            text.push_str(&format!(
                "<qti-value>{}</qti-value>",
                escape_attribute(value)
            ));
        }
        text.push_str("</qti-correct-response>");
    }
    if !worth.is_empty() {
        text.push_str("<qti-mapping default-value=\"0\" lower-bound=\"0\">");
        for (value, points) in worth {
            let case = if base == "string" {
                " case-sensitive=\"false\""
            } else {
                ""
            };
            text.push_str(&format!(
                "<qti-map-entry map-key=\"{}\" mapped-value=\"{points}\"{case}/>",
                escape_attribute(value)
            ));
        }
        text.push_str("</qti-mapping>");
    }
    text.push_str("</qti-response-declaration>\n");
    text
}

/// The part of the points that one of so many is worth.
fn share(points: u32, count: usize) -> f64 {
    f64::from(points) / f64::from(u32::try_from(count).unwrap_or(u32::MAX).max(1))
}

fn responses(written: &Written) -> String {
    let points = written.points;
    match &written.answer {
        Answer::Choice { kind, options } => {
            let right = |option: &&Choice| option.right;
            let count = options.iter().filter(right).count();
            let ids: Vec<String> = options
                .iter()
                .filter(right)
                .map(|option| identifier(&option.id))
                .collect();
            match kind {
                ChoiceKind::Single | ChoiceKind::TrueFalse => {
                    declare("RESPONSE", "single", "identifier", &ids, &[])
                }
                ChoiceKind::Multiple => {
                    let share = share(points, count);
                    let worth: Vec<(String, f64)> = options
                        .iter()
                        .map(|option| {
                            let worth = if option.right { share } else { -share };
                            (identifier(&option.id), worth)
                        })
                        .collect();
                    declare("RESPONSE", "multiple", "identifier", &ids, &worth)
                }
            }
        }
        Answer::Order(items) => {
            let ids: Vec<String> = items.iter().map(|item| identifier(&item.id)).collect();
            declare("RESPONSE", "ordered", "identifier", &ids, &[])
        }
        Answer::Match { rows, .. } => {
            let pair = |row: &Row| {
                let left = row.left.as_ref()?;
                Some(format!(
                    "{} {}",
                    identifier(&left.id),
                    identifier(&row.right.id)
                ))
            };
            let pairs: Vec<String> = rows.iter().filter_map(pair).collect();
            let share = share(points, pairs.len());
            let worth: Vec<(String, f64)> =
                pairs.iter().map(|pair| (pair.clone(), share)).collect();
            declare("RESPONSE", "multiple", "directedPair", &pairs, &worth)
        }
        Answer::Number { answer, .. } => {
            declare("RESPONSE", "single", "float", &[answer.to_string()], &[])
        }
        Answer::Words(words) => declare(
            "RESPONSE",
            "single",
            "string",
            words.get(..1).unwrap_or_default(),
            &all_worth(words, f64::from(points)),
        ),
        Answer::Blanks(blanks) => {
            let share = share(points, blanks.len());
            blanks
                .iter()
                .enumerate()
                .map(|(number, words)| {
                    declare(
                        &response(number),
                        "single",
                        "string",
                        words.get(..1).unwrap_or_default(),
                        &all_worth(words, share),
                    )
                })
                .collect()
        }
        Answer::Reasoned { .. } | Answer::Survey(Opinion::Free) => {
            declare("RESPONSE", "single", "string", &[], &[])
        }
        Answer::Survey(_) => declare("RESPONSE", "single", "identifier", &[], &[]),
    }
}

fn all_worth(words: &[String], points: f64) -> Vec<(String, f64)> {
    words.iter().map(|word| (word.clone(), points)).collect()
}

/// How responses become outcomes.
pub(super) fn processing(written: &Written, reasons: &mut Reasons) -> String {
    let mut text = "<qti-response-processing>\n".to_owned();
    let full = base("float", &written.points.to_string());
    let right = "<qti-match><qti-variable identifier=\"RESPONSE\"/><qti-correct identifier=\"RESPONSE\"/></qti-match>";
    let mapped = |name: &str| format!("<qti-map-response identifier=\"{name}\"/>");
    let score = match &written.answer {
        Answer::Choice {
            kind: ChoiceKind::Single | ChoiceKind::TrueFalse,
            ..
        } => when(right, &full),
        Answer::Choice { .. } | Answer::Match { .. } => {
            if written.all_or_nothing {
                when(right, &full)
            } else {
                set("SCORE", &mapped("RESPONSE"))
            }
        }
        Answer::Order(_) => {
            if !written.all_or_nothing {
                reasons.say("there an order earns points only as a whole");
            }
            when(right, &full)
        }
        Answer::Number { tolerance, .. } => when(
            &format!(
                "<qti-equal tolerance-mode=\"absolute\" tolerance=\"{tolerance} {tolerance}\"><qti-variable identifier=\"RESPONSE\"/><qti-correct identifier=\"RESPONSE\"/></qti-equal>"
            ),
            &full,
        ),
        Answer::Words(_) => set("SCORE", &mapped("RESPONSE")),
        Answer::Blanks(blanks) => {
            let names: Vec<String> = (0..blanks.len()).map(response).collect();
            if written.all_or_nothing {
                let filled: String = names
                    .iter()
                    .map(|name| format!("<qti-gt>{}{}</qti-gt>", mapped(name), base("float", "0")))
                    .collect();
                when(&format!("<qti-and>{filled}</qti-and>"), &full)
            } else {
                let parts: String = names.iter().map(|name| mapped(name)).collect();
                set("SCORE", &format!("<qti-sum>{parts}</qti-sum>"))
            }
        }
        Answer::Reasoned { .. } => {
            reasons.say("there the rubric is shown to whoever scores; it has no points of its own");
            String::new()
        }
        Answer::Survey(_) => {
            reasons.say("an opinion: an item without a key, which earns nothing");
            String::new()
        }
    };
    text.push_str(&score);
    if has_feedback(written) {
        text.push_str(&set(
            FEEDBACK,
            "<qti-multiple><qti-variable identifier=\"RESPONSE\"/></qti-multiple>",
        ));
    }
    if written.explanation.is_some() {
        text.push_str(&set(EXPLANATION.0, &base("identifier", EXPLANATION.1)));
    }
    text.push_str("</qti-response-processing>\n");
    text
}

fn base(kind: &str, value: &str) -> String {
    format!("<qti-base-value base-type=\"{kind}\">{value}</qti-base-value>")
}

fn set(outcome: &str, value: &str) -> String {
    format!("<qti-set-outcome-value identifier=\"{outcome}\">{value}</qti-set-outcome-value>\n")
}

/// Sets the score if a condition holds.
fn when(condition: &str, value: &str) -> String {
    format!(
        "<qti-response-condition><qti-response-if>{condition}{}</qti-response-if></qti-response-condition>\n",
        set("SCORE", value).trim_end()
    )
}
