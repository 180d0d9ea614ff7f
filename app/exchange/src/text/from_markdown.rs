//! From Markdown to a text.

use pulldown_cmark::{CodeBlockKind, LinkType, Tag};

use super::{Block, Definition, Inline, Table, Text, Words};
use crate::report::Reasons;
use course::apart::{Node, What, plain};
use course::{Rule, Severity};

/// What stands for a gap while Markdown is read: the number between these two characters. They are
/// of the private use area, so no text means anything by them.
pub(crate) const GAP: (char, char) = ('\u{e000}', '\u{e001}');

/// Reads Markdown. HTML in it has no counterpart.
pub(crate) fn from_markdown(markdown: &str, reasons: &mut Reasons) -> Text {
    course::apart::markdown(markdown, |nodes, noticed| {
        let Some(nodes) = nodes else {
            reasons.say("lists and quotations nested too deep were made plain");
            return super::lines(markdown);
        };
        for problem in noticed {
            if problem.rule == Rule::RawHtml {
                let html = problem.source.get(problem.span).unwrap_or_default();
                let html: String = html.chars().take(60).collect();
                reasons.say(format!("HTML in the Markdown was left out: {html}"));
            } else if problem.rule.severity() == Severity::Warning {
                reasons.say(problem.message);
            }
        }
        let mut reader = Reader { reasons };
        reader.blocks(nodes)
    })
}

struct Reader<'a> {
    reasons: &'a mut Reasons,
}

