//! Texts of questions as a tree: what Markdown of the course can say, and nothing else. Other
//! formats are read into it and written from it, so each needs to know only itself.

mod from_html;
mod from_markdown;
mod html;
mod rendered;
mod tidy;
mod to_html;
mod to_markdown;

use pulldown_cmark::{Alignment, BlockQuoteKind};

pub(super) use from_html::{Dialect, from_html};
pub(super) use from_markdown::{find_gaps, from_markdown, gap};
pub(super) use html::{DEEPEST, Element, Piece, parse_html, unescaped};
pub(super) use rendered::Rendered;
pub(super) use tidy::{Where, allowed, canonical, tidy, tidy_line};
pub(super) use to_html::to_html;
pub(super) use to_markdown::{
    boxed, evened, in_cell, inline_markdown, markdown, options, title_markdown,
};

use super::report::Reasons;

/// Paragraphs, lists and so on.
pub(super) type Text = Vec<Block>;

/// What stands in one line or paragraph.
pub(super) type Words = Vec<Inline>;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block {
    /// Words that are no paragraph of their own: an item of a list without blank lines.
    Plain(Words),
    Paragraph(Words),
    Quote(Text),
    /// `> [!IMPORTANT]`
    Aside(BlockQuoteKind, Text),
    /// A list, numbered from `start` on.
    List {
        start: Option<u64>,
        items: Vec<Text>,
    },
    /// Terms and what they mean.
    Definitions(Vec<Definition>),
    Code {
        language: String,
        code: String,
    },
    Table(Table),
    /// A line across.
    Line,
}

/// A term, or one of its meanings.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Definition {
    Term(Words),
    Meaning(Text),
}

/// A table with a head.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    pub alignments: Vec<Alignment>,
    pub head: Vec<Words>,
    pub rows: Vec<Vec<Words>>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Inline {
    Text(String),
    Code(String),
    /// Where the author's line ends but the paragraph does not.
    SoftBreak,
    HardBreak,
    Emphasis(Words),
    Strong(Words),
    Struck(Words),
    Link {
        to: String,
        title: String,
        words: Words,
    },
    Picture {
        at: String,
        title: String,
        alternative: String,
    },
    /// A gap to be filled in, by its number from 0.
    Blank(usize),
}

/// A text of these words alone.
pub(super) fn plain_text(words: &str) -> Text {
    vec![Block::Plain(vec![Inline::Text(words.to_owned())])]
}

/// The words of a text that says nothing but words, without any markup.
pub(super) fn as_plain(text: &[Block]) -> Option<String> {
    match text {
        [] => Some(String::new()),
        [Block::Plain(words) | Block::Paragraph(words)] => match words.as_slice() {
            [] => Some(String::new()),
            [Inline::Text(words)] => Some(words.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// The words of a text, without markup, on one line.
pub(super) fn words_of(text: &[Block]) -> String {
    let mut said = String::new();
    gather(text, &mut said);
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(text: &[Block], said: &mut String) {
    for block in text {
        said.push(' ');
        match block {
            Block::Plain(words) | Block::Paragraph(words) => gather_words(words, said),
            Block::Quote(text) | Block::Aside(_, text) => gather(text, said),
            Block::List { items, .. } => items.iter().for_each(|item| gather(item, said)),
            Block::Definitions(list) => {
                for definition in list {
                    said.push(' ');
                    match definition {
                        Definition::Term(words) => gather_words(words, said),
                        Definition::Meaning(text) => gather(text, said),
                    }
                }
            }
            Block::Code { code, .. } => said.push_str(code),
            Block::Table(table) => {
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    said.push(' ');
                    gather_words(cell, said);
                }
            }
            Block::Line => {}
        }
    }
}

pub(super) fn gather_words(words: &[Inline], said: &mut String) {
    for inline in words {
        match inline {
            Inline::Text(text) | Inline::Code(text) => said.push_str(text),
            Inline::SoftBreak | Inline::HardBreak => said.push(' '),
            Inline::Emphasis(words) | Inline::Strong(words) | Inline::Struck(words) => {
                gather_words(words, said)
            }
            Inline::Link { words, .. } => gather_words(words, said),
            Inline::Picture { alternative, .. } => {
                said.push(' ');
                said.push_str(alternative);
            }
            Inline::Blank(_) => said.push_str(" … "),
        }
    }
}

/// Does something to the words of each line of a text.
pub(super) fn each_line(text: &mut [Block], change: &mut dyn FnMut(&mut Words)) {
    for block in text {
        match block {
            Block::Plain(words) | Block::Paragraph(words) => change(words),
            Block::Quote(text) | Block::Aside(_, text) => each_line(text, change),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| each_line(item, change));
            }
            Block::Definitions(list) => {
                for definition in list {
                    match definition {
                        Definition::Term(words) => change(words),
                        Definition::Meaning(text) => each_line(text, change),
                    }
                }
            }
            Block::Table(table) => {
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(&mut *change);
            }
            Block::Code { .. } | Block::Line => {}
        }
    }
}

/// Does something to each piece of the lines of a text, the inner ones first.
pub(super) fn each_inline(words: &mut Words, change: &mut dyn FnMut(&mut Inline)) {
    for inline in words {
        match inline {
            Inline::Emphasis(words)
            | Inline::Strong(words)
            | Inline::Struck(words)
            | Inline::Link { words, .. } => each_inline(words, change),
            _ => {}
        }
        change(inline);
    }
}

/// A text as another platform formats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Markdown,
    Html,
    /// As it stands, with its line ends.
    Plain,
    /// HTML in which line ends count.
    Auto,
}

/// Reads a text of another platform.
pub(super) fn read(text: &str, format: Format, reasons: &mut Reasons) -> Text {
    match format {
        Format::Markdown => from_markdown(text, reasons),
        Format::Html => from_html(&parse_html(text), Dialect::Foreign, reasons),
        Format::Plain => lines(text),
        Format::Auto if text.contains('<') => {
            let text = text.trim().replace('\n', "<br>");
            from_html(&parse_html(&text), Dialect::Foreign, reasons)
        }
        Format::Auto => lines(&unescaped(text)),
    }
}

/// A text without markup: a line is a line, an empty line ends a paragraph.
fn lines(text: &str) -> Text {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut paragraphs: Vec<Words> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
            continue;
        }
        let piece = Inline::Text(line.to_owned());
        match paragraphs.last_mut().filter(|_| open) {
            Some(words) => words.extend([Inline::HardBreak, piece]),
            None => paragraphs.push(vec![piece]),
        }
        open = true;
    }
    paragraphs.into_iter().map(Block::Paragraph).collect()
}
