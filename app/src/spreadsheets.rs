//! Files for spreadsheets, as programs of every language open them: what workbooks and tables of
//! bare text have in common.

use course::Language;
use jiff::Timestamp;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};

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

/// What a workbook is of, when and by whom it was made: stands above the table of a sheet, so that it
/// is on paper, too.
#[derive(Clone, Debug)]
pub struct Heading {
    /// What it is of.
    pub title: String,
    /// Where and when that took place.
    pub about: String,
    /// When it was made, and by whom, in words.
    pub made: String,
    /// By whom.
    pub author: String,
    /// When.
    pub at: Timestamp,
}

impl Heading {
    /// What the file says of itself.
    ///
    /// # Errors
    /// When a workbook cannot hold the time.
    pub fn properties(&self) -> Result<DocProperties, XlsxError> {
        let at = ExcelDateTime::from_timestamp(self.at.as_second())?;
        let properties = DocProperties::new().set_title(&self.title);
        Ok(properties
            .set_author(&self.author)
            .set_creation_datetime(&at))
    }

    /// Writes what stands in the first column of a row: the title, the place and days, the making;
    /// nothing below these. Sheets that are written row by row ask for each in its turn.
    ///
    /// # Errors
    /// When the sheet refuses.
    pub fn write(&self, sheet: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
        match row {
            0 => {
                let bold = Format::new().set_bold();
                sheet.write_string_with_format(row, 0, &self.title, &bold)?;
            }
            1 => {
                sheet.write_string(row, 0, &self.about)?;
            }
            2 => {
                sheet.write_string(row, 0, &self.made)?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// The name of a file: its parts in order, without the characters that file systems or headers
/// take for their own.
pub fn file_name(parts: &[&str], kind: Kind) -> String {
    let plain = |c: char| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        c if c.is_control() || c.is_whitespace() => ' ',
        c => c,
    };
    let name: String = parts.join(", ").chars().map(plain).take(120).collect();
    format!("{}.{}", name.trim(), kind.extension())
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
    fn a_file_is_named_by_what_it_is_of() {
        let name = file_name(&["Баспана: сот / 2024", "Қатысу"], Kind::Xlsx);
        assert_eq!(name, "Баспана- сот - 2024, Қатысу.xlsx");
        assert_eq!(file_name(&["a\r\n\"b"], Kind::Csv), "a  -b.csv");
        let long = file_name(&["ә".repeat(500).as_str()], Kind::Csv);
        assert_eq!(long.chars().count(), 124);
    }

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
