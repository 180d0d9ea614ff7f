//! Files for spreadsheets, as programs of every language open them: what workbooks and tables of
//! bare text have in common.

use course::Language;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text with delimiters.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Kind {
    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The end of a file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// Rows as CSV, as spreadsheets in the reader's language open it. No cell is taken for a formula.
///
/// # Errors
/// When a row has another number of cells than the first.
pub fn csv<'row>(
    rows: impl IntoIterator<Item = &'row [String]>,
    language: Language,
) -> csv::Result<Vec<u8>> {
    // Office programs set to Russian or Kazakh take a semicolon, since a comma parts decimals.
    let delimiter = if language == Language::En { b',' } else { b';' };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        // The mark by which they know UTF-8.
        .from_writer(b"\xef\xbb\xbf".to_vec());
    for row in rows {
        writer.write_record(row.iter().map(|cell| tame(cell)))?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

/// A cell that a spreadsheet takes for text: one that begins like a formula gets an apostrophe
/// before it (OWASP, "CSV Injection").
fn tame(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// How the names of a workbook's columns look.
pub fn head() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
}

/// A name that a sheet may have: plain spaces, none of the characters of addresses, 31 at most.
pub fn sheet_name(words: &str) -> String {
    words
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\''))
        .take(31)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_tamed() {
        assert_eq!(tame("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(tame("Court"), "Court");
    }

    #[test]
    fn a_sheet_has_a_name_that_spreadsheets_take() {
        assert_eq!(
            sheet_name("2024\u{202f}ж.\u{a0}30\u{a0}мамыр"),
            "2024 ж. 30 мамыр"
        );
        assert_eq!(sheet_name("a/b:c'[d]"), "abcd");
        assert_eq!(sheet_name(&"ұ".repeat(40)).chars().count(), 31);
    }
}
