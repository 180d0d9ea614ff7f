//! Markup as a tree of elements, read from HTML as people and editors write it. XML makes the same
//! tree: see `exchange::xml`.

use html5gum::{DefaultEmitter, HtmlString, Token, Tokenizer};

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// The name without a prefix.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Piece>,
    /// The byte of the file at which it begins; 0 in HTML.
    pub at: usize,
}

/// A piece of markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Element(Element),
    Text(String),
}

/// Elements nested deeper than this are taken as if they stood beside each other.
pub(crate) const DEEPEST: usize = 48;

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The elements in it with this name.
    pub(crate) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element in it with this name.
    pub(crate) fn first<'e>(&'e self, name: &'e str) -> Option<&'e Element> {
        self.all(name).next()
    }

    /// The elements in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|piece| match piece {
            Piece::Element(element) => Some(element),
            Piece::Text(_) => None,
        })
    }

    /// All elements below it with this name, in order.
    pub(crate) fn below<'e>(&'e self, name: &str) -> Vec<&'e Element> {
        let mut found = Vec::new();
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            }
            found.extend(element.below(name));
        }
        found
    }

    /// The text in it and below it, as it stands.
    pub(crate) fn text(&self) -> String {
        self.children
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Element(element) => element.text(),
            })
            .collect()
    }

    /// Whether it has this class.
    pub(super) fn has_class(&self, class: &str) -> bool {
        self.attribute("class")
            .is_some_and(|classes| classes.split_whitespace().any(|known| known == class))
    }
}

/// Elements that hold nothing.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that end a paragraph which is still open.
const ENDS_PARAGRAPH: [&str; 24] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "ol",
    "p",
    "pre",
    "table",
    "ul",
];

/// Elements that end one which is still open, unless one of the last list lies between.
const ENDS: [(&str, &[&str], &[&str]); 6] = [
    ("li", &["li"], &["ul", "ol"]),
    ("dt", &["dt", "dd"], &["dl"]),
    ("dd", &["dt", "dd"], &["dl"]),
    ("td", &["td", "th"], &["tr", "table"]),
    ("th", &["td", "th"], &["tr", "table"]),
    ("tr", &["tr"], &["table"]),
];

/// Reads HTML. Whatever it is, it gives a tree.
pub(crate) fn parse_html(html: &str) -> Vec<Piece> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut tree = Tree {
        open: vec![Element::default()],
    };
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let element = Element {
                    name: text(&tag.name),
                    attributes: tag
                        .attributes
                        .iter()
                        .map(|(name, value)| (text(name), text(value)))
                        .collect(),
                    ..Element::default()
                };
                tree.start(element, tag.self_closing);
            }
            Token::EndTag(tag) => tree.end(&text(&tag.name)),
            Token::String(words) => tree.say(&text(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while tree.open.len() > 1 {
        tree.close();
    }
    tree.open.pop().map_or(Vec::new(), |root| root.children)
}

/// Text in which entities stand for characters, as the characters.
pub(crate) fn unescaped(said: &str) -> String {
    let tokens = Tokenizer::new(said).filter_map(|token| {
        let Ok(token) = token;
        match token {
            Token::String(words) => Some(text(&words)),
            _ => None,
        }
    });
    tokens.collect()
}

fn text(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The elements that are open, the root first.
struct Tree {
    open: Vec<Element>,
}

impl Tree {
    fn start(&mut self, element: Element, closed: bool) {
        if ENDS_PARAGRAPH.contains(&element.name.as_str()) {
            self.end_within(
                "p",
                &["td", "th", "li", "blockquote", "div", "dd", "button"],
            );
        }
        for (_, ended, within) in ENDS.iter().filter(|(name, _, _)| *name == element.name) {
            for name in *ended {
                self.end_within(name, within);
            }
        }
        let empty = VOID.contains(&element.name.as_str());
        if empty || closed || self.open.len() > DEEPEST {
            self.place(Piece::Element(element));
        } else {
            self.open.push(element);
        }
    }

    fn end(&mut self, name: &str) {
        self.end_within(name, &[]);
    }

    /// Closes the innermost element with this name, unless one of `barriers` lies within it.
    fn end_within(&mut self, name: &str, barriers: &[&str]) {
        let found = self.open.iter().skip(1).rposition(|open| open.name == name);
        let Some(at) = found.map(|at| at + 1) else {
            return;
        };
        let barred = self.open[at + 1..]
            .iter()
            .any(|open| barriers.contains(&open.name.as_str()));
        if !barred {
            while self.open.len() > at {
                self.close();
            }
        }
    }

    fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.place(Piece::Element(element));
        }
    }

    fn say(&mut self, words: &str) {
        let siblings = self.open.last_mut().map(|open| &mut open.children);
        match siblings.and_then(|siblings| siblings.last_mut()) {
            Some(Piece::Text(text)) => text.push_str(words),
            _ => self.place(Piece::Text(words.to_owned())),
        }
    }

    fn place(&mut self, piece: Piece) {
        if let Some(open) = self.open.last_mut() {
            open.children.push(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Element(element) => {
                    format!("{}({})", element.name, shape(&element.children))
                }
            })
            .collect()
    }

    #[test]
    fn open_ends_are_closed() {
        assert_eq!(shape(&parse_html("<p>a<p>b")), "p(a)p(b)");
        assert_eq!(
            shape(&parse_html("<ul><li>a<ul><li>b</ul><li>c</ul>d")),
            "ul(li(aul(li(b)))li(c))d"
        );
        assert_eq!(shape(&parse_html("a<br>b</i>&nbsp;&lt;")), "abr()b\u{a0}<");
        assert_eq!(
            shape(&parse_html("<table><tr><td>a<td>b<tr><td>c")),
            "table(tr(td(a)td(b))tr(td(c)))"
        );
        assert_eq!(shape(&parse_html("<script><b></script>x")), "script(<b>)x");
    }

    #[test]
    fn depth_is_bounded() {
        let deep = parse_html(&"<div>".repeat(100_000));
        assert!(shape(&deep).matches('(').count() == 100_000);
    }
}
