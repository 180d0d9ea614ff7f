//! The pages of a document, and the numbers of its paragraphs.

use std::ops::Range;

use pulldown_cmark::Tag;

use super::outline::{check_words, no_attributes, number};
use super::tree::{Node, What, plain};
use crate::problem::Rule;
use crate::sheet::{Placed, Sheet};

/// A page of a document, not yet rendered.
#[derive(Debug)]
pub(crate) struct Leaf<'a> {
    /// Where it begins.
    pub span: Range<usize>,
    pub pieces: Vec<Piece<'a>>,
}

/// What stands on a page.
#[derive(Debug)]
pub(crate) enum Piece<'a> {
    Heading {
        level: u8,
        span: Range<usize>,
        nodes: Vec<Node<'a>>,
    },
    Paragraph {
        /// Counted through the document from 1.
        number: u32,
        span: Range<usize>,
        nodes: Vec<Node<'a>>,
    },
}

impl Leaf<'_> {
    /// How many paragraphs it has.
    pub(crate) fn paragraphs(&self) -> usize {
        let paragraphs = self.pieces.iter().filter(|piece| piece.is_paragraph());
        paragraphs.count()
    }
}

impl Piece<'_> {
    pub(crate) fn is_paragraph(&self) -> bool {
        matches!(self, Self::Paragraph { .. })
    }

    pub(crate) fn span(&self) -> &Range<usize> {
        match self {
            Self::Heading { span, .. } | Self::Paragraph { span, .. } => span,
        }
    }
}

/// Divides a document into pages at the lines of `---`, and counts its paragraphs: each has a
/// number, and what follows one that is no paragraph itself, such as a list, belongs to it. Also
/// gives the title after `#`, if there is one.
pub(crate) fn leaves<'a>(
    sheet: &Sheet,
    body: usize,
    nodes: Vec<Node<'a>>,
) -> (Option<Placed>, Vec<Leaf<'a>>) {
    let mut title = None;
    let mut pages = vec![Leaf {
        span: body..body,
        pieces: Vec::new(),
    }];
    let mut count = 0;
    let mut before = 1;
    for mut node in nodes {
        let Some(page) = pages.last_mut() else { break };
        match node.what {
            What::Line => {
                refuse_empty(sheet, page, node.span.clone());
                pages.push(Leaf {
                    span: node.span,
                    pieces: Vec::new(),
                });
            }
            What::Tag(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                let (level, span) = (number(level), node.span);
                let words = plain(&node.children);
                if !sheet.text()[span.clone()].trim_start().starts_with('#') {
                    sheet.wrong(
                        span,
                        Rule::HeadingLevel,
                        "a line of --- or === directly under words makes a heading of them",
                        "leave an empty line above ---: then it begins a page",
                    );
                    continue;
                }
                check_words(sheet, &words, &span);
                no_attributes(sheet, &span, id.as_ref(), &classes, &attrs);
                let begins = title.is_none() && count == 0 && page.pieces.is_empty();
                if level == 1 && begins {
                    title = Some((words, span));
                    continue;
                }
                if level == 1 || level > before + 1 {
                    sheet.wrong(
                        span.clone(),
                        Rule::HeadingLevel,
                        "a document has one title, at its beginning, and below it ## and ###",
                        "use ## for a heading, and ### only under ##",
                    );
                }
                before = level.max(2);
                page.pieces.push(Piece::Heading {
                    level: level.max(2),
                    span,
                    nodes: std::mem::take(&mut node.children),
                });
            }
            _ => {
                let begins = matches!(node.what, What::Tag(Tag::Paragraph));
                match page.pieces.last_mut() {
                    Some(Piece::Paragraph { nodes, .. }) if !begins => nodes.push(node),
                    _ => {
                        count += 1;
                        page.pieces.push(Piece::Paragraph {
                            number: count,
                            span: node.span.clone(),
                            nodes: vec![node],
                        });
                    }
                }
            }
        }
    }
    if let Some(last) = pages.last() {
        refuse_empty(sheet, last, last.span.clone());
    }
    (title, pages)
}

/// Refuses a page on which nothing stands.
fn refuse_empty(sheet: &Sheet, page: &Leaf<'_>, end: Range<usize>) {
    if page.paragraphs() == 0 {
        sheet.wrong(
            end,
            Rule::MissingText,
            "this page of the document has no paragraphs",
            "write one, or delete the line --- that begins or ends the page",
        );
    }
}
