//! Text as rows of cells.

use crate::{Budget, Refusal};

/// How many delimiters within one quoted cell of several lines make it a row that was swallowed:
/// a list has six columns.
const SWALLOWED: usize = 5;

/// The rows of a text. They are numbered as a spreadsheet shows them: empty ones count, and a cell
/// of several lines makes one row.
///
/// The reading is RFC 4180's, and gentler with quotation marks that nobody doubled: one within
/// unquoted words is a mark, and so is one within quoted words when another closes them on the
/// same line. A mark that is closed nowhere, or only by one that belongs to a later row, is refused
/// with its line, because all rows between would be lost.
pub(crate) struct Rows<'t> {
    text: &'t str,
    at: usize,
    delimiter: char,
    number: usize,
    line: usize,
    /// Of the line that ends here, where the last mark stands that closes a cell.
    closing: Option<(usize, Option<usize>)>,
}

impl<'t> Rows<'t> {
    /// The rows of a text, above which `above` lines stand in the file.
    pub(crate) const fn new(text: &'t str, delimiter: char, above: usize) -> Self {
        Self {
            text,
            at: 0,
            delimiter,
            number: 0,
            line: above + 1,
            closing: None,
        }
    }

    /// The number of the row that was read last; the first is 1.
    pub(crate) const fn number(&self) -> usize {
        self.number
    }

    /// The next row.
    pub(crate) fn next(&mut self, budget: &Budget) -> Option<Result<Vec<String>, Refusal>> {
        if self.at >= self.text.len() {
            return None;
        }
        self.number += 1;
        let mut cells = Vec::new();
        loop {
            let cell = budget.step().and_then(|()| self.cell());
            match cell {
                Ok(cell) => {
                    if !cell.is_empty()
                        && let Err(refusal) = budget.cell()
                    {
                        return Some(Err(refusal));
                    }
                    cells.push(cell);
                }
                Err(refusal) => return Some(Err(refusal)),
            }
            if self.peek() == Some(self.delimiter) {
                self.at += self.delimiter.len_utf8();
            } else {
                self.line_end();
                return Some(Ok(cells));
            }
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes over the end of a line, however it is written.
    fn line_end(&mut self) {
        let rest = self.rest();
        let length = match rest.as_bytes() {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        self.at += length;
        self.line += usize::from(length > 0);
    }

    /// Goes over spaces that are no delimiter.
    fn spaces(&mut self) {
        let delimiter = self.delimiter;
        let is_space = |c: char| c != delimiter && c.is_whitespace() && !matches!(c, '\r' | '\n');
        self.at = self.text.len() - self.rest().trim_start_matches(is_space).len();
    }

    fn ends_cell(&self, c: char) -> bool {
        c == self.delimiter || matches!(c, '\r' | '\n')
    }

    fn cell(&mut self) -> Result<String, Refusal> {
        self.spaces();
        if self.peek() == Some('"') {
            return self.quoted();
        }
        Ok(self.plain().to_owned())
    }

    fn plain(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| self.ends_cell(c)).unwrap_or(rest.len());
        self.at += end;
        rest[..end].trim_end()
    }

    fn quoted(&mut self) -> Result<String, Refusal> {
        let (begins, from) = (self.line, self.at);
        let open = Refusal::OpenQuote { line: begins };
        let mut said = String::new();
        let mut delimiters = 0;
        self.at += 1;
        loop {
            let Some(c) = self.peek() else {
                return Err(open);
            };
            match c {
                '"' if self.rest().starts_with("\"\"") => {
                    said.push('"');
                    self.at += 2;
                }
                '"' => {
                    let mark = self.at;
                    self.at += 1;
                    self.spaces();
                    if self.peek().is_none_or(|c| self.ends_cell(c)) {
                        return if begins < self.line && delimiters >= SWALLOWED {
                            Err(open)
                        } else {
                            Ok(said)
                        };
                    }
                    if begins < self.line {
                        return Err(open);
                    }
                    self.at = mark + 1;
                    if self.last_closing() > Some(mark) {
                        said.push('"');
                        continue;
                    }
                    // `"Words" and others`: the marks are part of it.
                    self.plain();
                    return Ok(self.text[from..self.at].trim_end().to_owned());
                }
                '\r' | '\n' => {
                    said.push('\n');
                    self.line_end();
                }
                c => {
                    delimiters += usize::from(c == self.delimiter);
                    said.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
    }

    /// Where on this line the last quotation mark stands that closes a cell. It is looked for once
    /// for each line.
    fn last_closing(&mut self) -> Option<usize> {
        if let Some((line, found)) = self.closing
            && line == self.line
        {
            return found;
        }
        let rest = self.rest();
        let end = rest.find(['\r', '\n']).unwrap_or(rest.len());
        let line = &rest[..end];
        let found = line.match_indices('"').rfind(|(at, _)| {
            let behind = line[at + 1..].trim_start_matches([' ', '\u{a0}']);
            behind.is_empty() || behind.starts_with(self.delimiter)
        });
        let found = found.map(|(at, _)| self.at + at);
        self.closing = Some((self.line, found));
        found
    }
}
