//! A source file and its diagnostics: one text file while it is read, which knows its lines and
//! collects what is wrong with it.

use std::cell::RefCell;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::problem::{Problem, Rule, Severity};

/// A word and where it stands.
pub(crate) type Placed = (String, Range<usize>);

/// More problems than this in one file are not told apart.
const MOST: usize = 100;

/// How many bytes of a line are shown on either side of a problem.
const WIDEST: usize = 1000;

/// A source file while it is read: its text, its lines and its diagnostics.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// How messages name the file.
    path: PathBuf,
    /// The path inside the course folder, with `/`.
    inner: String,
    text: String,
    /// The byte at which each line starts.
    lines: Vec<usize>,
    problems: RefCell<Vec<Problem>>,
    warnings: RefCell<Vec<Problem>>,
}

impl Sheet {
    /// A file with this text.
    pub(crate) fn new(folder: &Path, inner: &str, text: &str) -> Self {
        let text = normal(text);
        let lines = std::iter::once(0)
            .chain(
                text.bytes()
                    .enumerate()
                    .filter(|(_, byte)| *byte == b'\n')
                    .map(|(at, _)| at + 1),
            )
            .collect();
        Self {
            path: folder.join(inner),
            inner: inner.to_owned(),
            text,
            lines,
            problems: RefCell::default(),
            warnings: RefCell::default(),
        }
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The path inside the course folder.
    pub(crate) fn inner(&self) -> &str {
        &self.inner
    }

    /// The byte at which a line and column, counted from 1 in characters, lie.
    pub(crate) fn byte_at(&self, line: usize, column: usize) -> usize {
        let Some(start) = self.lines.get(line.saturating_sub(1)).copied() else {
            return self.text.len();
        };
        let rest = &self.text[start..];
        start
            + rest
                .char_indices()
                .nth(column.saturating_sub(1))
                .map_or(rest.len(), |(at, _)| at)
    }

    /// The line and column, counted from 1 in characters, of a byte.
    fn line_and_column(&self, at: usize) -> (usize, usize) {
        let at = floor(&self.text, at);
        let line = self.lines.partition_point(|begin| *begin <= at).max(1);
        let begin = self.lines.get(line - 1).copied().unwrap_or_default();
        (line, self.text[begin..at.max(begin)].chars().count() + 1)
    }

    /// The place of a word within a larger place; the larger place if it is not there.
    pub(crate) fn within(&self, place: &Range<usize>, word: &str) -> Range<usize> {
        let found = self
            .text
            .get(place.clone())
            .and_then(|text| text.find(word));
        found.map_or(place.clone(), |at| {
            place.start + at..place.start + at + word.len()
        })
    }

    /// Notes a problem at these bytes.
    pub(crate) fn wrong(
        &self,
        span: Range<usize>,
        rule: Rule,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) {
        let kept = match rule.severity() {
            Severity::Error => &self.problems,
            Severity::Warning => &self.warnings,
        };
        let noted = kept.borrow().len();
        if noted > MOST {
            return;
        }
        let start = floor(&self.text, span.start);
        let (line, column) = self.line_and_column(start);
        let (end_line, end_column) = self.line_and_column(span.end.max(start));
        let begin = self.lines.get(line - 1).copied().unwrap_or_default();
        let end = self
            .lines
            .get(line)
            .map_or(self.text.len(), |next| next - 1);
        // Of a line that is very long, what lies around the place.
        let first = if start - begin > WIDEST {
            floor(&self.text, start - WIDEST)
        } else {
            begin
        };
        let last = floor(&self.text, end.clamp(first, start.max(first) + WIDEST));
        let source = &self.text[first..last.max(first)];
        let from = (start - first).min(source.len());
        let to = floor(&self.text, span.end.max(start))
            .saturating_sub(first)
            .clamp(from, source.len());
        let (message, advice) = if noted == MOST {
            (
                format!("there are more than {MOST} problems in this file"),
                "correct these first".to_owned(),
            )
        } else {
            (message.into(), advice.into())
        };
        kept.borrow_mut().push(Problem {
            file: self.path.clone(),
            line,
            column,
            end_line,
            end_column,
            rule,
            message,
            advice,
            source: source.to_owned(),
            span: from..to,
        });
    }

    /// Whether anything has been wrong so far.
    pub(crate) fn is_sound(&self) -> bool {
        self.problems.borrow().is_empty()
    }

    /// All that was wrong.
    pub(crate) fn take_problems(&self) -> Vec<Problem> {
        self.problems.take()
    }

    /// All that its author may want to look at.
    pub(crate) fn take_warnings(&self) -> Vec<Problem> {
        self.warnings.take()
    }
}

/// A text without byte order mark, its lines ended as Unix ends them: the same text has the same
/// hash, whatever editor saved it.
pub(crate) fn normal(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The nearest character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

/// A problem with a file that cannot be shown: it does not exist, or is not text.
pub(crate) fn fileless(
    path: PathBuf,
    rule: Rule,
    message: impl Into<String>,
    advice: impl Into<String>,
) -> Problem {
    Problem {
        file: path,
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 1,
        rule,
        message: message.into(),
        advice: advice.into(),
        source: String::new(),
        span: 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str, span: Range<usize>) -> Problem {
        let sheet = Sheet::new(Path::new("course"), "a.md", text);
        sheet.wrong(span, Rule::RawHtml, "wrong", "advice");
        sheet.take_problems().remove(0)
    }

    #[test]
    fn columns_count_characters() {
        let problem = problem("one\nқазақ <b>\n", 15..18);
        assert_eq!(problem.to_string(), "course/a.md:2:7: wrong");
        assert_eq!(&problem.source[problem.span.clone()], "<b>");
        assert_eq!((problem.end_line, problem.end_column), (2, 10));
    }

    #[test]
    fn a_place_may_end_in_a_later_line() {
        let problem = self::problem("one\nқазақ\nend", 1..17);
        assert_eq!((problem.line, problem.column), (1, 2));
        assert_eq!((problem.end_line, problem.end_column), (3, 3));
    }

    #[test]
    fn places_outside_the_text_or_inside_a_character_are_borne() {
        assert_eq!(problem("", 5..9).line, 1);
        assert_eq!(problem("қ", 1..1).column, 1);
        assert_eq!(problem("a\r\nb", 0..99).source, "a");
    }

    #[test]
    fn of_a_long_line_the_place_is_shown() {
        let text = format!("{}<b>{}", "қ".repeat(5000), "қ".repeat(5000));
        let problem = problem(&text, 10_000..10_003);
        assert_eq!(problem.column, 5001);
        assert_eq!(&problem.source[problem.span.clone()], "<b>");
        assert!(problem.source.len() < 3 * WIDEST);
    }
}
