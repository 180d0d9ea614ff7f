//! From HTML to a text: what has a counterpart in Markdown is kept, of the rest the words, and that
//! is said.

use pulldown_cmark::Alignment;

use super::html::{Element, Piece};
use super::rendered::{Rendered, aside};
use super::{Block, Definition, Inline, Table, Text, Words};
use crate::exchange::report::Reasons;

/// Whose HTML it is.
#[derive(Clone, Copy)]
pub(in crate::exchange) enum Dialect<'a> {
    /// What this crate rendered.
    Rendered(&'a Rendered),
    /// Anybody's.
    Foreign,
}

/// Reads HTML.
pub(in crate::exchange) fn from_html(
    pieces: &[Piece],
    dialect: Dialect<'_>,
    reasons: &mut Reasons,
) -> Text {
    Reader { dialect, reasons }.blocks(pieces)
}

struct Reader<'a> {
    dialect: Dialect<'a>,
    reasons: &'a mut Reasons,
}

/// Elements whose content is blocks like that around them.
const TRANSPARENT: [&str; 12] = [
    "article",
    "body",
    "center",
    "details",
    "div",
    "figure",
    "footer",
    "header",
    "html",
    "main",
    "section",
    "summary",
];

/// Elements that stand among blocks.
const BLOCKS: [&str; 15] = [
    "p", "blockquote", "aside", "ul", "ol", "dl", "pre", "table", "hr", "h1", "h2", "h3", "h4",
    "h5", "h6",
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

    fn table(&mut self, element: &Element) -> Text {
        let rows = element.below("tr");
        let cells = |row: &Element| -> Vec<Element> {
            row.elements()
                .filter(|cell| cell.name == "td" || cell.name == "th")
                .cloned()
                .collect()
        };
        let rows: Vec<Vec<Element>> = rows.into_iter().map(cells).collect();
        let spans = |cell: &Element| {
            ["colspan", "rowspan"]
                .iter()
                .any(|name| cell.attribute(name).is_some_and(|span| span != "1"))
        };
        let nested = |cell: &Element| !cell.below("table").is_empty();
        if rows.iter().flatten().any(|cell| spans(cell) || nested(cell)) {
            self.reasons
                .say("a table with cells over several columns or rows was made plain");
        }
        let Some((head, body)) = rows.split_first() else {
            return Text::new();
        };
        let headed = head.iter().all(|cell| cell.name == "th");
        if !headed {
            self.reasons
                .say("a table without a head was given an empty one");
        }
        let mut line = |row: &[Element]| -> Vec<Words> {
            row.iter().map(|cell| self.cell(&cell.children)).collect()
        };
        let mut table = Table {
            alignments: head.iter().map(alignment).collect(),
            head: Vec::new(),
            rows: Vec::new(),
        };
        if headed {
            table.head = line(head);
        } else {
            table.head = vec![Words::new(); head.len()];
            table.rows.push(line(head));
        }
        table.rows.extend(body.iter().map(|row| line(row)));
        vec![Block::Table(table)]
    }

    /// The words of a cell, which has one line.
    fn cell(&mut self, pieces: &[Piece]) -> Words {
        let text = self.blocks(pieces);
        let mut words = Words::new();
        for block in text {
            if !words.is_empty() {
                words.push(Inline::Text(" ".to_owned()));
            }
            match block {
                Block::Plain(more) | Block::Paragraph(more) => words.extend(more),
                other => {
                    self.reasons
                        .say("lists and the like in the cell of a table were made plain");
                    words.push(Inline::Text(super::words_of(&[other])));
                }
            }
        }
        words
    }

    /// The words of a line or paragraph, without spaces at its ends.
    fn line(&mut self, pieces: &[Piece]) -> Words {
        let mut words = Words::new();
        self.words(pieces, &mut words);
        trimmed(words)
    }

    fn words(&mut self, pieces: &[Piece], out: &mut Words) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => say(text, out),
                Piece::Element(element) => self.word(element, out),
            }
        }
    }

    fn word(&mut self, element: &Element, out: &mut Words) {
        let mut inner = Words::new();
        match element.name.as_str() {
            "br" => out.push(Inline::HardBreak),
            "em" | "i" => {
                self.words(&element.children, &mut inner);
                out.push(Inline::Emphasis(inner));
            }
            "strong" | "b" => {
                self.words(&element.children, &mut inner);
                out.push(Inline::Strong(inner));
            }
            "del" | "s" | "strike" => {
                self.words(&element.children, &mut inner);
                out.push(Inline::Struck(inner));
            }
            "span" if element.attribute("data-torelik-struck").is_some() => {
                self.words(&element.children, &mut inner);
                out.push(Inline::Struck(inner));
            }
            "code" | "kbd" | "samp" | "tt" | "var" => {
                let code = element.text().replace('\n', " ");
                if !code.is_empty() {
                    out.push(Inline::Code(code));
                }
            }
            "a" => self.link(element, out),
            "img" => self.picture(element, out),
            "span" if element.attribute("data-blank").is_some() => {
                let number = element.attribute("data-blank").and_then(|id| id.parse().ok());
                out.extend(number.map(|number: usize| Inline::Blank(number.saturating_sub(1))));
            }
            "span" | "font" | "abbr" | "cite" | "dfn" | "time" | "bdi" | "bdo" | "label" | "nobr" => {
                self.words(&element.children, out)
            }
            "q" => {
                say("“", out);
                self.words(&element.children, out);
                say("”", out);
            }
            "wbr" | "meta" | "link" | "title" | "head" => {}
            "script" | "style" | "iframe" | "object" | "embed" | "audio" | "video" | "svg"
            | "canvas" | "math" | "input" | "select" | "textarea" | "button" => self.reasons.say(
                format!("<{}> has no counterpart and was left out", element.name),
            ),
            name => {
                self.reasons.say(format!(
                    "<{name}> has no counterpart; its words were kept"
                ));
                for block in self.blocks(&element.children) {
                    match block {
                        Block::Plain(words) | Block::Paragraph(words) => out.extend(words),
                        other => out.push(Inline::Text(super::words_of(&[other]))),
                    }
                }
            }
        }
    }

    fn link(&mut self, element: &Element, out: &mut Words) {
        let mut words = Words::new();
        self.words(&element.children, &mut words);
        let href = element.attribute("href").unwrap_or_default().trim();
        match self.dialect {
            Dialect::Rendered(rendered) => out.push(Inline::Link {
                to: rendered.address(element, href),
                title: title(element),
                words,
            }),
            Dialect::Foreign if href.is_empty() => out.extend(words),
            Dialect::Foreign => out.push(Inline::Link {
                to: href.to_owned(),
                title: title(element),
                words,
            }),
        }
    }

    fn picture(&mut self, element: &Element, out: &mut Words) {
        let source = element.attribute("src").unwrap_or_default();
        let at = match self.dialect {
            Dialect::Rendered(rendered) => rendered.picture(source),
            Dialect::Foreign => source.to_owned(),
        };
        out.push(Inline::Picture {
            at,
            title: title(element),
            alternative: element.attribute("alt").unwrap_or_default().to_owned(),
        });
    }
}

