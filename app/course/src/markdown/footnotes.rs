//! Footnotes, as they stand below a text.

use std::collections::BTreeMap;

use pulldown_cmark::Tag;

use crate::problem::Rule;

use super::html::Renderer;
use super::tree::{Node, What};

impl Renderer<'_> {
    /// Renders the footnotes that were referred to, from their definitions; those that were not are
    /// refused.
    pub(crate) fn notes(&mut self, definitions: &[Node<'_>]) -> Option<String> {
        let mut left: BTreeMap<&str, &Node<'_>> = BTreeMap::new();
        for node in definitions {
            let What::Tag(Tag::FootnoteDefinition(label)) = &node.what else {
                continue;
            };
            if left.insert(label, node).is_some() {
                self.sheet.wrong(
                    node.span.start..node.span.start + 1,
                    Rule::DuplicateId,
                    format!("another footnote has the label `{label}`"),
                    "give each its own label",
                );
            }
        }
        let mut notes = String::new();
        // A footnote may refer to another one, so it goes on until no new one turns up.
        let mut number = 0;
        while let Some(node) = self
            .labels
            .get(number)
            .and_then(|label| left.remove(label.as_str()))
        {
            number += 1;
            let text = self.blocks(&node.children);
            notes.push_str(&format!("<li id=\"footnote-{number}\">{text}"));
            notes.push_str(&format!(
                "<a href=\"#footnote-{number}-back\" role=\"doc-backlink\" aria-label=\"{number}\">↩</a></li>\n"
            ));
        }
        for node in left.values() {
            self.sheet.wrong(
                node.span.start..node.span.start + 1,
                Rule::BrokenLink,
                "nothing refers to this footnote",
                "refer to it in the text, or delete it",
            );
        }
        (!notes.is_empty()).then(|| {
            format!(
                "<section class=\"footnotes\" role=\"doc-endnotes\"><ol>\n{notes}</ol></section>\n"
            )
        })
    }
}
