//! A question as it is written in one language: what lies between this course's format and those of
//! others.

use super::text::{Inline, Text, Words};

/// A question in one language.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Written {
    /// The id; empty where the other format has none, until one is made.
    pub id: String,
    /// The heading, plain text.
    pub title: String,
    pub points: u32,
    pub objective: Option<String>,
    pub basis: Vec<String>,
    pub all_or_nothing: bool,
    /// How many mark a reasoned answer.
    pub markers: u32,
    /// What is asked. In a text with gaps it has an [`Inline::Blank`] for each.
    pub stem: Text,
    pub answer: Answer,
    pub explanation: Option<Text>,
    pub hint: Option<Text>,
}

/// How a question is answered, and the key. A new kind of question gets a variant here; the
/// compiler then names each format that must say how it writes it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    Choice {
        kind: ChoiceKind,
        options: Vec<Choice>,
    },
    /// In the right order.
    Order(Vec<Item>),
    Match {
        /// What the two sides are called.
        columns: Option<[Words; 2]>,
        rows: Vec<Row>,
    },
    Number {
        answer: f64,
        tolerance: f64,
        unit: Option<String>,
    },
    /// The accepted answers.
    Words(Vec<String>),
    /// The accepted answers for each gap.
    Blanks(Vec<Vec<String>>),
    /// Reasons in the learner's own words, about so many, which a trainer marks.
    Reasoned {
        words: u32,
        criteria: Vec<Criterion>,
    },
    Survey(Opinion),
}

/// The kinds of task lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ChoiceKind {
    Single,
    Multiple,
    TrueFalse,
}

/// An option of a task list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    pub id: String,
    pub right: bool,
    pub words: Text,
    pub feedback: Option<Text>,
}

/// An item to be put into order, or chosen in a survey.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub id: String,
    pub words: Text,
}

/// What a trainer looks for in a reasoned answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Criterion {
    pub id: String,
    pub points: u32,
    pub words: Text,
}

/// A row to match: what stands on the right belongs to what stands on the left, or to nothing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub left: Option<Cell>,
    pub right: Cell,
}

/// One side of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    pub id: String,
    pub words: Words,
}

/// What an opinion is asked for with.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Opinion {
    /// Free text.
    Free,
    /// Steps from 1 to this.
    Scale(u32),
    Options(Vec<Item>),
}

impl Written {
    /// A question of which only the answer is known yet.
    pub(super) fn new(answer: Answer) -> Self {
        Self {
            id: String::new(),
            title: String::new(),
            points: 1,
            objective: None,
            basis: Vec::new(),
            all_or_nothing: false,
            markers: 1,
            stem: Text::new(),
            answer,
            explanation: None,
            hint: None,
        }
    }

    /// How a report names it.
    pub(super) fn name(&self) -> &str {
        if self.id.is_empty() {
            &self.title
        } else {
            &self.id
        }
    }

    /// The ids of options, in the order in which they are written: of a match, left before right.
    pub(super) fn ids(&mut self) -> Vec<&mut String> {
        match &mut self.answer {
            Answer::Choice { options, .. } => options.iter_mut().map(|each| &mut each.id).collect(),
            Answer::Order(items) | Answer::Survey(Opinion::Options(items)) => {
                items.iter_mut().map(|item| &mut item.id).collect()
            }
            Answer::Reasoned { criteria, .. } => {
                criteria.iter_mut().map(|each| &mut each.id).collect()
            }
            Answer::Match { rows, .. } => rows
                .iter_mut()
                .flat_map(|row| {
                    let left = row.left.as_mut().map(|cell| &mut cell.id);
                    left.into_iter().chain([&mut row.right.id])
                })
                .collect(),
            Answer::Number { .. }
            | Answer::Words(_)
            | Answer::Blanks(_)
            | Answer::Survey(Opinion::Free | Opinion::Scale(_)) => Vec::new(),
        }
    }

    /// Every text of it, to look through.
    pub(super) fn texts(&self) -> Vec<Text> {
        let mut texts = vec![self.stem.clone()];
        texts.extend(self.explanation.clone());
        texts.extend(self.hint.clone());
        let line = |words: &Words| vec![super::text::Block::Plain(words.clone())];
        match &self.answer {
            Answer::Choice { options, .. } => {
                for option in options {
                    texts.push(option.words.clone());
                    texts.extend(option.feedback.clone());
                }
            }
            Answer::Order(items) | Answer::Survey(Opinion::Options(items)) => {
                texts.extend(items.iter().map(|item| item.words.clone()));
            }
            Answer::Reasoned { criteria, .. } => {
                texts.extend(criteria.iter().map(|each| each.words.clone()));
            }
            Answer::Match { columns, rows } => {
                texts.extend(columns.iter().flatten().map(line));
                for row in rows {
                    texts.extend(row.left.as_ref().map(|cell| line(&cell.words)));
                    texts.push(line(&row.right.words));
                }
            }
            Answer::Number { .. }
            | Answer::Words(_)
            | Answer::Blanks(_)
            | Answer::Survey(Opinion::Free | Opinion::Scale(_)) => {}
        }
        texts
    }

    /// Where each link and picture of it leads.
    pub(super) fn addresses(&self) -> Vec<Address> {
        let mut found = Vec::new();
        for mut text in self.texts() {
            super::text::each_line(&mut text, &mut |words| {
                super::text::each_inline(words, &mut |inline| match inline {
                    Inline::Link { to, .. } => found.push(Address::Link(to.clone())),
                    Inline::Picture { at, .. } => found.push(Address::Picture(at.clone())),
                    _ => {}
                });
            });
        }
        found
    }
}

/// Where a link or a picture leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    Link(String),
    Picture(String),
}
