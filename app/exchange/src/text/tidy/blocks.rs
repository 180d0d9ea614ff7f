//! Paragraphs, lists and the like: what may stand where.

use pulldown_cmark::{Alignment, BlockQuoteKind};

use super::Where;
use crate::report::Reasons;
use crate::text::{Block, Definition, Inline, Table, Text, Words, words_of};

/// Lists and quotations nested deeper than this are made plain, well before the format refuses
/// them.
const DEEPEST: usize = 6;

/// Makes blocks ones that Markdown can write.
pub(super) fn allowed(text: Text, depth: usize, reasons: &mut Reasons) -> Text {
    let nests = |block: &Block| {
        matches!(
            block,
            Block::Quote(_) | Block::Aside(..) | Block::List { .. } | Block::Definitions(_)
        )
    };
    if depth >= DEEPEST && text.iter().any(nests) {
        reasons.say("lists and quotations nested too deep were made plain");
        return flat(&text);
    }
    text.into_iter()
        .filter_map(|block| allowed_block(block, depth, reasons))
        .collect()
}

fn flat(text: &[Block]) -> Text {
    let words = words_of(text);
    if words.is_empty() {
        return Text::new();
    }
    vec![Block::Paragraph(vec![Inline::Text(words)])]
}

fn allowed_block(block: Block, depth: usize, reasons: &mut Reasons) -> Option<Block> {
    let filled = |text: Text| (!text.is_empty()).then_some(text);
    Some(match block {
        Block::Plain(words) if words.is_empty() => return None,
        Block::Paragraph(words) if words.is_empty() => return None,
        Block::Plain(_) | Block::Paragraph(_) | Block::Line => block,
        Block::Quote(text) => Block::Quote(filled(allowed(text, depth + 1, reasons))?),
        Block::Aside(kind, text) => Block::Aside(kind, filled(allowed(text, depth + 1, reasons))?),
        Block::List { start, items } => {
            let items = items
                .into_iter()
                .map(|item| allowed(item, depth + 1, reasons))
                .filter(|item| !item.is_empty())
                .collect();
            list(start, items)?
        }
        Block::Definitions(list) => definitions(list, depth, reasons)?,
        Block::Code { language, code } => {
            let language: String = language
                .chars()
                .filter(|each| !each.is_whitespace() && !each.is_control() && *each != '`')
                .filter(|each| !"\\&~".contains(*each))
                .collect();
            let code = code.replace("\r\n", "\n");
            let code = code.replace(
                |each: char| each.is_control() && each != '\n' && each != '\t',
                "",
            );
            if code.trim().is_empty() {
                return None;
            }
            let end = if code.ends_with('\n') { "" } else { "\n" };
            Block::Code {
                language,
                code: format!("{code}{end}"),
            }
        }
        Block::Table(table) => Block::Table(table_of(table)?),
    })
}

/// A list whose items are all paragraphs or all not.
fn list(start: Option<u64>, mut items: Vec<Text>) -> Option<Block> {
    if items.is_empty() {
        return None;
    }
    let alone = items.len() == 1 && items.iter().all(|item| item.len() == 1);
    let loose = !alone && items.iter().any(|item| needs_space(item));
    for block in items.iter_mut().flatten() {
        match block {
            Block::Plain(words) if loose => *block = Block::Paragraph(std::mem::take(words)),
            Block::Paragraph(words) if !loose => *block = Block::Plain(std::mem::take(words)),
            _ => {}
        }
    }
    let start = start.map(|start| start.min(999_999_000));
    Some(Block::List { start, items })
}

/// Whether the blocks of an item need empty lines between them.
pub(in crate::text) fn needs_space(item: &[Block]) -> bool {
    let follows = |pair: &[Block]| match (&pair[0], &pair[1]) {
        (Block::Plain(_), Block::List { start, .. }) => start.is_some_and(|start| start != 1),
        (Block::Plain(_) | Block::List { .. }, Block::Quote(_) | Block::Code { .. }) => false,
        _ => true,
    };
    item.iter()
        .any(|block| matches!(block, Block::Paragraph(_)))
        || item.windows(2).any(follows)
}

