//! Somebody who knows nothing and only looks at the options.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::length;
use crate::question::{Key, OptionText, Question, QuestionKind, QuestionText};

/// How many options the robot takes where several may be right, if it leaves one.
const SEVERAL: usize = 3;

/// The share of a question's points that the robot gets. It is reckoned as attempts are: what is
/// rightly chosen, less what is wrongly chosen.
pub(super) fn share(question: &Question, text: &QuestionText) -> f64 {
    let share = match &question.key {
        Key::Options(right) => {
            let chosen = chosen(question.kind, &text.options);
            let hits = chosen.intersection(right).count();
            let misses = chosen.difference(right).count();
            part(hits.saturating_sub(misses), right.len())
        }
        Key::Pairs(pairs) => {
            let first = text.options.first().map(|option| option.id.as_str());
            let hits = pairs.values().filter(|right| Some(right.as_str()) == first);
            part(hits.count(), pairs.len())
        }
        Key::Order(order) => {
            let shown: Vec<&str> = text.options.iter().map(|item| item.id.as_str()).collect();
            let follows = |pair: &&[String]| {
                let next = shown.iter().position(|id| *id == pair[0]);
                next.and_then(|at| shown.get(at + 1)) == Some(&pair[1].as_str())
            };
            let hits = order.windows(2).filter(follows).count();
            part(hits, order.len().saturating_sub(1))
        }
        Key::Number { .. } | Key::Words(_) | Key::Blanks(_) | Key::Rubric(_) | Key::None => 0.0,
    };
    if question.all_or_nothing && share < 1.0 {
        0.0
    } else {
        share
    }
}

fn part(right: usize, of: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(right) / number(of.max(1))
}

/// What the robot chooses.
fn chosen(kind: QuestionKind, options: &[OptionText]) -> BTreeSet<String> {
    match kind {
        QuestionKind::TrueFalse => {
            let said_false = options.iter().find(|option| option.id == "false");
            let chosen = said_false.or_else(|| options.last());
            chosen.map(|option| option.id.clone()).into_iter().collect()
        }
        QuestionKind::Multiple => {
            longest(options, SEVERAL.min(options.len().saturating_sub(1)).max(1))
        }
        _ => longest(options, 1),
    }
}

/// The longest options; of those that are alike, the first.
pub(super) fn longest(options: &[OptionText], count: usize) -> BTreeSet<String> {
    let mut by_length: Vec<&OptionText> = options.iter().collect();
    // A stable sort keeps those that are alike in their order.
    by_length.sort_by_key(|option| Reverse(length(option)));
    by_length
        .into_iter()
        .take(count)
        .map(|option| option.id.clone())
        .collect()
}
