//! The words of a line, with backslashes where a character would mean something.

use super::{Marks, Style};
use crate::text::Inline;

/// The Markdown of a line or paragraph.
pub(super) fn line(words: &[Inline], style: Style, blank: &dyn Fn(usize) -> String) -> String {
    let mut writer = Writer {
        style,
        blank,
        out: String::new(),
        depth: 0,
        after_blank: false,
    };
    writer.words(words);
    writer.out
}

/// The Markdown of a title, in which no character means anything.
pub(crate) fn title_markdown(title: &str) -> String {
    let mut writer = Writer {
        style: Style {
            marks: Marks::Stars,
            guarded: false,
        },
        blank: &|_| String::new(),
        out: String::new(),
        depth: 0,
        after_blank: false,
    };
    // A heading is not at the beginning of its line, and ends before its attributes.
    writer.out.push('x');
    writer.text(title);
    let mut heading = String::new();
    for each in writer.out.chars().skip(1) {
        if matches!(each, '{' | '}' | '#') {
            heading.push('\\');
        }
        heading.push(each);
    }
    heading
}

struct Writer<'a> {
    style: Style,
    blank: &'a dyn Fn(usize) -> String,
    out: String,
    depth: usize,
    /// Whether a gap has just been written: brackets before `(` would make a link.
    after_blank: bool,
}

impl Writer<'_> {
    fn words(&mut self, words: &[Inline]) {
        for (at, inline) in words.iter().enumerate() {
            let after_blank = std::mem::take(&mut self.after_blank);
            match inline {
                Inline::Text(text) => {
                    if after_blank && text.starts_with('(') {
                        self.out.push('\\');
                    }
                    self.text(text);
                }
                Inline::Code(code) => self.out.push_str(&code_span(code)),
                Inline::SoftBreak => self.out.push('\n'),
                Inline::HardBreak => self.out.push_str("\\\n"),
                Inline::Emphasis(words) => {
                    let mark = self.mark();
                    self.around(mark, words);
                }
                Inline::Strong(words) => {
                    let mark = self.mark();
                    self.around(&mark.repeat(2), words);
                }
                Inline::Struck(words) => self.around("~~", words),
                Inline::Link { to, title, words } => {
                    self.out.push('[');
                    self.depth += 1;
                    self.words(words);
                    self.depth -= 1;
                    self.out.push_str("](");
                    self.address(to, title);
                }
                Inline::Picture {
                    at,
                    title,
                    alternative,
                } => {
                    self.out.push_str("![");
                    self.text(alternative);
                    self.out.push_str("](");
                    self.address(at, title);
                }
                Inline::Blank(number) => {
                    let gap = (self.blank)(*number);
                    self.out.push_str(&gap);
                    self.after_blank = at + 1 < words.len();
                }
            }
        }
    }

    fn mark(&self) -> &'static str {
        let even = self.depth.is_multiple_of(2);
        match self.style.marks {
            Marks::Stars => "*",
            Marks::ByDepth if even => "*",
            Marks::ByDepthFromUnderscore if !even => "*",
            Marks::ByDepth | Marks::ByDepthFromUnderscore => "_",
        }
    }

    fn around(&mut self, mark: &str, words: &[Inline]) {
        self.out.push_str(mark);
        self.depth += 1;
        self.words(words);
        self.depth -= 1;
        self.out.push_str(mark);
    }

    /// The address and the title of a link, and the bracket after them.
    fn address(&mut self, to: &str, title: &str) {
        let simple = !to.is_empty()
            && to.chars().all(|each| {
                !each.is_whitespace() && !each.is_control() && !"()<>\\&".contains(each)
            });
        let entity = |to: &str| to.replace('\\', "\\\\").replace('&', "\\&");
        if simple {
            self.out.push_str(to);
        } else {
            let to = entity(to).replace('<', "\\<").replace('>', "\\>");
            self.out.push_str(&format!("<{to}>"));
        }
        if !title.is_empty() {
            let title = entity(title).replace('"', "\\\"");
            self.out.push_str(&format!(" \"{title}\""));
        }
        self.out.push(')');
    }

    fn text(&mut self, text: &str) {
        for (at, each) in text.char_indices() {
            let after = &text[at + each.len_utf8()..];
            if self.means_something(each, after) {
                self.out.push('\\');
            }
            self.out.push(each);
        }
    }

    /// The line that is being written, without spaces before it, as long as it is short.
    fn short_line(&self) -> Option<&str> {
        let out = &self.out;
        let mut from = out.len();
        for (at, each) in out.char_indices().rev().take(SHORT) {
            if each == '\n' {
                return Some(out[from..].trim_start());
            }
            from = at;
        }
        (from == 0).then(|| out.trim_start())
    }

    /// Whether a character would be read as markup where it stands.
    fn means_something(&self, each: char, after: &str) -> bool {
        if self.style.guarded {
            return each.is_ascii_punctuation();
        }
        let before = self.out.chars().next_back();
        let next = after.chars().next();
        let line = || self.short_line();
        match each {
            '\\' | '*' | '`' | '[' | ']' | '<' | '~' => true,
            // Between letters an underscore is nothing.
            '_' => {
                !(before.is_some_and(char::is_alphanumeric)
                    && next.is_some_and(char::is_alphanumeric))
            }
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            '#' | '>' | '+' | '-' | '=' | ':' | '|' => line().is_some_and(str::is_empty),
            '.' | ')' => line().is_some_and(|line| {
                !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
            }),
            _ => false,
        }
    }
}

/// No number at the beginning of a list has more digits.
const SHORT: usize = 10;

/// Code between as many backticks as it needs.
fn code_span(code: &str) -> String {
    let longest = code
        .split(|each| each != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let ticks = "`".repeat(longest + 1);
    let spaced = code.starts_with('`')
        || code.ends_with('`')
        || (code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty());
    let pad = if spaced { " " } else { "" };
    format!("{ticks}{pad}{code}{pad}{ticks}")
}
