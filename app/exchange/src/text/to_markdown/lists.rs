//! Lists: of options, of items, of definitions.

use super::{Style, fitting, line, stack};
use crate::report::Reasons;
use crate::text::tidy::needs_space;
use crate::text::{Block, Definition};

/// Writes a list of options: before each stands a marker, which `indent` columns of are the list's
/// own.
pub(crate) fn options(
    items: Vec<(String, Vec<Block>)>,
    indent: usize,
    reasons: &mut Reasons,
) -> String {
    let (markers, mut items): (Vec<String>, Vec<Vec<Block>>) = items.into_iter().unzip();
    let loose = evened(&mut items);
    for item in &mut items {
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

/// Makes the items of a list alike: with empty lines in all of them if one needs that, else in none.
/// Tells which.
pub(crate) fn evened(items: &mut [Vec<Block>]) -> bool {
    for block in items.iter_mut().flatten() {
        if let Block::Paragraph(words) = block {
            *block = Block::Plain(std::mem::take(words));
        }
    }
    let loose = is_loose(items.iter().map(Vec::as_slice));
    for block in items.iter_mut().flatten() {
        match block {
            Block::Plain(words) if loose => *block = Block::Paragraph(std::mem::take(words)),
            _ => {}
        }
    }
    loose
}

/// Whether the items of a list have empty lines between them.
fn is_loose<'b>(items: impl IntoIterator<Item = &'b [Block]>) -> bool {
    items.into_iter().any(needs_space)
}

pub(super) fn list(
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

pub(super) fn definitions(
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
