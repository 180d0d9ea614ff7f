//! Boxes, lines and words as SVG. Only attributes of SVG, no styles: colours are the style sheet's.

use std::fmt::Write as _;

use crate::markdown::escaped;

/// How wide a drawing is; a page shows it smaller where it has less room.
pub(super) const WIDTH: i32 = 680;

/// From one line of words to the next.
pub(super) const LINE: i32 = 19;

/// Between the edge of a box and its words.
pub(super) const PAD: i32 = 11;

/// The size of letters.
const SIZE: i32 = 15;

/// What is drawn so far.
#[derive(Default)]
pub(super) struct Canvas {
    body: String,
    height: i32,
}

/// Words in lines, as they fit into a box of a certain width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    /// Lines to be set in bold, above the others.
    pub bold: Vec<String>,
    pub lines: Vec<String>,
}

impl Text {
    /// Divides words into lines for a box of this width.
    pub(super) fn fit(bold: Option<&str>, words: &str, width: i32) -> Self {
        let room = width - 2 * PAD;
        Self {
            // Bold letters are a tenth wider.
            bold: bold.map_or_else(Vec::new, |bold| wrap(bold, room * 10 / 11)),
            lines: wrap(words, room),
        }
    }

    /// How high a box with it is.
    pub(super) fn height(&self) -> i32 {
        2 * PAD + LINE * count(self.bold.len() + self.lines.len()) - (LINE - SIZE)
    }
}

/// A number of lines, in the numbers of a drawing.
pub(super) fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX / 1000)
}

impl Canvas {
    /// A box with words; gives how high it is at least.
    pub(super) fn labelled_box(
        &mut self,
        (x, y): (i32, i32),
        (width, height): (i32, i32),
        class: &str,
        text: &Text,
    ) {
        let _ = writeln!(
            self.body,
            "<rect class=\"{class}\" fill=\"none\" stroke=\"currentColor\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"5\"/>"
        );
        let mut at = y + (height - text.height()) / 2 + PAD + SIZE - 2;
        for (lines, class) in [(&text.bold, "strong"), (&text.lines, "words")] {
            for line in lines {
                self.word(x + PAD, at, class, line);
                at += LINE;
            }
        }
        self.reach(y + height);
    }

    /// One line of words.
    pub(super) fn word(&mut self, x: i32, y: i32, class: &str, words: &str) {
        let _ = writeln!(
            self.body,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>",
            escaped(words)
        );
        self.reach(y + 5);
    }

    /// A way along these places.
    pub(super) fn way(&mut self, places: &[(i32, i32)]) {
        let _ = write!(
            self.body,
            "<polyline class=\"way\" fill=\"none\" stroke=\"currentColor\" points=\""
        );
        for (x, y) in places {
            let _ = write!(self.body, "{x},{y} ");
        }
        self.body.truncate(self.body.trim_end().len());
        self.body.push_str("\"/>\n");
    }

    /// The head of an arrow that ends here, pointing right or down.
    pub(super) fn head(&mut self, (x, y): (i32, i32), down: bool) {
        let (one, other) = match down {
            true => ((x - 5, y - 8), (x + 5, y - 8)),
            false => ((x - 8, y - 5), (x - 8, y + 5)),
        };
        let _ = writeln!(
            self.body,
            "<polygon class=\"head\" points=\"{},{} {},{} {x},{y}\"/>",
            one.0, one.1, other.0, other.1
        );
    }

    /// A dot.
    pub(super) fn dot(&mut self, x: i32, y: i32) {
        let _ = writeln!(
            self.body,
            "<circle class=\"dot\" cx=\"{x}\" cy=\"{y}\" r=\"5\"/>"
        );
    }

    fn reach(&mut self, y: i32) {
        self.height = self.height.max(y);
    }

    /// The drawing. It is hidden from screen readers, which read the list beside it.
    pub(super) fn svg(&self) -> String {
        let height = self.height + 2;
        format!(
            "<svg class=\"drawn\" viewBox=\"-1 -1 {} {height}\" width=\"{WIDTH}\" height=\"{height}\" aria-hidden=\"true\" focusable=\"false\">\n{}</svg>\n",
            WIDTH + 2,
            self.body
        )
    }
}

/// Divides words into lines of at most so many units. A single word that is wider stays whole.
pub(super) fn wrap(words: &str, room: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// About how wide words are, rather more than less: the letters of the reader's system are not known.
fn width(words: &str) -> i32 {
    let hundredths: i32 = words
        .chars()
        .map(|each| match each {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | 'і' => 30,
            ' ' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '“' | '”' => 38,
            'm' | 'w' | 'M' | 'W' | 'ж' | 'ш' | 'щ' | 'ю' | 'ы' | 'ф' | 'м' | '—' => 88,
            'Ж' | 'Ш' | 'Щ' | 'Ю' | 'Ы' | 'Ф' | 'М' | '…' | '№' => 104,
            each if each.is_uppercase() => 72,
            _ => 58,
        })
        .sum();
    hundredths * SIZE / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_box_unless_a_word_is() {
        let words =
            "Негізді қауіп бар ма? Is the fear well founded? Обоснованы ли опасения заявителя";
        for room in [60, 120, 240, 500] {
            let lines = wrap(words, room);
            assert_eq!(lines.join(" "), words);
            assert!(
                lines
                    .iter()
                    .all(|line| width(line) <= room || !line.contains(' '))
            );
        }
        assert!(wrap("", 100).is_empty());
    }

    #[test]
    fn words_are_escaped() {
        let mut canvas = Canvas::default();
        canvas.word(0, 10, "words", "<a & \"b\">");
        assert!(canvas.svg().contains("&lt;a &amp; &quot;b&quot;&gt;"));
    }
}
