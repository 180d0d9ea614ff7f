//! A question as an item.

use super::names::{EXPLANATION, FEEDBACK, HINT, ITEM, TOOL, identifier};
use super::processing;
use crate::authored::code;
use crate::report::Reasons;
use crate::rubric;
use crate::shown::shown;
use crate::text::{Block, Inline, Text, inline_markdown, to_html};
use crate::written::{Answer, Choice, ChoiceKind, Item, Opinion, Row, Written};
use crate::xml::{escape, escape_attribute};
use course::Language;

/// Writes an item.
pub(super) fn write(written: &Written, language: Language, reasons: &mut Reasons) -> String {
    let mut text = format!(
        "<qti-assessment-item xmlns=\"{ITEM}\" identifier=\"{}\" title=\"{}\" adaptive=\"false\" time-dependent=\"false\" xml:lang=\"{language}\" tool-name=\"{TOOL}\" tool-version=\"1\">\n",
        identifier(&written.id),
        escape_attribute(&written.title)
    );
    text.push_str(&processing::declarations(written));
    text.push_str(&format!("<qti-item-body{}>\n", data(written)));
    text.push_str(&html(&shown(&written.title, &written.stem)));
    text.push_str(&interaction(&written.answer));
    text.push_str("\n</qti-item-body>\n");
    text.push_str(&processing::processing(written, reasons));
    if let Some(explanation) = &written.explanation {
        text.push_str(&modal(EXPLANATION, explanation));
    }
    if let Some(hint) = &written.hint {
        reasons.say("the hint is kept, but nothing there offers it");
        text.push_str(&modal(HINT, hint));
    }
    text.push_str("</qti-assessment-item>\n");
    text
}

fn html(text: &[Block]) -> String {
    to_html(text, &|number| {
        format!(
            "<qti-text-entry-interaction response-identifier=\"{}\"/>",
            processing::response(number)
        )
    })
}

/// Feedback that an outcome shows after the item.
fn modal((outcome, value): (&str, &str), text: &Text) -> String {
    format!(
        "<qti-modal-feedback outcome-identifier=\"{outcome}\" identifier=\"{value}\" show-hide=\"show\"><qti-content-body>{}</qti-content-body></qti-modal-feedback>\n",
        html(text)
    )
}

/// What QTI has no place for.
fn data(written: &Written) -> String {
    let mut data = String::new();
    let mut add = |name: &str, value: &str| {
        data.push_str(&format!(
            " data-torelik-{name}=\"{}\"",
            escape_attribute(value)
        ));
    };
    add("kind", code(&written.answer));
    if let Some(objective) = &written.objective {
        add("objective", objective);
    }
    if !written.basis.is_empty() {
        add("basis", &written.basis.join(" "));
    }
    if written.all_or_nothing {
        add("score", "all-or-nothing");
    }
    if written.markers > 1 {
        add("markers", &written.markers.to_string());
    }
    match &written.answer {
        Answer::Reasoned { words, criteria } => {
            add("words", &words.to_string());
            let ids: Vec<&str> = criteria.iter().map(|each| each.id.as_str()).collect();
            add("criteria", &ids.join(" "));
        }
        Answer::Number {
            unit: Some(unit), ..
        } => add("unit", unit),
        Answer::Survey(Opinion::Scale(steps)) => add("scale", &steps.to_string()),
        Answer::Match {
            columns: Some(columns),
            ..
        } => {
            for (name, words) in ["column-left", "column-right"].iter().zip(columns) {
                let said = inline_markdown(words, &|_| String::new(), &mut Reasons::default());
                add(name, &said);
            }
        }
        Answer::Choice { .. }
        | Answer::Order(_)
        | Answer::Match { .. }
        | Answer::Number { .. }
        | Answer::Words(_)
        | Answer::Blanks(_)
        | Answer::Survey(_) => {}
    }
    data
}

/// The words of an option: one paragraph needs no element.
fn option(words: &[Block]) -> String {
    match words {
        [Block::Paragraph(words)] => html(&[Block::Plain(words.clone())]),
        words => html(words),
    }
}

