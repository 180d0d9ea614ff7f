//! From HTML to a text: what has a counterpart in Markdown is kept, of the rest the words, and that
//! is said.

use super::html::{Element, Piece};
use super::rendered::{Rendered, aside};
use super::{Block, Definition, Inline, Text};
use crate::report::Reasons;

mod tables;
mod words;

pub(super) use words::trimmed;

/// Whose HTML it is.
#[derive(Clone, Copy)]
pub(crate) enum Dialect<'a> {
    /// What this crate rendered.
    Rendered(&'a Rendered),
    /// Anybody's.
    Foreign,
}

/// Reads HTML.
pub(crate) fn from_html(pieces: &[Piece], dialect: Dialect<'_>, reasons: &mut Reasons) -> Text {
    Reader { dialect, reasons }.blocks(pieces)
}

struct Reader<'a> {
    dialect: Dialect<'a>,
    reasons: &'a mut Reasons,
}

/// Elements whose content is blocks like that around them.
const TRANSPARENT: [&str; 12] = [
    "article", "body", "center", "details", "div", "figure", "footer", "header", "html", "main",
    "section", "summary",
];

/// Elements that stand among blocks.
const BLOCKS: [&str; 15] = [
    "p",
    "blockquote",
    "aside",
    "ul",
    "ol",
    "dl",
    "pre",
    "table",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
];

fn is_block(element: &Element) -> bool {
    BLOCKS.contains(&element.name.as_str()) || TRANSPARENT.contains(&element.name.as_str())
}

impl Reader<'_> {
    /// Reads blocks; words among them become [`Block::Plain`].
    fn blocks(&mut self, pieces: &[Piece]) -> Text {
        let mut text = Text::new();
        let mut run: Vec<Piece> = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Element(element) if is_block(element) => {
                    self.flush(&mut run, &mut text);
                    self.block(element, &mut text);
                }
                other => run.push(other.clone()),
            }
        }
        self.flush(&mut run, &mut text);
        text
    }

    fn flush(&mut self, run: &mut Vec<Piece>, text: &mut Text) {
        let words = self.line(&std::mem::take(run));
        if !words.is_empty() {
            text.push(Block::Plain(words));
        }
    }

    fn block(&mut self, element: &Element, text: &mut Text) {
        let children = &element.children;
        match element.name.as_str() {
            "p" if children.iter().any(holds_block) => text.extend(self.blocks(children)),
            "p" => {
                let words = self.line(children);
                if !words.is_empty() {
                    text.push(Block::Paragraph(words));
                }
            }
            "blockquote" => {
                let inner = self.blocks(children);
                text.push(Block::Quote(inner));
            }
            "aside" => {
                let inner = self.blocks(children);
                text.push(match aside(element) {
                    Some(kind) => Block::Aside(kind, inner),
                    None => Block::Quote(inner),
                });
            }
            "ul" | "ol" => text.push(self.list(element)),
            "dl" => text.push(self.definitions(element)),
            "pre" => text.push(code(element)),
            "table" => text.extend(self.table(element)),
            "hr" => text.push(Block::Line),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let words = self.line(children);
                self.reasons
                    .say("a heading in the text was made bold: a question has no headings inside");
                if !words.is_empty() {
                    text.push(Block::Paragraph(vec![Inline::Strong(words)]));
                }
            }
            _ => text.extend(self.blocks(children)),
        }
    }

    fn list(&mut self, element: &Element) -> Block {
        let start = (element.name == "ol").then(|| {
            element
                .attribute("start")
                .and_then(|start| start.parse().ok())
                .unwrap_or(1)
        });
        let mut items: Vec<Text> = Vec::new();
        for child in element.elements() {
            let content = self.blocks(&child.children);
            if child.name == "li" {
                items.push(content);
            } else {
                // A list that stands in a list and not in one of its items belongs to the item before.
                let alone = self.blocks(std::slice::from_ref(&Piece::Element(child.clone())));
                match items.last_mut() {
                    Some(item) => item.extend(alone),
                    None => items.push(alone),
                }
            }
        }
        Block::List { start, items }
    }

    fn definitions(&mut self, element: &Element) -> Block {
        let definitions = element.elements().map(|child| match child.name.as_str() {
            "dt" => Definition::Term(self.line(&child.children)),
            _ => Definition::Meaning(self.blocks(&child.children)),
        });
        Block::Definitions(definitions.collect())
    }
}

/// Whether a block stands in a paragraph, where it cannot.
fn holds_block(piece: &Piece) -> bool {
    matches!(piece, Piece::Element(element) if is_block(element))
}

fn code(element: &Element) -> Block {
    let inner = element.first("code");
    let class = inner.and_then(|inner| inner.attribute("class"));
    let language = class
        .unwrap_or_default()
        .split_whitespace()
        .find_map(|class| class.strip_prefix("language-"))
        .unwrap_or_default();
    Block::Code {
        language: language.to_owned(),
        code: lines(element),
    }
}

/// The text of an element in which line ends count, also those that are written as elements.
fn lines(element: &Element) -> String {
    let mut said = String::new();
    gather_lines(&element.children, &mut said);
    said
}

fn gather_lines(pieces: &[Piece], said: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => said.push_str(text),
            Piece::Element(element) if element.name == "br" => said.push('\n'),
            Piece::Element(element) => {
                let apart = is_block(element);
                if apart && !said.is_empty() && !said.ends_with('\n') {
                    said.push('\n');
                }
                gather_lines(&element.children, said);
                if apart && !said.ends_with('\n') {
                    said.push('\n');
                }
            }
        }
    }
}
