//! Divides the text of a question: the stem, the list or table of options, the explanation, the hint.

use pulldown_cmark::{BlockQuoteKind, Tag};

use super::choices::is_task_list;
use crate::markdown::{Node, Renderer, What};
use crate::problem::Rule;
use crate::question::QuestionKind;

/// The parts of a question.
pub(super) struct Anatomy<'a> {
    pub stem: Vec<Node<'a>>,
    /// The list or table to choose from.
    pub body: Option<Node<'a>>,
    /// `> [!NOTE]`
    pub explanation: Option<Node<'a>>,
    /// `> [!TIP]`
    pub hint: Option<Node<'a>>,
}

/// Divides a question of this kind, or of one that the list will tell.
pub(super) fn dissect<'a>(
    nodes: Vec<Node<'a>>,
    kind: Option<QuestionKind>,
    renderer: &Renderer<'_>,
) -> Anatomy<'a> {
    let is_body = |node: &Node<'_>| {
        let What::Tag(tag) = &node.what else {
            return false;
        };
        match kind {
            Some(QuestionKind::Order) => matches!(tag, Tag::List(Some(_))),
            Some(QuestionKind::Text) => matches!(tag, Tag::List(None)),
            Some(QuestionKind::Survey | QuestionKind::Reasoned) => matches!(tag, Tag::List(_)),
            Some(QuestionKind::Match) => matches!(tag, Tag::Table(_)),
            Some(QuestionKind::Number | QuestionKind::Blanks) => false,
            None
            | Some(QuestionKind::Single | QuestionKind::Multiple | QuestionKind::TrueFalse) => {
                is_task_list(node)
            }
        }
    };
    let ticked = matches!(
        kind,
        None | Some(QuestionKind::Single | QuestionKind::Multiple | QuestionKind::TrueFalse)
    );
    let nodes = match ticked {
        true => undivided(nodes, renderer),
        false => nodes,
    };
    let at = nodes.iter().rposition(is_body);
    let mut anatomy = Anatomy {
        stem: Vec::new(),
        body: None,
        explanation: None,
        hint: None,
    };
    for (position, node) in nodes.into_iter().enumerate() {
        match &node.what {
            What::Tag(Tag::BlockQuote(Some(BlockQuoteKind::Note))) => {
                once(renderer, &mut anatomy.explanation, node, "explanation")
            }
            What::Tag(Tag::BlockQuote(Some(BlockQuoteKind::Tip))) => {
                once(renderer, &mut anatomy.hint, node, "hint")
            }
            _ if at == Some(position) => anatomy.body = Some(node),
            _ if at.is_none_or(|at| position < at) => anatomy.stem.push(node),
            What::Tag(Tag::BlockQuote(None)) => renderer.sheet.wrong(
                node.span,
                Rule::FeedbackWithoutOption,
                "this feedback belongs to no option",
                "indent it under its option by two spaces, or write > [!NOTE] for an explanation",
            ),
            _ => renderer.sheet.wrong(
                node.span,
                Rule::StrayText,
                "this stands after the options and belongs to nothing",
                "move it before the options, put it into > [!NOTE], or begin a new section",
            ),
        }
    }
    anatomy
}

/// Joins a list of options again that feedback at the margin has divided, and says so: Markdown
/// ends a list where a quotation is not indented.
fn undivided<'a>(nodes: Vec<Node<'a>>, renderer: &Renderer<'_>) -> Vec<Node<'a>> {
    let is_quote = |node: &Node<'_>| matches!(node.what, What::Tag(Tag::BlockQuote(None)));
    let first = nodes.iter().position(is_task_list);
    let last = nodes.iter().rposition(is_task_list);
    let (Some(first), Some(last)) = (first, last) else {
        return nodes;
    };
    if !nodes[first..=last].iter().any(is_quote) {
        return nodes;
    }
    let mut joined: Vec<Node<'a>> = Vec::new();
    for (position, node) in nodes.into_iter().enumerate() {
        let within = (first..=last).contains(&position);
        if within && is_quote(&node) {
            renderer.sheet.wrong(
                node.span,
                Rule::FeedbackWithoutOption,
                "this feedback stands at the margin: it belongs to no option and divides the list",
                "indent it under its option by two spaces",
            );
        } else if within && position > first && is_task_list(&node) {
            if let Some(list) = joined.get_mut(first) {
                list.span.end = node.span.end;
                list.children.extend(node.children);
            }
        } else {
            joined.push(node);
        }
    }
    joined
}

/// Keeps the first of its kind and refuses others.
fn once<'a>(renderer: &Renderer<'_>, place: &mut Option<Node<'a>>, node: Node<'a>, what: &str) {
    if place.is_some() {
        renderer.sheet.wrong(
            node.span,
            Rule::StrayText,
            format!("the question has a second {what}"),
            "put both into one box",
        );
    } else {
        *place = Some(node);
    }
}
