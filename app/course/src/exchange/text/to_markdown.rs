//! From a text to Markdown. What is written is read again: if it does not say the same, it is
//! written with more backslashes, and if nothing helps, that is said.

use pulldown_cmark::{Alignment, BlockQuoteKind};

use super::from_markdown::{from_markdown, gap};
use super::tidy::canonical;
use super::{Block, Definition, Inline, Table};
use crate::exchange::report::Reasons;

mod words;

use words::line;
pub(in crate::exchange) use words::title_markdown;

/// How markup is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    marks: Marks,
    /// Whether every mark in the text gets a backslash, or only those that mean something.
    guarded: bool,
}

/// Which character marks emphasis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marks {
    /// A star, and an underscore inside of it.
    ByDepth,
    /// Always a star.
    Stars,
    /// An underscore, and a star inside of it.
    ByDepthFromUnderscore,
}

const STYLES: [Style; 6] = [
    style(Marks::ByDepth, false),
    style(Marks::Stars, false),
    style(Marks::ByDepthFromUnderscore, false),
    style(Marks::ByDepth, true),
    style(Marks::Stars, true),
    style(Marks::ByDepthFromUnderscore, true),
];

const fn style(marks: Marks, guarded: bool) -> Style {
    Style { marks, guarded }
}

/// Writes Markdown. `blank` gives what stands for a gap, also in a cell of a table.
pub(in crate::exchange) fn markdown(
    text: &[Block],
    blank: &dyn Fn(usize) -> String,
    reasons: &mut Reasons,
) -> String {
    let style = fitting(text, reasons);
    blocks(text, style, blank).join("\n")
}

/// The first way of writing a text that says what it says.
fn fitting(text: &[Block], reasons: &mut Reasons) -> Style {
    let wanted = canonical(text);
    let same = |style: &Style| {
        let written = blocks(text, *style, &gap).join("\n");
        canonical(&from_markdown(&written, &mut Reasons::default())) == wanted
    };
    let [first, ..] = STYLES;
    STYLES.into_iter().find(same).unwrap_or_else(|| {
        reasons.say("some of its formatting cannot be written in Markdown as it is");
        first
    })
}

/// Writes words in one line, as in the cell of a table.
pub(in crate::exchange) fn inline_markdown(
    words: &[Inline],
    blank: &dyn Fn(usize) -> String,
    reasons: &mut Reasons,
) -> String {
    let text = [Block::Plain(words.to_vec())];
    markdown(&text, blank, reasons)
        .split('\n')
        .collect::<Vec<_>>()
        .join(" ")
}

/// Writes a list of options: before each stands a marker, which `indent` columns of are the list's
/// own.
pub(in crate::exchange) fn options(
    items: Vec<(String, Vec<Block>)>,
    indent: usize,
    reasons: &mut Reasons,
) -> String {
    let (markers, mut items): (Vec<String>, Vec<Vec<Block>>) = items.into_iter().unzip();
    let several = |item: &&Vec<Block>| {
        let words = item.iter().filter(|block| !matches!(block, Block::Quote(_)));
        words.count() > 1
    };
    let loose = is_loose(items.iter().filter(several).map(Vec::as_slice));
    for item in &mut items {
        for block in item.iter_mut() {
            match block {
                Block::Plain(words) if loose => *block = Block::Paragraph(std::mem::take(words)),
                Block::Paragraph(words) if !loose => *block = Block::Plain(std::mem::take(words)),
                _ => {}
            }
        }
        // The id stands in a line of words.
        if !matches!(item.first(), Some(Block::Plain(_) | Block::Paragraph(_))) {
            item.insert(0, Block::Plain(Vec::new()));
        }
    }
    let text: Vec<Block> = items.iter().flatten().cloned().collect();
    let style = fitting(&text, reasons);
    let mut lines: Vec<String> = Vec::new();
    for (at, (marker, item)) in markers.iter().zip(&items).enumerate() {
        if at > 0 && loose {
            lines.push(String::new());
        }
        lines.extend(hanging(
            marker,
            indent,
            stack(item, loose, style, &|_| String::new()),
        ));
    }
    lines.join("\n")
}

/// The lines of blocks, with an empty line between them.
fn blocks(text: &[Block], style: Style, blank: &dyn Fn(usize) -> String) -> Vec<String> {
    stack(text, true, style, blank)
}

/// The lines of blocks; those of a list without empty lines have none between them.
fn stack(
    text: &[Block],
    apart: bool,
    style: Style,
    blank: &dyn Fn(usize) -> String,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut other_bullet = false;
    for (at, block) in text.iter().enumerate() {
        if at > 0 && apart {
            lines.push(String::new());
        }
        let same_list = at > 0
            && matches!(
                (block, &text[at - 1]),
                (Block::List { start: Some(_), .. }, Block::List { start: Some(_), .. })
                    | (Block::List { start: None, .. }, Block::List { start: None, .. })
            );
        // Two lists in a row would become one.
        other_bullet = same_list && !other_bullet;
        lines.extend(of_block(block, other_bullet, style, blank));
    }
    lines
}

