//! The id at the beginning of an option: `{#id}`.

use std::ops::Range;

use pulldown_cmark::Tag;

use crate::id::check_id;
use crate::markdown::{Node, What};
use crate::problem::Rule;
use crate::sheet::Sheet;

/// Takes the box and the `{#id}` from the beginning of an item or a cell. None if it has no id;
/// then that has been said.
pub(super) fn take_id(
    sheet: &Sheet,
    content: &mut Vec<Node<'_>>,
    span: &Range<usize>,
) -> Option<String> {
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
    let mut id = None;
    for word in braces.as_deref().unwrap_or_default().split_whitespace() {
        match word.strip_prefix('#') {
            Some(name) if id.is_none() => id = Some(name.to_owned()),
            _ => sheet.wrong(
                sheet.within(span, word),
                Rule::UnknownAttribute,
                format!("an option has no attribute `{word}`"),
                "write only its id: {#id}",
            ),
        }
    }
    match id {
        Some(id) if check_id(sheet, &id, sheet.within(span, &id)) => Some(id),
        Some(_) => None,
        None => {
            sheet.wrong(
                span.clone(),
                Rule::MissingId,
                "the option has no id",
                "add one that never changes, before its words: {#id}",
            );
            None
        }
    }
}
