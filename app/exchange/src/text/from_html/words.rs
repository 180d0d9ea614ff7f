//! What stands in a line of HTML.

use super::{Dialect, Reader, lines};
use crate::text::rendered::pinpoint;
use crate::text::{Block, Element, Inline, Piece, Words, words_of};

impl Reader<'_> {
    /// The words of a line or paragraph, without spaces at its ends.
    pub(super) fn line(&mut self, pieces: &[Piece]) -> Words {
        let mut words = Words::new();
        self.words(pieces, &mut words);
        trimmed(words)
    }

    fn words(&mut self, pieces: &[Piece], out: &mut Words) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => say(text, out),
                Piece::Element(element) => self.word(element, out),
            }
        }
    }

    fn word(&mut self, element: &Element, out: &mut Words) {
        let mut inner = Words::new();
        match element.name.as_str() {
            "br" => out.push(Inline::HardBreak),
            "em" | "i" => {
                self.words(&element.children, &mut inner);
                out.push(Inline::Emphasis(inner));
            }
            "strong" | "b" => {
                self.words(&element.children, &mut inner);
                out.push(Inline::Strong(inner));
            }
            "del" | "s" | "strike" => {
                self.words(&element.children, &mut inner);
                out.push(Inline::Struck(inner));
            }
            "span" if element.attribute("data-torelik-struck").is_some() => {
                self.words(&element.children, &mut inner);
                out.push(Inline::Struck(inner));
            }
            "code" | "kbd" | "samp" | "tt" | "var" => {
                let code = lines(element).replace('\n', " ");
                if !code.is_empty() {
                    out.push(Inline::Code(code));
                }
            }
            "a" => self.link(element, out),
            "span" if self.is_term(element) => self.link(element, out),
            // The address of a citation says it, and the platform that reads it.
            "span" if self.is_pinpoint(element) => {}
            "img" => self.picture(element, out),
            "span" if element.attribute("data-blank").is_some() => {
                let number = element
                    .attribute("data-blank")
                    .and_then(|id| id.parse().ok());
                out.extend(number.map(|number: usize| Inline::Blank(number.saturating_sub(1))));
            }
            "span" | "font" | "abbr" | "cite" | "dfn" | "time" | "bdi" | "bdo" | "label"
            | "nobr" => self.words(&element.children, out),
            "q" => {
                say("“", out);
                self.words(&element.children, out);
                say("”", out);
            }
            "wbr" | "meta" | "link" | "title" | "head" => {}
            "script" | "style" | "iframe" | "object" | "embed" | "audio" | "video" | "svg"
            | "canvas" | "math" | "input" | "select" | "textarea" | "button" => self.reasons.say(
                format!("<{}> has no counterpart and was left out", element.name),
            ),
            name => {
                self.reasons
                    .say(format!("<{name}> has no counterpart; its words were kept"));
                for block in self.blocks(&element.children) {
                    match block {
                        Block::Plain(words) | Block::Paragraph(words) => out.extend(words),
                        other => out.push(Inline::Text(words_of(&[other]))),
                    }
                }
            }
        }
    }

    /// Whether it is what this crate makes of a link to a term.
    fn is_term(&self, element: &Element) -> bool {
        matches!(self.dialect, Dialect::Rendered(_)) && element.has_class("term")
    }

    /// Whether it is the page and paragraph that this crate writes into a citation.
    fn is_pinpoint(&self, element: &Element) -> bool {
        matches!(self.dialect, Dialect::Rendered(_)) && pinpoint(element).is_some()
    }

    fn link(&mut self, element: &Element, out: &mut Words) {
        let mut words = Words::new();
        self.words(&element.children, &mut words);
        let href = element.attribute("href").unwrap_or_default().trim();
        match self.dialect {
            Dialect::Rendered(rendered) => out.push(Inline::Link {
                to: rendered.address(element, href),
                title: title(element),
                words,
            }),
            Dialect::Foreign if href.is_empty() => out.extend(words),
            Dialect::Foreign => out.push(Inline::Link {
                to: href.to_owned(),
                title: title(element),
                words,
            }),
        }
    }

    fn picture(&mut self, element: &Element, out: &mut Words) {
        let source = element.attribute("src").unwrap_or_default();
        let at = match self.dialect {
            Dialect::Rendered(rendered) => rendered.picture(source),
            Dialect::Foreign => source.to_owned(),
        };
        out.push(Inline::Picture {
            at,
            title: title(element),
            alternative: element.attribute("alt").unwrap_or_default().to_owned(),
        });
    }
}

fn title(element: &Element) -> String {
    element
        .attribute("title")
        .or_else(|| element.attribute("data-torelik-title"))
        .unwrap_or_default()
        .to_owned()
}

/// Adds words; a line end among them is one in the text.
fn say(text: &str, out: &mut Words) {
    let blank = [' ', '\t', '\r'];
    for (number, line) in text.split('\n').enumerate() {
        let mut line = line;
        if number > 0 {
            line = line.trim_start_matches(blank);
            if let Some(Inline::Text(before)) = out.last_mut() {
                before.truncate(before.trim_end_matches(blank).len());
            }
            // Where the line was ended already, a line end of the file is nothing.
            if !matches!(
                out.last(),
                None | Some(Inline::HardBreak | Inline::SoftBreak)
            ) {
                out.push(Inline::SoftBreak);
            }
        }
        match out.last_mut() {
            _ if line.is_empty() => {}
            Some(Inline::Text(before)) => before.push_str(line),
            _ => out.push(Inline::Text(line.to_owned())),
        }
    }
}

/// Words without spaces and line ends at their ends.
pub(in crate::text) fn trimmed(mut words: Words) -> Words {
    let blank = [' ', '\t', '\r', '\n'];
    while let Some(first) = words.first_mut() {
        match first {
            Inline::Text(text) => {
                *text = text.trim_start_matches(blank).to_owned();
                if !text.is_empty() {
                    break;
                }
            }
            Inline::SoftBreak | Inline::HardBreak => {}
            _ => break,
        }
        words.remove(0);
    }
    while let Some(last) = words.last_mut() {
        match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end_matches(blank).len());
                if !text.is_empty() {
                    break;
                }
            }
            Inline::SoftBreak | Inline::HardBreak => {}
            _ => break,
        }
        words.pop();
    }
    words
}