/// Terms with their meanings; if some lack one, paragraphs instead.
fn definitions(list: Vec<Definition>, depth: usize, reasons: &mut Reasons) -> Option<Block> {
    let mut sound = Vec::new();
    let mut last_is_term = false;
    for definition in list {
        match definition {
            Definition::Term(words) => {
                let words = on_one_line(words);
                if words.is_empty() || last_is_term {
                    reasons.say("a term without a meaning was left out");
                    continue;
                }
                last_is_term = true;
                sound.push(Definition::Term(words));
            }
            Definition::Meaning(text) => {
                let text = allowed(text, depth + 1, reasons);
                let Some(Block::List { mut items, .. }) = self::list(None, vec![text]) else {
                    continue;
                };
                if sound.is_empty() || items.iter().all(Vec::is_empty) {
                    continue;
                }
                last_is_term = false;
                sound.extend(items.pop().map(Definition::Meaning));
            }
        }
    }
    if last_is_term {
        reasons.say("a term without a meaning was left out");
        sound.pop();
    }
    (!sound.is_empty()).then_some(Block::Definitions(sound))
}

/// A table as wide as its head.
fn table_of(mut table: Table) -> Option<Table> {
    let rows = std::iter::once(&table.head).chain(&table.rows);
    let wide = rows.map(Vec::len).max().unwrap_or_default();
    if wide == 0 {
        return None;
    }
    for row in std::iter::once(&mut table.head).chain(&mut table.rows) {
        row.resize(wide, Words::new());
        for cell in row {
            *cell = on_one_line(std::mem::take(cell));
        }
    }
    table.alignments.resize(wide, Alignment::None);
    Some(table)
}

/// Words with spaces for line ends.
fn on_one_line(words: Words) -> Words {
    let words: Words = words
        .into_iter()
        .map(|inline| match inline {
            Inline::SoftBreak | Inline::HardBreak => Inline::Text(" ".to_owned()),
            other => other,
        })
        .collect();
    super::words::merged(&words)
}

/// Changes what may not stand at this place of a question.
pub(super) fn placed(text: Text, place: Where, reasons: &mut Reasons) -> Text {
    let mut out = Text::new();
    for block in text {
        match (place, block) {
            (Where::Stem | Where::StemWithoutLists | Where::Option, Block::Line) => {
                reasons.say("a line across the text was left out: it would end the question");
            }
            (
                Where::Stem | Where::StemWithoutLists,
                Block::Aside(BlockQuoteKind::Note | BlockQuoteKind::Tip, text),
            ) => {
                reasons.say("a box in the text was made a quotation");
                out.push(Block::Quote(text));
            }
            (Where::StemWithoutLists, list @ Block::List { .. }) => {
                reasons.say("a list in the text was made plain: it would be read as options");
                let Block::List { items, .. } = list else {
                    continue;
                };
                out.extend(items.iter().flat_map(|item| flat(item)));
            }
            (Where::Option, Block::Quote(text)) => {
                reasons
                    .say("a quotation in an option was made plain: it would be read as feedback");
                out.extend(placed(text, place, reasons));
            }
            (_, block) => out.push(block),
        }
    }
    out
}

/// A text as the words of one line.
pub(super) fn one_line(text: Text, reasons: &mut Reasons) -> Words {
    let mut line = Words::new();
    for block in text {
        if !line.is_empty() {
            line.push(Inline::Text(" ".to_owned()));
        }
        match block {
            Block::Plain(words) | Block::Paragraph(words) => line.extend(words),
            other => {
                reasons.say("lists and the like were made plain: there is one line for them");
                line.push(Inline::Text(words_of(&[other])));
            }
        }
    }
    on_one_line(line)
}
