//! Makes a foreign text one that the course allows: what it does not allow becomes what it does,
//! and that is said.

mod blocks;
mod links;
mod words;

pub(in crate::exchange) use words::allowed;

use super::{Block, Definition, Text, Words};
use crate::exchange::report::Reasons;

/// Where in a question a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Where {
    /// Before the options.
    Stem,
    /// Before nothing: what would be a list of options must not stand here.
    StemWithoutLists,
    /// An option, which is followed by its feedback.
    Option,
    /// Feedback, an explanation, a hint.
    Box,
}

/// Makes a text one that the course allows.
pub(in crate::exchange) fn tidy(text: Text, place: Where, reasons: &mut Reasons) -> Text {
    let mut text = text;
    super::each_line(&mut text, &mut |words| {
        links::check(words, reasons);
        words::clean(words, reasons);
    });
    let text = blocks::allowed(text, 0, reasons);
    canonical(&blocks::placed(text, place, reasons))
}

/// Makes words ones that the course allows in a line: the cell of a table, a title.
pub(in crate::exchange) fn tidy_line(text: Text, reasons: &mut Reasons) -> Words {
    let text = tidy(text, Where::Box, reasons);
    blocks::one_line(text, reasons)
}

/// The one form of a text among those that are shown alike.
pub(in crate::exchange) fn canonical(text: &[Block]) -> Text {
    apart(text)
}

/// Blocks with empty lines between them: words among them are a paragraph.
fn apart(text: &[Block]) -> Text {
    text.iter()
        .map(|block| match inner(block) {
            Block::Plain(words) => Block::Paragraph(words),
            block => block,
        })
        .collect()
}

fn inner(block: &Block) -> Block {
    match block {
        Block::Plain(line) => Block::Plain(words::merged(line)),
        Block::Paragraph(line) => Block::Paragraph(words::merged(line)),
        Block::Quote(text) => Block::Quote(apart(text)),
        Block::Aside(kind, text) => Block::Aside(*kind, apart(text)),
        Block::List { start, items } => Block::List {
            start: *start,
            items: items
                .iter()
                .map(|item| item.iter().map(inner).collect())
                .collect(),
        },
        Block::Definitions(list) => Block::Definitions(
            list.iter()
                .map(|definition| match definition {
                    Definition::Term(line) => Definition::Term(words::merged(line)),
                    Definition::Meaning(text) => {
                        Definition::Meaning(text.iter().map(inner).collect())
                    }
                })
                .collect(),
        ),
        Block::Table(table) => {
            let mut table = table.clone();
            let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
            cells.for_each(|cell| *cell = words::merged(cell));
            Block::Table(table)
        }
        Block::Code { .. } | Block::Line => block.clone(),
    }
}
