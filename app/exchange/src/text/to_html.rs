//! From a text to XHTML as QTI allows it.

use pulldown_cmark::Alignment;

use super::rendered::class;
use super::{Block, Definition, Inline, Table};
use crate::xml::escape;

/// Writes XHTML. `blank` gives what stands for a gap.
pub(crate) fn to_html(text: &[Block], blank: &dyn Fn(usize) -> String) -> String {
    let mut writer = Writer {
        blank,
        out: String::new(),
    };
    writer.blocks(text);
    writer.out
}

struct Writer<'a> {
    blank: &'a dyn Fn(usize) -> String,
    out: String,
}

impl Writer<'_> {
    fn blocks(&mut self, text: &[Block]) {
        text.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Plain(words) => self.words(words),
            Block::Paragraph(words) => self.within("p", "", |writer| writer.words(words)),
            Block::Quote(text) => self.within("blockquote", "", |writer| writer.blocks(text)),
            Block::Aside(kind, text) => {
                let class = format!(" class=\"{}\"", class(*kind));
                self.within("aside", &class, |writer| writer.blocks(text));
            }
            Block::List { start, items } => {
                let (name, attributes) = match start {
                    None => ("ul", String::new()),
                    Some(1) => ("ol", String::new()),
                    Some(start) => ("ol", format!(" start=\"{start}\"")),
                };
                self.within(name, &attributes, |writer| {
                    for item in items {
                        writer.within("li", "", |writer| writer.blocks(item));
                    }
                });
            }
            Block::Definitions(list) => self.within("dl", "", |writer| {
                for definition in list {
                    match definition {
                        Definition::Term(words) => {
                            writer.within("dt", "", |writer| writer.words(words));
                        }
                        Definition::Meaning(text) => {
                            writer.within("dd", "", |writer| writer.blocks(text));
                        }
                    }
                }
            }),
            Block::Code { language, code } => {
                let class = match language.as_str() {
                    "" => String::new(),
                    language => format!(" class=\"language-{}\"", escape(language)),
                };
                self.within("pre", "", |writer| {
                    writer.within("code", &class, |writer| writer.out.push_str(&escape(code)));
                });
            }
            Block::Table(table) => self.table(table),
            Block::Line => self.out.push_str("<hr/>"),
        }
    }

    fn within(&mut self, name: &str, attributes: &str, inner: impl FnOnce(&mut Self)) {
        self.out.push_str(&format!("<{name}{attributes}>"));
        inner(self);
        self.out.push_str(&format!("</{name}>"));
    }

    fn table(&mut self, table: &Table) {
        let class = |at: usize| match table.alignments.get(at) {
            Some(Alignment::Left) => " class=\"qti-align-left\"",
            Some(Alignment::Center) => " class=\"qti-align-center\"",
            Some(Alignment::Right) => " class=\"qti-align-right\"",
            _ => "",
        };
        self.within("table", "", |writer| {
            writer.within("thead", "", |writer| {
                writer.within("tr", "", |writer| {
                    for (at, cell) in table.head.iter().enumerate() {
                        writer.within("th", class(at), |writer| writer.words(cell));
                    }
                });
            });
            if table.rows.is_empty() {
                return;
            }
            writer.within("tbody", "", |writer| {
                for row in &table.rows {
                    writer.within("tr", "", |writer| {
                        for (at, cell) in row.iter().enumerate() {
                            writer.within("td", class(at), |writer| writer.words(cell));
                        }
                    });
                }
            });
        });
    }

    fn words(&mut self, words: &[Inline]) {
        for inline in words {
            match inline {
                Inline::Text(text) => self.out.push_str(&escape(text)),
                Inline::Code(code) => {
                    self.within("code", "", |writer| writer.out.push_str(&escape(code)));
                }
                Inline::SoftBreak => self.out.push('\n'),
                Inline::HardBreak => self.out.push_str("<br/>"),
                Inline::Emphasis(words) => self.within("em", "", |writer| writer.words(words)),
                Inline::Strong(words) => self.within("strong", "", |writer| writer.words(words)),
                // QTI has no <del>.
                Inline::Struck(words) => {
                    self.within("span", " data-torelik-struck=\"true\"", |writer| {
                        writer.words(words);
                    });
                }
                Inline::Link { to, title, words } => {
                    let mut attributes = format!(" href=\"{}\"", escape(to));
                    if !title.is_empty() {
                        attributes.push_str(&titled(title));
                    }
                    self.within("a", &attributes, |writer| writer.words(words));
                }
                Inline::Picture {
                    at,
                    title,
                    alternative,
                } => {
                    self.out.push_str(&format!(
                        "<img src=\"{}\" alt=\"{}\"",
                        escape(at),
                        escape(alternative)
                    ));
                    if !title.is_empty() {
                        self.out.push_str(&titled(title));
                    }
                    self.out.push_str("/>");
                }
                Inline::Blank(number) => {
                    let blank = (self.blank)(*number);
                    self.out.push_str(&blank);
                }
            }
        }
    }
}

/// QTI's links and pictures have no title.
fn titled(title: &str) -> String {
    format!(" data-torelik-title=\"{}\"", escape(title))
}
