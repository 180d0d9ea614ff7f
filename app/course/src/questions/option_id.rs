//! What stands in braces at the beginning of an option: `{#id}`, of a criterion `{#id points=2}`.

use std::ops::Range;

use pulldown_cmark::Tag;

use crate::id::check_id;
use crate::markdown::{Node, What};
use crate::problem::Rule;
use crate::sheet::Sheet;

/// What an item is called.
pub(super) struct Noun {
    pub one: &'static str,
    pub with_article: &'static str,
    pub several: &'static str,
    /// Whether it says what it is worth.
    pub has_points: bool,
}

/// Something to choose, to put in its place or to match.
pub(super) const OPTION: Noun = Noun {
    one: "option",
    with_article: "an option",
    several: "options",
    has_points: false,
};

/// Something to mark by.
pub(super) const CRITERION: Noun = Noun {
    one: "criterion",
    with_article: "a criterion",
    several: "criteria",
    has_points: true,
};

/// Takes the box and the `{#id}` from the beginning of a cell. None if it has no id; then that has
/// been said.
pub(super) fn take_id(
    sheet: &Sheet,
    content: &mut Vec<Node<'_>>,
    span: &Range<usize>,
) -> Option<String> {
    take(sheet, content, span, &OPTION).0
}

/// Takes the box and the braces from the beginning of an item: its id, if it has one (if not, that
/// has been said), and what it says it is worth.
pub(super) fn take(
    sheet: &Sheet,
    content: &mut Vec<Node<'_>>,
    span: &Range<usize>,
    noun: &Noun,
) -> (Option<String>, Option<String>) {
    let words = match content.first_mut() {
        Some(Node {
            what: What::Tag(Tag::Paragraph),
            children,
            ..
        }) => children,
        _ => content,
    };
    if matches!(
        words.first(),
        Some(Node {
            what: What::Box(_),
            ..
        })
    ) {
        words.remove(0);
    }
    let braces = match words.first_mut() {
        Some(Node {
            what: What::Text(text),
            ..
        }) => {
            let trimmed = text.trim_start();
            let found = trimmed
                .strip_prefix('{')
                .and_then(|rest| rest.split_once('}'))
                .map(|(braces, rest)| (braces.to_owned(), rest.trim_start().to_owned()));
            *text = found
                .as_ref()
                .map_or(trimmed.to_owned(), |(_, rest)| rest.clone());
            found.map(|(braces, _)| braces)
        }
        _ => None,
    };
    let (mut id, mut points) = (None, None);
    for word in braces.as_deref().unwrap_or_default().split_whitespace() {
        match (word.strip_prefix('#'), word.strip_prefix("points=")) {
            (Some(name), _) if id.is_none() => id = Some(name.to_owned()),
            (_, Some(worth)) if points.is_none() && noun.has_points => {
                points = Some(worth.to_owned());
            }
            _ => sheet.wrong(
                sheet.within(span, word),
                Rule::UnknownAttribute,
                format!("{} has no attribute `{word}`", noun.with_article),
                if noun.has_points {
                    "write its id and its points: {#id points=2}"
                } else {
                    "write only its id: {#id}"
                },
            ),
        }
    }
    let id = match id {
        Some(id) => check_id(sheet, &id, sheet.within(span, &id)).then_some(id),
        None => {
            sheet.wrong(
                span.clone(),
                Rule::MissingId,
                format!("the {} has no id", noun.one),
                "add one that never changes, before its words: {#id}",
            );
            None
        }
    };
    (id, points)
}
