//! Makes a foreign text one that the course allows: what it does not allow becomes what it does,
//! and that is said.

mod blocks;
mod links;
mod words;

pub(super) use blocks::needs_space;
pub(crate) use words::allowed;

use super::{Block, Definition, Text, Words};
use crate::report::Reasons;

/// Where in a question a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Where {
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
pub(crate) fn tidy(text: Text, place: Where, reasons: &mut Reasons) -> Text {
    let mut text = text;
    super::each_line(&mut text, &mut |words| {
        links::check(words, reasons);
        words::clean(words, reasons);
    });
    let text = blocks::allowed(text, 0, reasons);
    canonical(&blocks::placed(text, place, reasons))
}

/// Makes words ones that the course allows in a line: the cell of a table, a title.
pub(crate) fn tidy_line(text: Text, reasons: &mut Reasons) -> Words {
    let text = tidy(text, Where::Box, reasons);
    blocks::one_line(text, reasons)
}

/// The one form of a text among those that are shown alike.
pub(crate) fn canonical(text: &[Block]) -> Text {
    apart(text)
}

/// Blocks with empty lines between them: words among them are a paragraph.
fn apart(text: &[Block]) -> Text {
    let mut blocks = each_inner(text);
    for block in &mut blocks {
        if let Block::Plain(words) = block {
            *block = Block::Paragraph(std::mem::take(words));
        }
    }
    blocks
}

/// The one form of each block. Definitions that follow each other are one list.
fn each_inner(text: &[Block]) -> Text {
    let mut blocks = Text::new();
    for block in text {
        match (blocks.last_mut(), inner(block)) {
            (Some(Block::Definitions(list)), Block::Definitions(more)) => list.extend(more),
            (_, block) => blocks.push(block),
        }
    }
    blocks.iter_mut().for_each(even);
    blocks
}

/// Of definitions all have empty lines in them or none has.
fn even(block: &mut Block) {
    let Block::Definitions(list) = block else {
        return;
    };
    let spaced = list
        .iter()
        .any(|each| matches!(each, Definition::Meaning(text) if needs_space(text)));
    for definition in list {
        if let Definition::Meaning(text) = definition
            && spaced
        {
            text.iter_mut().for_each(|block| {
                if let Block::Plain(words) = block {
                    *block = Block::Paragraph(std::mem::take(words));
                }
            });
        }
    }
}

fn inner(block: &Block) -> Block {
    match block {
        Block::Plain(line) => Block::Plain(words::merged(line)),
        Block::Paragraph(line) => Block::Paragraph(words::merged(line)),
        Block::Quote(text) => Block::Quote(apart(text)),
        Block::Aside(kind, text) => Block::Aside(*kind, apart(text)),
        Block::List { start, items } => Block::List {
            start: *start,
            items: items.iter().map(|item| each_inner(item)).collect(),
        },
        Block::Definitions(list) => Block::Definitions(
            list.iter()
                .map(|definition| match definition {
                    Definition::Term(line) => Definition::Term(words::merged(line)),
                    Definition::Meaning(text) => Definition::Meaning(each_inner(text)),
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
