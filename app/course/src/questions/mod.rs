//! Reads a question: its kind and attributes, its options, its key, and how a translation of it
//! agrees with the source.

mod agreement;
mod anatomy;
mod attributes;
mod blanks;
mod choices;
mod keys;
mod option_id;
mod pairs;
mod rubric;

use std::collections::BTreeMap;
use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::markdown::{QuestionPart, Renderer};
use crate::problem::Rule;
use crate::question::{Key, OptionText, Question, QuestionKind, QuestionText};
use crate::sheet::Placed;
use anatomy::{Anatomy, dissect};
use choices::Choice;

/// A question in one language, as it was read.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The question with this one text.
    pub question: Question,
    /// The attributes as they stand, to compare those of a translation with.
    pub attributes: BTreeMap<String, String>,
    /// The ids of the options in the order in which they were written, and where each stands.
    pub written: Vec<Placed>,
    /// The heading.
    pub span: Range<usize>,
}

/// Reads a question. `original` is the same question in the source language; without it this is
/// the source language. None if it has no id.
pub(crate) fn read(
    part: QuestionPart<'_>,
    renderer: &mut Renderer<'_>,
    original: Option<&Asked>,
) -> Option<Asked> {
    let sheet = renderer.sheet;
    let span = part.span.clone();
    let Some(id) = part.id else {
        sheet.wrong(
            span,
            Rule::MissingId,
            "the question has no id",
            "add one that never changes: ## Title {#id .question}",
        );
        return None;
    };
    renderer.title.clone_from(&part.words);
    renderer.in_question = true;
    let stated = attributes::kind(sheet, &span, &part.classes)
        .or_else(|| original.map(|original| original.question.kind));
    let anatomy = dissect(part.nodes, stated, renderer);
    let kind = stated.unwrap_or_else(|| guess(&anatomy));
    let mut reader = Reader {
        renderer,
        kind,
        span: span.clone(),
        attributes: &part.attributes,
        translated: original.is_some(),
    };
    let (mut text, key, written) = reader.body(&id, anatomy);
    text.title = part.words;
    if kind == QuestionKind::Number {
        text.unit = part.attributes.get("unit").cloned();
    }
    let policy = attributes::policy(reader.renderer, &span, kind, &part.attributes);
    let points = match &key {
        Key::Rubric(criteria) => criteria.iter().map(|criterion| criterion.points).sum(),
        _ => policy.points,
    };
    let words = (kind == QuestionKind::Reasoned)
        .then(|| attributes::words(sheet, &span, &part.attributes, original.is_some()))
        .flatten();
    renderer.in_question = false;
    let asked = Asked {
        question: Question {
            id,
            is_draft: part.is_draft,
            kind,
            points,
            words,
            markers: policy.markers,
            objective: policy.objective,
            basis: policy.basis,
            all_or_nothing: policy.all_or_nothing,
            key,
            texts: BTreeMap::from([(renderer.language, text)]),
        },
        attributes: part.attributes,
        written,
        span,
    };
    if let Some(original) = original {
        agreement::check(sheet, &asked, original);
    }
    Some(asked)
}

/// Without a class, several `[x]` make it multiple, and one makes it single.
fn guess(anatomy: &Anatomy<'_>) -> QuestionKind {
    let ticked = anatomy.body.as_ref().map_or(0, choices::ticked);
    if ticked > 1 {
        QuestionKind::Multiple
    } else {
        QuestionKind::Single
    }
}

/// What the parts of reading one question share.
struct Reader<'r, 'a> {
    renderer: &'r mut Renderer<'a>,
    kind: QuestionKind,
    /// The heading.
    span: Range<usize>,
    attributes: &'r BTreeMap<String, String>,
    /// Whether this is a translation, which need not repeat the key.
    translated: bool,
}

impl Reader<'_, '_> {
    fn wrong(&self, rule: Rule, message: impl Into<String>, advice: impl Into<String>) {
        self.renderer
            .sheet
            .wrong(self.span.clone(), rule, message, advice);
    }

    /// Reads the text and the key; also gives the ids of the options as they were written.
    fn body(&mut self, id: &str, mut anatomy: Anatomy<'_>) -> (QuestionText, Key, Vec<Placed>) {
        let mut text = QuestionText::default();
        let mut answers = Vec::new();
        if self.kind == QuestionKind::Blanks {
            answers = blanks::open(self.renderer.sheet, &mut anatomy.stem);
            text.blanks = (1..=answers.len())
                .map(|number| number.to_string())
                .collect();
        }
        text.stem = self.renderer.blocks(&anatomy.stem);
        let body = anatomy.body.take();
        let (key, written) = match self.kind {
            QuestionKind::Single | QuestionKind::Multiple | QuestionKind::TrueFalse => {
                let choices = choices::read(self, body, true);
                let key = self.ticks(&choices);
                let written = placed(&choices);
                text.options = choices.into_iter().map(Choice::text).collect();
                (key, written)
            }
            QuestionKind::Number => (
                attributes::number(
                    self.renderer.sheet,
                    &self.span,
                    self.attributes,
                    self.translated,
                ),
                Vec::new(),
            ),
            QuestionKind::Order => {
                let choices = choices::read(self, body, false);
                let written = placed(&choices);
                text.options = choices.into_iter().map(Choice::text).collect();
                scatter(id, &mut text.options);
                let order = written.iter().map(|(id, _)| id.clone()).collect();
                (Key::Order(order), written)
            }
            QuestionKind::Match => {
                let mut written = Vec::new();
                let pairs = pairs::read(self, body, &mut text, &mut written);
                scatter(id, &mut text.options);
                (Key::Pairs(pairs), written)
            }
            QuestionKind::Text => {
                let words = choices::words(self, body);
                (
                    Key::Words(BTreeMap::from([(self.renderer.language, words)])),
                    Vec::new(),
                )
            }
            QuestionKind::Blanks => (self.blanks(answers), Vec::new()),
            QuestionKind::Reasoned => {
                let mut written = Vec::new();
                let rubric = rubric::read(self, body, &mut text.criteria, &mut written);
                (Key::Rubric(rubric), written)
            }
            QuestionKind::Survey => {
                let mut written = Vec::new();
                text.options = self.opinions(body, &mut written);
                (Key::None, written)
            }
        };
        text.explanation = self.rendered(&anatomy.explanation);
        text.hint = self.rendered(&anatomy.hint);
        (text, key, written)
    }

    fn rendered(&mut self, nodes: &Option<crate::markdown::Node<'_>>) -> Option<String> {
        nodes
            .as_ref()
            .map(|node| self.renderer.blocks(&node.children))
    }
}

/// The ids of choices, and where each stands.
fn placed(choices: &[Choice]) -> Vec<Placed> {
    choices
        .iter()
        .map(|choice| (choice.id.clone(), choice.span.clone()))
        .collect()
}

/// Puts options into an order that is always the same and says nothing about the key.
fn scatter(question: &str, options: &mut [OptionText]) {
    options
        .sort_by_cached_key(|option| Sha256::digest(format!("{question}/{}", option.id)).to_vec());
}