fn title(element: &Element) -> String {
    element
        .attribute("title")
        .or_else(|| element.attribute("data-torelik-title"))
        .unwrap_or_default()
        .to_owned()
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
        code: element.text(),
    }
}

fn alignment(cell: &Element) -> Alignment {
    let is = |side: &str| {
        cell.has_class(side)
            || cell.has_class(&format!("qti-align-{side}"))
            || cell.attribute("align") == Some(side)
            || cell.attribute("style").is_some_and(|style| {
                style.replace(' ', "").contains(&format!("text-align:{side}"))
            })
    };
    if is("left") {
        Alignment::Left
    } else if is("center") {
        Alignment::Center
    } else if is("right") {
        Alignment::Right
    } else {
        Alignment::None
    }
}

/// Adds words; a line end among them is one in the text.
fn say(text: &str, out: &mut Words) {
    let blank = [' ', '\t', '\r'];
    for (number, line) in text.split('\n').enumerate() {
        let mut line = line;
        if number > 0 {
            line = line.trim_start_matches(blank);
            if let Some(Inline::Text(before)) = out.last_mut() {
                before.truncate(before.trim_end_matches(blank).len());
            }
            // Where the line was ended already, a line end of the file is nothing.
            if !matches!(out.last(), None | Some(Inline::HardBreak | Inline::SoftBreak)) {
                out.push(Inline::SoftBreak);
            }
        }
        match out.last_mut() {
            _ if line.is_empty() => {}
            Some(Inline::Text(before)) => before.push_str(line),
            _ => out.push(Inline::Text(line.to_owned())),
        }
    }
}

/// Words without spaces and line ends at their ends.
pub(super) fn trimmed(mut words: Words) -> Words {
    let blank = [' ', '\t', '\r', '\n'];
    while let Some(first) = words.first_mut() {
        match first {
            Inline::Text(text) => {
                *text = text.trim_start_matches(blank).to_owned();
                if !text.is_empty() {
                    break;
                }
            }
            Inline::SoftBreak | Inline::HardBreak => {}
            _ => break,
        }
        words.remove(0);
    }
    while let Some(last) = words.last_mut() {
        match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end_matches(blank).len());
                if !text.is_empty() {
                    break;
                }
            }
            Inline::SoftBreak | Inline::HardBreak => {}
            _ => break,
        }
        words.pop();
    }
    words
}
