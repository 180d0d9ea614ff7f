//! A question: what is asked, in each language, and the key, which exists once.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The id, unique in the course.
    pub id: String,
    /// Whether it is a draft: those who teach see it, judges never.
    pub is_draft: bool,
    /// How it is answered.
    pub kind: QuestionKind,
    /// What a full answer is worth.
    pub points: u32,
    /// About how many words a reasoned answer should have; none for other kinds.
    pub words: Option<u32>,
    /// How many trainers mark a reasoned answer without seeing each other's marks: 1 or 2.
    pub markers: u32,
    /// The id of the objective it asks.
    pub objective: Option<String>,
    /// The ids of the sources that the key rests on.
    pub basis: Vec<String>,
    /// Whether a partly right answer earns nothing; else it earns its share.
    pub all_or_nothing: bool,
    /// The right answer. It never leaves the server.
    pub key: Key,
    /// What is shown, in each language in which it exists; the source language is always there.
    pub texts: BTreeMap<Language, QuestionText>,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionKind {
    /// One of several options. Key: [`Key::Options`] with one id.
    Single,
    /// Any number of options. Key: [`Key::Options`].
    Multiple,
    /// True or false: two options, one of them right. Key: [`Key::Options`] with one id.
    TrueFalse,
    /// A number. Key: [`Key::Number`].
    Number,
    /// Options to be put into order. Key: [`Key::Order`].
    Order,
    /// `rows` on the left, each to be given one of the `options` on the right. Key: [`Key::Pairs`].
    Match,
    /// A few words. Key: [`Key::Words`].
    Text,
    /// Gaps in the stem to be filled in. Key: [`Key::Blanks`].
    Blanks,
    /// Reasons in the judge's own words, weighed by a trainer. Key: [`Key::Rubric`].
    Reasoned,
    /// An opinion: one of the options, or free text if there are none. Key: [`Key::None`].
    Survey,
}

impl QuestionKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Single,
        Self::Multiple,
        Self::TrueFalse,
        Self::Number,
        Self::Order,
        Self::Match,
        Self::Text,
        Self::Blanks,
        Self::Reasoned,
        Self::Survey,
    ];

    /// Whether it may be answered in one's own words.
    #[must_use]
    pub const fn takes_words(self) -> bool {
        match self {
            Self::Text | Self::Reasoned | Self::Survey => true,
            Self::Single
            | Self::Multiple
            | Self::TrueFalse
            | Self::Number
            | Self::Order
            | Self::Match
            | Self::Blanks => false,
        }
    }

    /// As it stands in a heading's class: `single`, `true-false`, …
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::TrueFalse => "true-false",
            Self::Number => "number",
            Self::Order => "order",
            Self::Match => "match",
            Self::Text => "text",
            Self::Blanks => "blanks",
            Self::Reasoned => "reasoned",
            Self::Survey => "survey",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The right answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// The ids of the right options.
    Options(BTreeSet<String>),
    /// A number.
    Number {
        /// The number itself.
        answer: f64,
        /// How far an answer may lie from it on either side.
        tolerance: f64,
        /// What is counted, in the source language; [`QuestionText::unit`] has it in each language.
        unit: Option<String>,
    },
    /// The ids of the options in the right order.
    Order(Vec<String>),
    /// From the id of each row to the id of the option that belongs to it.
    Pairs(BTreeMap<String, String>),
    /// The accepted answers in each language.
    Words(BTreeMap<Language, Vec<String>>),
    /// The accepted answers in each language, for each blank by its id.
    Blanks(BTreeMap<String, BTreeMap<Language, Vec<String>>>),
    /// What a trainer looks for, in the order in which it is marked;
    /// [`QuestionText::criteria`] has the words.
    Rubric(Vec<Criterion>),
    /// There is no right answer: an opinion is asked.
    None,
}

/// Something that a trainer looks for in a reasoned answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// The id, unique in the question.
    pub id: String,
    /// What meeting it wholly is worth.
    pub points: u32,
}

/// A question in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionText {
    /// The heading, plain text.
    pub title: String,
    /// What is asked, rendered; may be empty when the title says it all. In a question with blanks
    /// it has a place for each: see [`QuestionText::stem_with`].
    pub stem: String,
    /// The options. Those of `order` and `match` come in an order that says nothing about the key.
    pub options: Vec<OptionText>,
    /// The left-hand side of `match`, else empty.
    pub rows: Vec<OptionText>,
    /// What `match` calls its two sides, rendered; empty if it does not call them anything.
    pub columns: Vec<String>,
    /// The ids of the blanks in the stem, in the order in which they stand.
    pub blanks: Vec<String>,
    /// What a `number` counts.
    pub unit: Option<String>,
    /// The words of the rubric's criteria, in the order of the key; for after grading.
    pub criteria: Vec<OptionText>,
    /// Why, rendered; for after grading.
    pub explanation: Option<String>,
    /// A hint, rendered; on request.
    pub hint: Option<String>,
}

impl QuestionText {
    /// The stem with each blank replaced by what `field` gives for its id: HTML, such as an input.
    pub fn stem_with(&self, mut field: impl FnMut(&str) -> String) -> String {
        let mut stem = self.stem.clone();
        for id in &self.blanks {
            stem = stem.replacen(&blank_place(id), &field(id), 1);
        }
        stem
    }
}

/// What stands in a stem where a blank goes.
pub(crate) fn blank_place(id: &str) -> String {
    format!("<span class=\"blank\" data-blank=\"{id}\"></span>")
}

/// One option in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionText {
    /// The id, unique in the question and shared by all languages.
    pub id: String,
    /// Its words, rendered.
    pub html: String,
    /// What is said to somebody who chose it, rendered; for after grading.
    pub feedback: Option<String>,
}

impl Question {
    /// The text in `language`, or in the language it falls back to. None only for a question that
    /// was not made by this crate.
    #[must_use]
    pub fn text(&self, language: Language) -> Option<&QuestionText> {
        self.texts
            .get(&language)
            .or_else(|| self.texts.get(&Language::En))
            .or_else(|| self.texts.values().next())
    }
}
