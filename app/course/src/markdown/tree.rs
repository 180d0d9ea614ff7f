//! Markdown as a tree of nodes that know their place in the file.

use std::cell::RefCell;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag};

use crate::problem::Rule;
use crate::sheet::Sheet;

/// A piece of Markdown and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// What it is.
    pub what: What<'a>,
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// What it holds.
    pub children: Vec<Node<'a>>,
}

/// What a piece of Markdown is.
#[derive(Clone, Debug)]
pub enum What<'a> {
    /// Something that holds other pieces.
    Tag(Tag<'a>),
    /// Words.
    Text(String),
    /// Words as a program has them.
    Code(String),
    /// HTML, which a course refuses.
    Html,
    /// The end of a line.
    SoftBreak,
    /// A line that is broken on purpose.
    HardBreak,
    /// A line across: `---`.
    Line,
    /// The box of a task list: `[ ]` or `[x]`.
    Box(bool),
    /// A reference to a footnote.
    Footnote(String),
    /// A gap in a question with blanks; never comes from the parser.
    Blank(String),
}

/// Lists and quotations nested deeper than this are refused.
const DEEPEST: usize = 24;

/// Parses the text of a lesson from `body` on. Raw HTML, references to nothing and deep nesting are
/// said here, since they can stand anywhere. None if it is nested too deep to be read.
pub(crate) fn parse(sheet: &Sheet, body: usize) -> Option<Vec<Node<'_>>> {
    let text = &sheet.text()[body..];
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    let broken = RefCell::new(Vec::new());
    let note = |link: BrokenLink<'_>| {
        if link.link_type == LinkType::Reference || link.reference.starts_with('^') {
            broken
                .borrow_mut()
                .push((link.span, link.reference.into_string()));
        }
        None
    };
    let mut open: Vec<Node<'_>> = Vec::new();
    let mut top: Vec<Node<'_>> = Vec::new();
    for (event, span) in
        Parser::new_with_broken_link_callback(text, options, Some(note)).into_offset_iter()
    {
        let span = span.start + body..span.end + body;
        let node = match event {
            Event::Start(tag) => {
                if open.len() >= DEEPEST {
                    sheet.wrong(
                        span,
                        Rule::DeepNesting,
                        "lists and quotations are nested too deep to be read",
                        "bring them up a few levels",
                    );
                    return None;
                }
                open.push(Node {
                    what: What::Tag(tag),
                    span,
                    children: Vec::new(),
                });
                continue;
            }
            Event::End(_) => match open.pop() {
                Some(node) => {
                    dropped_cells(sheet, &node);
                    node
                }
                None => continue,
            },
            Event::Text(text) => leaf(What::Text(text.into_string()), span),
            Event::Code(code) => leaf(What::Code(code.into_string()), span),
            Event::Html(_) | Event::InlineHtml(_) => leaf(What::Html, span),
            Event::SoftBreak => leaf(What::SoftBreak, span),
            Event::HardBreak => leaf(What::HardBreak, span),
            Event::Rule => leaf(What::Line, span),
            Event::TaskListMarker(ticked) => leaf(What::Box(ticked), span),
            Event::FootnoteReference(label) => leaf(What::Footnote(label.into_string()), span),
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                leaf(What::Text(text.into_string()), span)
            }
        };
        if matches!(node.what, What::Html) {
            refuse_html(sheet, node.span);
            continue;
        }
        let siblings = open
            .last_mut()
            .map_or(&mut top, |parent| &mut parent.children);
        append(siblings, node);
    }
    for (span, reference) in broken.into_inner() {
        let (what, advice) = if reference.starts_with('^') {
            (
                "footnote",
                format!("add a line `[{reference}]: …` with the note"),
            )
        } else {
            (
                "reference",
                format!("add a line `[{reference}]: address`, or write the address in (…)"),
            )
        };
        sheet.wrong(
            span.start + body..span.end + body,
            Rule::BrokenLink,
            format!("there is no {what} `{reference}`"),
            advice,
        );
    }
    Some(top)
}

fn leaf(what: What<'_>, span: Range<usize>) -> Node<'_> {
    Node {
        what,
        span,
        children: Vec::new(),
    }
}

/// Appends a node, and joins it with the text before it if both are text.
fn append<'a>(siblings: &mut Vec<Node<'a>>, node: Node<'a>) {
    if let What::Text(more) = &node.what
        && let Some(Node {
            what: What::Text(text),
            span,
            ..
        }) = siblings.last_mut()
    {
        text.push_str(more);
        span.end = node.span.end;
        return;
    }
    siblings.push(node);
}

/// Says that a row of a table has more cells than its head: Markdown shows none of the others.
fn dropped_cells(sheet: &Sheet, table: &Node<'_>) {
    let What::Tag(Tag::Table(columns)) = &table.what else {
        return;
    };
    for row in &table.children {
        let line = sheet.text()[row.span.start..].lines().next();
        let line = line.unwrap_or_default().trim();
        let cells = cells(line);
        if matches!(row.what, What::Tag(Tag::TableRow)) && cells > columns.len() {
            sheet.wrong(
                row.span.start..row.span.start + line.len(),
                Rule::DroppedCell,
                format!(
                    "this row of a table has {cells} cells and its head {}: what stands in the others is shown nowhere",
                    columns.len()
                ),
                "give the head another column, or write \\| where | is part of the words",
            );
        }
    }
}

/// How many cells a row has. A bar in code divides cells, too, unless a backslash stands before it.
fn cells(row: &str) -> usize {
    let row = row.strip_prefix('|').unwrap_or(row);
    let (mut bars, mut escaped, mut last) = (0, false, false);
    for each in row.chars() {
        last = each == '|' && !escaped;
        bars += usize::from(last);
        escaped = each == '\\' && !escaped;
    }
    bars + usize::from(!last)
}

/// Says that HTML is refused, once for neighbouring lines.
fn refuse_html(sheet: &Sheet, span: Range<usize>) {
    if sheet.text()[span.clone()].trim_start().starts_with("</") {
        return;
    }
    sheet.wrong(
        span,
        Rule::RawHtml,
        "HTML is not part of the format",
        "say it in Markdown, or put a backslash before the < to show it as it stands",
    );
}

/// The words of nodes, without any markup.
pub fn plain(nodes: &[Node<'_>]) -> String {
    let mut text = String::new();
    gather(nodes, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(nodes: &[Node<'_>], text: &mut String) {
    for node in nodes {
        match &node.what {
            What::Text(more) | What::Code(more) => text.push_str(more),
            What::SoftBreak | What::HardBreak => text.push(' '),
            What::Tag(tag) => {
                let block = !matches!(
                    tag,
                    Tag::Emphasis
                        | Tag::Strong
                        | Tag::Strikethrough
                        | Tag::Link { .. }
                        | Tag::Superscript
                        | Tag::Subscript
                );
                if block {
                    text.push(' ');
                }
                gather(&node.children, text);
                if block {
                    text.push(' ');
                }
            }
            _ => {}
        }
    }
}
