//! Lists to choose from, or to mark by: each item has an id, its words and, indented under it, its
//! feedback.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::Tag;

use super::Reader;
use super::option_id::{CRITERION, Noun, OPTION, take};
use crate::markdown::{Node, What, plain};
use crate::problem::Rule;
use crate::question::{OptionText, QuestionKind};

/// Nobody weighs more options.
const MOST: usize = 50;

/// An item of a list to choose from.
pub(super) struct Choice {
    pub id: String,
    /// The box before it, if there is one.
    pub ticked: Option<bool>,
    pub html: String,
    /// Its words without markup.
    pub words: String,
    pub feedback: Option<String>,
    /// What it is worth, as it stands there; for criteria alone.
    pub points: Option<String>,
    pub span: Range<usize>,
}

impl Choice {
    /// What is shown of it.
    pub(super) fn text(self) -> OptionText {
        OptionText {
            id: self.id,
            html: self.html,
            feedback: self.feedback,
        }
    }
}

/// Whether this is a list with boxes.
pub(super) fn is_task_list(node: &Node<'_>) -> bool {
    matches!(node.what, What::Tag(Tag::List(_)))
        && node.children.iter().any(|item| has_box(item).is_some())
}

/// How many boxes of a list are ticked.
pub(super) fn ticked(list: &Node<'_>) -> usize {
    list.children
        .iter()
        .filter(|item| has_box(item) == Some(true))
        .count()
}

fn has_box(item: &Node<'_>) -> Option<bool> {
    let first = item.children.first()?;
    let first = if matches!(first.what, What::Tag(Tag::Paragraph)) {
        first.children.first()?
    } else {
        first
    };
    match first.what {
        What::Box(ticked) => Some(ticked),
        _ => None,
    }
}

/// Reads the items of a list; with `boxes` each must have one.
pub(super) fn read(
    reader: &mut Reader<'_, '_>,
    list: Option<Node<'_>>,
    boxes: bool,
) -> Vec<Choice> {
    let Some(list) = list else {
        let (what, how) = match reader.kind {
            QuestionKind::Order => (
                "options",
                "a numbered list in the right order: 1. {#id} words",
            ),
            QuestionKind::Reasoned => (
                "criteria",
                "a list of what a trainer looks for: - {#id points=2} words",
            ),
            _ => (
                "options",
                "a list of options: - [ ] {#id} words, the right one with [x]; or add the class of another kind",
            ),
        };
        reader.wrong(
            Rule::MissingOptions,
            format!("the question has no {what}"),
            format!("add {how}"),
        );
        return Vec::new();
    };
    let mut choices: Vec<Choice> = Vec::new();
    let mut seen = BTreeSet::new();
    let Noun { one, several, .. } = noun(reader.kind);
    if list.children.len() > MOST {
        reader.wrong(
            Rule::MissingOptions,
            format!("the question has more than {MOST} {several}"),
            "nobody can weigh so many; divide the question",
        );
    }
    for item in list.children.into_iter().take(MOST) {
        let choice = item_of(reader, item, boxes);
        let sheet = reader.renderer.sheet;
        if !choice.id.is_empty() && choices.iter().any(|other| other.id == choice.id) {
            sheet.wrong(
                choice.span.clone(),
                Rule::DuplicateId,
                format!("another {one} of this question has the id `{}`", choice.id),
                "give each its own id",
            );
        }
        if !choice.words.is_empty() && !seen.insert(choice.words.to_lowercase()) {
            sheet.wrong(
                choice.span.clone(),
                Rule::DuplicateOption,
                format!("another {one} of this question says the same"),
                "delete one, or word it differently",
            );
        }
        choices.push(choice);
    }
    if choices.len() < 2 && reader.kind != QuestionKind::Reasoned {
        reader.wrong(
            Rule::MissingOptions,
            "there is only one option to choose from",
            "add another one",
        );
    }
    choices
}

/// What the items of a question are called.
pub(super) const fn noun(kind: QuestionKind) -> &'static Noun {
    match kind {
        QuestionKind::Reasoned => &CRITERION,
        _ => &OPTION,
    }
}