fn of_block(
    block: &Block,
    other_bullet: bool,
    style: Style,
    blank: &dyn Fn(usize) -> String,
) -> Vec<String> {
    match block {
        Block::Plain(words) | Block::Paragraph(words) => line(words, style, blank)
            .split('\n')
            .map(str::to_owned)
            .collect(),
        Block::Quote(text) => quoted(blocks(text, style, blank)),
        Block::Aside(kind, text) => {
            let mut lines = vec![format!("> [!{}]", label(*kind))];
            lines.extend(quoted(blocks(text, style, blank)));
            lines
        }
        Block::List { start, items } => list(*start, items, other_bullet, style, blank),
        Block::Definitions(list) => definitions(list, style, blank),
        Block::Code { language, code } => fenced(language, code),
        Block::Table(of) => table(of, style, blank),
        Block::Line => vec!["---".to_owned()],
    }
}

/// The word in the first line of a box.
pub(super) const fn label(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "NOTE",
        BlockQuoteKind::Tip => "TIP",
        BlockQuoteKind::Important => "IMPORTANT",
        BlockQuoteKind::Warning => "WARNING",
        BlockQuoteKind::Caution => "CAUTION",
    }
}

/// Lines in a quotation.
fn quoted(lines: Vec<String>) -> Vec<String> {
    let quote = |line: String| match line.as_str() {
        "" => ">".to_owned(),
        _ => format!("> {line}"),
    };
    lines.into_iter().map(quote).collect()
}

/// Whether the items of a list have empty lines between them.
fn is_loose<'b>(items: impl IntoIterator<Item = &'b [Block]>) -> bool {
    items
        .into_iter()
        .flatten()
        .any(|block| matches!(block, Block::Paragraph(_)))
}

fn list(
    start: Option<u64>,
    items: &[Vec<Block>],
    other_bullet: bool,
    style: Style,
    blank: &dyn Fn(usize) -> String,
) -> Vec<String> {
    let loose = is_loose(items.iter().map(Vec::as_slice));
    let mut lines = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 && loose {
            lines.push(String::new());
        }
        let marker = match start {
            None => if other_bullet { "* " } else { "- " }.to_owned(),
            Some(start) => {
                let number = start.saturating_add(u64::try_from(at).unwrap_or(u64::MAX));
                format!("{number}{} ", if other_bullet { ")" } else { "." })
            }
        };
        let inner = stack(item, loose, style, blank);
        lines.extend(hanging(&marker, marker.len(), inner));
    }
    lines
}

/// Lines that hang on a marker: the first follows it, the others are indented.
fn hanging(marker: &str, indent: usize, lines: Vec<String>) -> Vec<String> {
    let indent = " ".repeat(indent);
    let mut lines = lines.into_iter();
    let first = format!("{marker}{}", lines.next().unwrap_or_default());
    let rest = lines.map(|line| match line.as_str() {
        "" => line,
        _ => format!("{indent}{line}"),
    });
    std::iter::once(first.trim_end().to_owned())
        .chain(rest)
        .collect()
}

fn definitions(
    list: &[Definition],
    style: Style,
    blank: &dyn Fn(usize) -> String,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for definition in list {
        match definition {
            Definition::Term(words) => {
                if !lines.is_empty() {
                    lines.push(String::new());
                }
                lines.push(line(words, style, blank).replace('\n', " "));
            }
            Definition::Meaning(text) => {
                let loose = is_loose([text.as_slice()]);
                if loose {
                    lines.push(String::new());
                }
                lines.extend(hanging(": ", 2, stack(text, loose, style, blank)));
            }
        }
    }
    lines
}

fn fenced(language: &str, code: &str) -> Vec<String> {
    let longest = code
        .split(|each| each != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let mut lines = vec![format!("{fence}{language}")];
    lines.extend(code.lines().map(str::to_owned));
    lines.push(fence);
    lines
}

fn table(table: &Table, style: Style, blank: &dyn Fn(usize) -> String) -> Vec<String> {
    let row = |cells: &[Vec<Inline>]| {
        let cells: Vec<String> = cells
            .iter()
            .map(|words| in_cell(&line(words, style, blank)))
            .collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule: Vec<&str> = (0..table.head.len())
        .map(|at| match table.alignments.get(at) {
            Some(Alignment::Left) => ":--",
            Some(Alignment::Center) => ":-:",
            Some(Alignment::Right) => "--:",
            _ => "---",
        })
        .collect();
    let mut lines = vec![row(&table.head), format!("|{}|", rule.join("|"))];
    lines.extend(table.rows.iter().map(|cells| row(cells)));
    lines
}

/// Markdown that stands in the cell of a table.
pub(in crate::exchange) fn in_cell(markdown: &str) -> String {
    markdown.replace('\n', " ").replace('|', "\\|")
}