impl Reader<'_> {
    fn blocks(&mut self, nodes: &[Node<'_>]) -> Text {
        let mut text = Text::new();
        let mut run: Vec<&Node<'_>> = Vec::new();
        for node in nodes {
            match self.block(node) {
                Some(block) => {
                    self.flush(&mut run, &mut text);
                    text.extend(block);
                }
                None => run.push(node),
            }
        }
        self.flush(&mut run, &mut text);
        text
    }

    fn flush(&mut self, run: &mut Vec<&Node<'_>>, text: &mut Text) {
        let mut words = Words::new();
        for node in run.drain(..) {
            self.word(node, &mut words);
        }
        let words = super::from_html::trimmed(words);
        if !words.is_empty() {
            text.push(Block::Plain(words));
        }
    }

    fn words(&mut self, nodes: &[Node<'_>]) -> Words {
        let mut words = Words::new();
        for node in nodes {
            self.word(node, &mut words);
        }
        words
    }

    /// A block; none if the node stands among words. A block that is nothing gives no block.
    fn block(&mut self, node: &Node<'_>) -> Option<Option<Block>> {
        let children = &node.children;
        let tag = match &node.what {
            What::Tag(tag) => tag,
            What::Line => return Some(Some(Block::Line)),
            _ => return None,
        };
        Some(Some(match tag {
            Tag::Paragraph => Block::Paragraph(self.words(children)),
            Tag::BlockQuote(None) => Block::Quote(self.blocks(children)),
            Tag::BlockQuote(Some(kind)) => Block::Aside(*kind, self.blocks(children)),
            Tag::List(start) => Block::List {
                start: *start,
                items: children
                    .iter()
                    .map(|item| self.blocks(&item.children))
                    .collect(),
            },
            Tag::DefinitionList => Block::Definitions(
                children
                    .iter()
                    .map(|child| match child.what {
                        What::Tag(Tag::DefinitionListTitle) => {
                            Definition::Term(self.words(&child.children))
                        }
                        _ => Definition::Meaning(self.blocks(&child.children)),
                    })
                    .collect(),
            ),
            Tag::CodeBlock(kind) => Block::Code {
                language: match kind {
                    CodeBlockKind::Fenced(language) => language
                        .split_whitespace()
                        .next()
                        .unwrap_or_default()
                        .to_owned(),
                    CodeBlockKind::Indented => String::new(),
                },
                code: children
                    .iter()
                    .filter_map(|child| match &child.what {
                        What::Text(text) => Some(text.as_str()),
                        _ => None,
                    })
                    .collect(),
            },
            Tag::Table(alignments) => {
                let mut rows = children.iter().map(|row| {
                    row.children
                        .iter()
                        .map(|cell| self.words(&cell.children))
                        .collect()
                });
                Block::Table(Table {
                    alignments: alignments.clone(),
                    head: rows.next().unwrap_or_default(),
                    rows: rows.collect(),
                })
            }
            Tag::Heading { .. } => {
                self.reasons
                    .say("a heading in the text was made bold: a question has no headings inside");
                Block::Paragraph(vec![Inline::Strong(self.words(children))])
            }
            Tag::FootnoteDefinition(_) => {
                self.reasons
                    .say("a footnote was made a paragraph: a question has no footnotes");
                let words = vec![Inline::Text(plain(children))];
                Block::Paragraph(words)
            }
            Tag::HtmlBlock => return Some(None),
            _ => return None,
        }))
    }

    fn word(&mut self, node: &Node<'_>, out: &mut Words) {
        let inner = &node.children;
        match &node.what {
            What::Text(text) => gaps(text, out),
            What::Code(code) => out.push(Inline::Code(code.clone())),
            What::SoftBreak => out.push(Inline::SoftBreak),
            What::HardBreak => out.push(Inline::HardBreak),
            What::Box(ticked) => {
                let mark = if *ticked { "[x] " } else { "[ ] " };
                out.push(Inline::Text(mark.to_owned()));
            }
            What::Footnote(label) => {
                self.reasons
                    .say("a footnote was made a paragraph: a question has no footnotes");
                out.push(Inline::Text(format!(" ({label})")));
            }
            What::Tag(Tag::Emphasis) => out.push(Inline::Emphasis(self.words(inner))),
            What::Tag(Tag::Strong) => out.push(Inline::Strong(self.words(inner))),
            What::Tag(Tag::Strikethrough) => out.push(Inline::Struck(self.words(inner))),
            What::Tag(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => out.push(Inline::Link {
                to: match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                },
                title: title.to_string(),
                words: self.words(inner),
            }),
            What::Tag(Tag::Image {
                dest_url, title, ..
            }) => out.push(Inline::Picture {
                at: dest_url.to_string(),
                title: title.to_string(),
                alternative: plain(inner),
            }),
            What::Tag(_) => out.extend(self.words(inner)),
            What::Blank(id) => out.extend(
                id.parse()
                    .ok()
                    .map(|number: usize| Inline::Blank(number.saturating_sub(1))),
            ),
            What::Html | What::Line => {}
        }
    }
}

/// Divides text at the places of gaps.
fn gaps(text: &str, out: &mut Words) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(GAP.0) {
        let Some((number, after)) = after.split_once(GAP.1) else {
            break;
        };
        let Ok(number) = number.parse() else { break };
        if !before.is_empty() {
            out.push(Inline::Text(before.to_owned()));
        }
        out.push(Inline::Blank(number));
        rest = after;
    }
    if !rest.is_empty() {
        out.push(Inline::Text(rest.to_owned()));
    }
}

/// The place of a gap, for [`from_markdown`] and [`super::from_html`] to find.
pub(crate) fn gap(number: usize) -> String {
    format!("{}{number}{}", GAP.0, GAP.1)
}

/// Finds the gaps in a text that was not read as Markdown.
pub(crate) fn find_gaps(text: &mut Text) {
    super::each_line(text, &mut split_words);
}

fn split_words(words: &mut Words) {
    let mut divided = Words::new();
    for mut inline in std::mem::take(words) {
        match &mut inline {
            Inline::Text(text) => {
                gaps(text, &mut divided);
                continue;
            }
            Inline::Emphasis(words)
            | Inline::Strong(words)
            | Inline::Struck(words)
            | Inline::Link { words, .. } => split_words(words),
            _ => {}
        }
        divided.push(inline);
    }
    *words = divided;
}
