//! How often each answer was given.

use std::collections::BTreeMap;

use course::{Key, Language, OptionText, Question, QuestionText};

use crate::grading::{Response, words::plain};

/// How many different answers are listed where people type or arrange them.
pub const MOST_TYPED: usize = 10;

/// What people answered to a question, each with how many did. Answers that the question no
/// longer takes, because it was of another kind when they were given, are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Every option by its id, also one that nobody chose, in the order in which they were
    /// authored. Who chose several is counted at each.
    Options(Vec<(String, usize)>),
    /// Numbers as they were typed, as for `Typed`.
    Numbers(Vec<(String, usize)>),
    /// What was typed, the most frequent first, at most [`MOST_TYPED`]. What grading
    /// takes for the same is counted together.
    Typed(Vec<(String, usize)>),
    /// The orders by the ids of their options, the most frequent first, at most [`MOST_TYPED`].
    Orders(Vec<(Vec<String>, usize)>),
    /// For each row of a match every option, as for `Options`.
    Pairs(BTreeMap<String, Vec<(String, usize)>>),
    /// For each blank what was typed there, as for `Typed`.
    Blanks(BTreeMap<String, Vec<(String, usize)>>),
    /// Free text: to be read, not counted.
    Uncounted,
}

impl Given {
    /// Counts the answers to a question.
    pub(super) fn count(question: &Question, responses: &[&Response]) -> Self {
        let text = question.text(Language::En);
        let ids = |of: fn(&QuestionText) -> &Vec<OptionText>| -> Vec<String> {
            text.map(of)
                .into_iter()
                .flatten()
                .map(|option| option.id.clone())
                .collect()
        };
        let options = ids(|text| &text.options);
        match &question.key {
            Key::Order(_) => Self::Orders(most(responses.iter().filter_map(
                |response| match response {
                    Response::Order(order) if !order.is_empty() => Some(order.clone()),
                    _ => None,
                },
            ))),
            Key::Pairs(_) => {
                let chosen = |row: &String| {
                    let given = parts(responses, row).cloned();
                    (row.clone(), each(&options, given))
                };
                Self::Pairs(ids(|text| &text.rows).iter().map(chosen).collect())
            }
            Key::Blanks(blanks) => {
                let typed = |blank: &String| {
                    let given = parts(responses, blank).map(|text| plain(text));
                    (blank.clone(), most(given))
                };
                Self::Blanks(blanks.keys().map(typed).collect())
            }
            Key::Number { .. } => {
                Self::Numbers(most(responses.iter().filter_map(
                    |response| match response {
                        Response::Number(text) => Some(plain(text)).filter(|text| !text.is_empty()),
                        _ => None,
                    },
                )))
            }
            Key::Words(_) => Self::Typed(most(responses.iter().filter_map(
                |response| match response {
                    Response::Words(text) => Some(plain(text)).filter(|text| !text.is_empty()),
                    _ => None,
                },
            ))),
            // Those that are asked for an opinion choose one, or write.
            _ if options.is_empty() => Self::Uncounted,
            _ => Self::Options(each(
                &options,
                responses.iter().flat_map(|response| match response {
                    Response::Options(chosen) => chosen.iter().cloned().collect(),
                    _ => Vec::new(),
                }),
            )),
        }
    }
}

/// What was given for one row or blank.
fn parts<'r>(responses: &[&'r Response], id: &str) -> impl Iterator<Item = &'r String> {
    responses.iter().filter_map(move |response| match response {
        Response::Pairs(parts) | Response::Blanks(parts) => {
            parts.get(id).filter(|part| !part.trim().is_empty())
        }
        _ => None,
    })
}

fn counts<T: Ord>(given: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for each in given {
        *counts.entry(each).or_default() += 1;
    }
    counts
}

/// The most frequent; of those that are equally frequent, in their order.
fn most<T: Ord>(given: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = counts(given).into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.truncate(MOST_TYPED);
    counts
}

/// Every option with how often it was chosen; at the end those that are no longer there.
fn each(options: &[String], given: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut counts = counts(given);
    let known = options
        .iter()
        .map(|id| (id.clone(), counts.remove(id).unwrap_or_default()));
    let mut all: Vec<(String, usize)> = known.collect();
    all.extend(counts);
    all
}
