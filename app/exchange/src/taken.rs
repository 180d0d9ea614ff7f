//! From a loaded question to the question as it is written, in one language.

use std::collections::BTreeMap;

use super::report::Reasons;
use super::text::{Block, Dialect, Rendered, Text, Words, from_html, parse_html};
use super::written::{Answer, Cell, Choice, ChoiceKind, Criterion, Item, Opinion, Row, Written};
use course::Language;
use course::{Key, OptionText, Question, QuestionKind, QuestionText};

/// The question with the text of one language alone.
pub(super) fn only(question: &Question, language: Language) -> Question {
    let mut question = question.clone();
    question.texts.retain(|known, _| *known == language);
    let keep = |words: &mut BTreeMap<Language, Vec<String>>| {
        if words.contains_key(&language) {
            words.retain(|known, _| *known == language);
        } else if let Some((_, first)) = words.pop_first() {
            // What was accepted in the source language is accepted.
            *words = BTreeMap::from([(language, first)]);
        }
    };
    match &mut question.key {
        Key::Words(words) => keep(words),
        Key::Blanks(blanks) => blanks.values_mut().for_each(keep),
        Key::Number { unit, .. } => {
            let text = question.texts.get(&language);
            *unit = text.and_then(|text| text.unit.clone());
        }
        Key::Options(_) | Key::Order(_) | Key::Pairs(_) | Key::Rubric(_) | Key::None => {}
    }
    question
}

/// A question as it is written in this language. None only for a question that this crate did not
/// make: one without a text.
pub(super) fn taken(
    question: &Question,
    language: Language,
    rendered: &Rendered,
) -> Option<Written> {
    let question = only(question, language);
    let text = question.texts.get(&language)?;
    let html = Html { rendered };
    let answer = answer(&question, text, language, html);
    let mut written = Written::new(answer);
    written.id.clone_from(&question.id);
    written.title.clone_from(&text.title);
    written.points = question.points;
    written.objective.clone_from(&question.objective);
    written.basis.clone_from(&question.basis);
    written.all_or_nothing = question.all_or_nothing;
    written.markers = question.markers;
    written.stem = html.text(&text.stem);
    written.explanation = text.explanation.as_deref().map(|said| html.text(said));
    written.hint = text.hint.as_deref().map(|said| html.text(said));
    Some(written)
}

fn answer(question: &Question, text: &QuestionText, language: Language, html: Html<'_>) -> Answer {
    let choice = |kind: ChoiceKind| Answer::Choice {
        kind,
        options: choices(&question.key, text, html),
    };
    match question.kind {
        QuestionKind::Single => choice(ChoiceKind::Single),
        QuestionKind::Multiple => choice(ChoiceKind::Multiple),
        QuestionKind::TrueFalse => choice(ChoiceKind::TrueFalse),
        QuestionKind::Number => match &question.key {
            Key::Number {
                answer, tolerance, ..
            } => Answer::Number {
                answer: *answer,
                tolerance: *tolerance,
                unit: text.unit.clone(),
            },
            _ => unasked(),
        },
        QuestionKind::Order => match &question.key {
            Key::Order(order) => {
                let find = |id: &String| text.options.iter().find(|option| option.id == *id);
                let items = order.iter().filter_map(find);
                Answer::Order(items.map(|option| html.item(option)).collect())
            }
            _ => unasked(),
        },
        QuestionKind::Match => match &question.key {
            Key::Pairs(pairs) => matching(pairs, text, html),
            _ => unasked(),
        },
        QuestionKind::Text => match &question.key {
            Key::Words(words) => Answer::Words(words.get(&language).cloned().unwrap_or_default()),
            _ => unasked(),
        },
        QuestionKind::Blanks => match &question.key {
            Key::Blanks(blanks) => {
                let accepted = |id: &String| {
                    let words = blanks.get(id).and_then(|words| words.get(&language));
                    words.cloned().unwrap_or_default()
                };
                Answer::Blanks(text.blanks.iter().map(accepted).collect())
            }
            _ => unasked(),
        },
        QuestionKind::Reasoned => match &question.key {
            Key::Rubric(rubric) => Answer::Reasoned {
                words: question.words.unwrap_or_default(),
                criteria: rubric
                    .iter()
                    .zip(&text.criteria)
                    .map(|(criterion, text)| Criterion {
                        id: criterion.id.clone(),
                        points: criterion.points,
                        words: html.text(&text.html),
                    })
                    .collect(),
            },
            _ => unasked(),
        },
        QuestionKind::Survey => Answer::Survey(opinion(&text.options, html)),
    }
}

/// What stands for the answer of a question whose key is not of its kind: this crate makes none.
fn unasked() -> Answer {
    Answer::Survey(Opinion::Free)
}

fn choices(key: &Key, text: &QuestionText, html: Html<'_>) -> Vec<Choice> {
    let right = |id: &String| matches!(key, Key::Options(right) if right.contains(id));
    let choice = |option: &OptionText| Choice {
        id: option.id.clone(),
        right: right(&option.id),
        words: html.text(&option.html),
        feedback: option.feedback.as_deref().map(|said| html.text(said)),
    };
    text.options.iter().map(choice).collect()
}

/// The rows in their order, then the distractors.
fn matching(pairs: &BTreeMap<String, String>, text: &QuestionText, html: Html<'_>) -> Answer {
    let cell = |option: &OptionText| Cell {
        id: option.id.clone(),
        words: html.words(&option.html),
    };
    let mut rows: Vec<Row> = Vec::new();
    for row in &text.rows {
        let option = pairs
            .get(&row.id)
            .and_then(|id| text.options.iter().find(|option| option.id == *id));
        rows.extend(option.map(|option| Row {
            left: Some(cell(row)),
            right: cell(option),
        }));
    }
    let distractors = text
        .options
        .iter()
        .filter(|option| !pairs.values().any(|id| *id == option.id));
    rows.extend(distractors.map(|option| Row {
        left: None,
        right: cell(option),
    }));
    let columns = match text.columns.as_slice() {
        [left, right] => Some([html.words(left), html.words(right)]),
        _ => None,
    };
    Answer::Match { columns, rows }
}

/// A scale is what has steps from 1 on and no other words.
fn opinion(options: &[OptionText], html: Html<'_>) -> Opinion {
    let is_step = |(at, option): (usize, &OptionText)| {
        let step = (at + 1).to_string();
        option.id == step && option.html == step
    };
    if options.is_empty() {
        Opinion::Free
    } else if (2..=11).contains(&options.len()) && options.iter().enumerate().all(is_step) {
        Opinion::Scale(u32::try_from(options.len()).unwrap_or_default())
    } else {
        Opinion::Options(options.iter().map(|option| html.item(option)).collect())
    }
}

/// Reads rendered HTML.
#[derive(Clone, Copy)]
struct Html<'a> {
    rendered: &'a Rendered,
}

impl Html<'_> {
    fn text(self, html: &str) -> Text {
        // What this crate rendered has a counterpart.
        from_html(
            &parse_html(html),
            Dialect::Rendered(self.rendered),
            &mut Reasons::default(),
        )
    }

    fn words(self, html: &str) -> Words {
        match self.text(html).into_iter().next() {
            Some(Block::Plain(words) | Block::Paragraph(words)) => words,
            _ => Words::new(),
        }
    }

    fn item(self, option: &OptionText) -> Item {
        Item {
            id: option.id.clone(),
            words: self.text(&option.html),
        }
    }
}