fn interaction(answer: &Answer) -> String {
    match answer {
        Answer::Choice { kind, options } => {
            let most = match kind {
                ChoiceKind::Single | ChoiceKind::TrueFalse => 1,
                ChoiceKind::Multiple => 0,
            };
            let choices: Vec<String> = options
                .iter()
                .map(|choice: &Choice| {
                    let feedback = choice.feedback.as_ref();
                    simple(
                        &choice.id,
                        &choice.words,
                        &feedback
                            .map(|said| feedback_of(&choice.id, said))
                            .unwrap_or_default(),
                    )
                })
                .collect();
            choice(most, &choices.concat())
        }
        Answer::Order(items) => format!(
            "<qti-order-interaction response-identifier=\"RESPONSE\" shuffle=\"true\">\n{}</qti-order-interaction>",
            simples(items)
        ),
        Answer::Match { rows, .. } => matching(rows),
        Answer::Number { unit, .. } => {
            let unit = unit
                .as_ref()
                .map_or(String::new(), |unit| format!(" {}", escape(unit)));
            format!("{}{unit}</p>", entry())
        }
        Answer::Words(_) => format!("{}</p>", entry()),
        Answer::Blanks(_) => String::new(),
        Answer::Reasoned { words, criteria } => format!(
            "<qti-extended-text-interaction response-identifier=\"RESPONSE\" expected-length=\"{}\"/>\n<qti-rubric-block use=\"scoring\" view=\"scorer\"><qti-content-body>{}</qti-content-body></qti-rubric-block>",
            words * rubric::LETTERS,
            html(&rubric::as_text(criteria))
        ),
        Answer::Survey(Opinion::Free) => {
            "<qti-extended-text-interaction response-identifier=\"RESPONSE\"/>".to_owned()
        }
        Answer::Survey(Opinion::Scale(steps)) => {
            let steps: String = (1..=*steps)
                .map(|step| {
                    let step = step.to_string();
                    let words = [Block::Plain(vec![Inline::Text(step.clone())])];
                    simple(&step, &words, "")
                })
                .collect();
            choice(1, &steps)
        }
        Answer::Survey(Opinion::Options(items)) => choice(1, &simples(items)),
    }
}

/// The field for an answer, in a paragraph that is not part of the text.
fn entry() -> &'static str {
    "<p data-torelik-part=\"answer\"><qti-text-entry-interaction response-identifier=\"RESPONSE\"/>"
}

fn choice(most: u8, choices: &str) -> String {
    format!(
        "<qti-choice-interaction response-identifier=\"RESPONSE\" shuffle=\"false\" max-choices=\"{most}\">\n{choices}</qti-choice-interaction>"
    )
}

fn simples(items: &[Item]) -> String {
    items
        .iter()
        .map(|item| simple(&item.id, &item.words, ""))
        .collect()
}

fn simple(id: &str, words: &[Block], feedback: &str) -> String {
    format!(
        "<qti-simple-choice identifier=\"{}\">{}{feedback}</qti-simple-choice>\n",
        identifier(id),
        option(words)
    )
}

fn feedback_of(id: &str, said: &Text) -> String {
    format!(
        "<qti-feedback-block outcome-identifier=\"{FEEDBACK}\" identifier=\"{}\" show-hide=\"show\"><qti-content-body>{}</qti-content-body></qti-feedback-block>",
        identifier(id),
        html(said)
    )
}

fn matching(rows: &[Row]) -> String {
    let side = |id: &str, words: &[Inline]| {
        format!(
            "<qti-simple-associable-choice identifier=\"{}\" match-max=\"1\">{}</qti-simple-associable-choice>\n",
            identifier(id),
            html(&[Block::Plain(words.to_vec())])
        )
    };
    let left: Vec<String> = rows
        .iter()
        .filter_map(|row| row.left.as_ref())
        .map(|cell| side(&cell.id, &cell.words))
        .collect();
    let right: Vec<String> = rows
        .iter()
        .map(|row| side(&row.right.id, &row.right.words))
        .collect();
    format!(
        "<qti-match-interaction response-identifier=\"RESPONSE\" shuffle=\"true\" max-associations=\"{}\">\n<qti-simple-match-set>\n{}</qti-simple-match-set>\n<qti-simple-match-set>\n{}</qti-simple-match-set>\n</qti-match-interaction>",
        left.len(),
        left.concat(),
        right.concat()
    )
}
