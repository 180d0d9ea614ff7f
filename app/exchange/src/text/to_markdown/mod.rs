//! From a text to Markdown. What is written is read again: if it does not say the same, it is
//! written with more backslashes, and if nothing helps, that is said.

use pulldown_cmark::{Alignment, BlockQuoteKind};

use super::from_markdown::{from_markdown, gap};
use super::tidy::canonical;
use super::{Block, Inline, Table};
use crate::report::Reasons;

mod lists;
mod words;

use lists::{definitions, list};
pub(crate) use lists::{evened, options};
use words::line;
pub(crate) use words::title_markdown;

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
pub(crate) fn markdown(
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
pub(crate) fn inline_markdown(
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
                (
                    Block::List { start: Some(_), .. },
                    Block::List { start: Some(_), .. }
                ) | (
                    Block::List { start: None, .. },
                    Block::List { start: None, .. }
                )
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
        Block::Aside(kind, text) => aside(label(*kind), text, style, blank),
        Block::List { start, items } => list(*start, items, other_bullet, style, blank),
        Block::Definitions(list) => definitions(list, style, blank),
        Block::Code { language, code } => fenced(language, code),
        Block::Table(of) => table(of, style, blank),
        Block::Line => vec!["---".to_owned()],
    }
}

/// A box. Where it begins with anything but words, an empty line keeps its first line apart.
fn aside(
    label: &str,
    text: &[Block],
    style: Style,
    blank: &dyn Fn(usize) -> String,
) -> Vec<String> {
    let mut lines = vec![format!("> [!{label}]")];
    if !matches!(text.first(), Some(Block::Plain(_) | Block::Paragraph(_))) {
        lines.push(">".to_owned());
    }
    lines.extend(quoted(blocks(text, style, blank)));
    lines
}

/// Writes a box with this word in its first line.
pub(crate) fn boxed(label: &str, text: &[Block], reasons: &mut Reasons) -> String {
    let style = fitting(text, reasons);
    aside(label, text, style, &|_| String::new()).join("\n")
}

/// The word in the first line of a box.
const fn label(kind: BlockQuoteKind) -> &'static str {
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
pub(crate) fn in_cell(markdown: &str) -> String {
    markdown.replace('\n', " ").replace('|', "\\|")
}
