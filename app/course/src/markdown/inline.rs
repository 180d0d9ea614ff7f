//! Words and what stands among them, as HTML.

use pulldown_cmark::{LinkType, Tag};

use super::html::{Renderer, escaped};
use super::tree::{Node, What, plain};
use crate::problem::Rule;
use crate::question::blank_place;

impl Renderer<'_> {
    /// Renders words: no paragraphs or lists.
    pub(crate) fn inline(&mut self, nodes: &[Node<'_>]) -> String {
        let mut out = String::new();
        for node in nodes {
            self.word(node, &mut out);
        }
        out
    }

    /// Renders one piece among words.
    pub(super) fn word(&mut self, node: &Node<'_>, out: &mut String) {
        match &node.what {
            What::Text(text) => {
                if text.contains("[[") {
                    self.sheet.wrong(
                        self.sheet.within(&node.span, "[["),
                        Rule::UnexpectedKey,
                        "[[…]] would show its answer here",
                        "only the stem of a question with the class .blanks has blanks",
                    );
                }
                if let Some((label, _)) = text.split_once("[^").and_then(|(_, rest)| rest.split_once(']')) {
                    self.sheet.wrong(
                        self.sheet.within(&node.span, &format!("[^{label}]")),
                        Rule::BrokenLink,
                        format!("there is no footnote `{label}`"),
                        format!("add a line with the note: [^{label}]: …"),
                    );
                }
                out.push_str(&escaped(text));
            }
            What::Code(code) => out.push_str(&format!("<code>{}</code>", escaped(code))),
            What::SoftBreak => out.push('\n'),
            What::HardBreak => out.push_str("<br>\n"),
            What::Blank(id) => out.push_str(&blank_place(id)),
            What::Footnote(label) => self.footnote(label, node, out),
            What::Box(_) => self.sheet.wrong(
                node.span.clone(),
                Rule::StrayText,
                "a task list can only hold the options of a question",
                "give the heading above it an id and the class: {#id .question}, and the question one list",
            ),
            What::Tag(Tag::Emphasis) => self.around_words("em", node, out),
            What::Tag(Tag::Strong) => self.around_words("strong", node, out),
            What::Tag(Tag::Strikethrough) => self.around_words("del", node, out),
            What::Tag(Tag::Superscript) => self.around_words("sup", node, out),
            What::Tag(Tag::Subscript) => self.around_words("sub", node, out),
            What::Tag(Tag::Link { link_type, dest_url, title, .. }) => {
                let mailbox = format!("mailto:{dest_url}");
                let address = if *link_type == LinkType::Email { &mailbox } else { &**dest_url };
                self.link(address, title, node, out);
            }
            What::Tag(Tag::Image { dest_url, title, .. }) => {
                self.picture(dest_url, title, &plain(&node.children), node.span.clone(), out);
            }
            What::Html | What::Line => {}
            What::Tag(_) => self.block(node, out),
        }
    }

    fn around_words(&mut self, tag: &str, node: &Node<'_>, out: &mut String) {
        let words = self.inline(&node.children);
        out.push_str(&format!("<{tag}>{words}</{tag}>"));
    }

    fn footnote(&mut self, label: &str, node: &Node<'_>, out: &mut String) {
        if self.in_document {
            self.not_in_document(node, "footnotes");
            return;
        }
        if self.in_question || self.in_open_point {
            let (message, advice) = match self.in_question {
                true => (
                    "a question has no footnotes",
                    "say it in the explanation: > [!NOTE]",
                ),
                false => (
                    "an open point has no footnotes: it is shown on a page of its own, too",
                    "say it in the open point",
                ),
            };
            self.sheet
                .wrong(node.span.clone(), Rule::StrayText, message, advice);
            return;
        }
        let next = self.footnotes.len() + 1;
        let number = *self.footnotes.entry(label.to_owned()).or_insert(next);
        let first = number == next;
        if first {
            self.labels.push(label.to_owned());
        }
        let id = if first {
            format!(" id=\"footnote-{number}-back\"")
        } else {
            String::new()
        };
        out.push_str(&format!(
            "<sup><a class=\"footnote\" href=\"#footnote-{number}\"{id} role=\"doc-noteref\">{number}</a></sup>"
        ));
    }
}