fn item_of(reader: &mut Reader<'_, '_>, item: Node<'_>, boxes: bool) -> Choice {
    let span = item.span.clone();
    let sheet = reader.renderer.sheet;
    let ticked = has_box(&item);
    if boxes && ticked.is_none() {
        sheet.wrong(
            span.clone(),
            Rule::MissingOptions,
            "an option has no box",
            match sheet.text()[span.clone()].lines().next() {
                Some(line) if line.contains(['\u{445}', '\u{425}']) && line.contains('[') => {
                    "write - [ ] before it, or - [x] if it is right, with the Latin letter x: this one may be Cyrillic"
                }
                _ => "write - [ ] before it, or - [x] if it is right",
            },
        );
    }
    let (quotes, mut content): (Vec<_>, Vec<_>) = item
        .children
        .into_iter()
        .partition(|node| matches!(node.what, What::Tag(Tag::BlockQuote(None))));
    let noun = noun(reader.kind);
    let Noun { one, several, .. } = noun;
    let (id, points) = take(sheet, &mut content, &span, noun);
    let words = plain(&content);
    if words.is_empty() && !content.iter().any(shows) {
        let (rule, message) = match quotes.is_empty() {
            true => (Rule::MissingText, format!("the {one} is empty")),
            false => (
                Rule::FeedbackWithoutOption,
                format!("this is feedback without {}", noun.with_article),
            ),
        };
        sheet.wrong(
            span.clone(),
            rule,
            message,
            format!("write the {one} after its id, and its feedback under it"),
        );
    }
    if let Some(second) = quotes.get(1) {
        sheet.wrong(
            second.span.clone(),
            Rule::StrayText,
            format!("the {one} has a second feedback"),
            "put both into one quotation",
        );
    }
    let html = item_html(reader, &content);
    let feedback = quotes
        .first()
        .map(|quote| reader.renderer.blocks(&quote.children));
    let told_apart = !matches!(
        reader.kind,
        QuestionKind::Order | QuestionKind::Survey | QuestionKind::Reasoned
    );
    if feedback.is_some() && !told_apart {
        reader.renderer.sheet.wrong(
            quotes
                .first()
                .map_or(span.clone(), |quote| quote.span.clone()),
            Rule::StrayText,
            format!(
                "{several} of the kind .{} have no feedback",
                reader.kind.code()
            ),
            "put it into > [!NOTE]",
        );
    }
    Choice {
        id: id.unwrap_or_default(),
        ticked,
        html,
        words,
        feedback,
        points,
        span,
    }
}

/// A single paragraph is shown as words.
pub(super) fn item_html(reader: &mut Reader<'_, '_>, content: &[Node<'_>]) -> String {
    let html = match content {
        [
            Node {
                what: What::Tag(Tag::Paragraph),
                children,
                ..
            },
        ] => reader.renderer.inline(children),
        _ => reader.renderer.blocks(content),
    };
    html.trim().to_owned()
}

/// Whether a piece without words shows something: a picture, or the name of what it links to.
fn shows(node: &Node<'_>) -> bool {
    matches!(node.what, What::Tag(Tag::Image { .. } | Tag::Link { .. }))
        || node.children.iter().any(shows)
}

/// Reads the accepted answers of a short text: a list without ids.
pub(super) fn words(reader: &mut Reader<'_, '_>, list: Option<Node<'_>>) -> Vec<String> {
    let Some(list) = list else {
        if !reader.translated {
            reader.wrong(
                Rule::NoRightAnswer,
                "the question has no accepted answers",
                "add a list of them: - answer",
            );
        }
        return Vec::new();
    };
    let mut accepted: Vec<String> = Vec::new();
    for item in &list.children {
        let answer = plain(&item.children);
        let sheet = reader.renderer.sheet;
        if answer.is_empty() {
            sheet.wrong(
                item.span.clone(),
                Rule::NoRightAnswer,
                "an accepted answer is empty",
                "write it",
            );
        } else if accepted
            .iter()
            .any(|other| other.to_lowercase() == answer.to_lowercase())
        {
            sheet.wrong(
                item.span.clone(),
                Rule::DuplicateOption,
                "this answer is accepted already",
                "delete it",
            );
        } else {
            accepted.push(answer);
        }
    }
    accepted
}
