//! The results as a workbook: what and when it is of, and a row for each person. Counts and shares
//! are typed, so that a spreadsheet can reckon with them; text is always written as text.

use course::Language;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::{
    language::say,
    quizzes::gradebook::Gradebook,
    spreadsheets::{self, Heading, sheet_name},
};

/// How wide columns are, in characters.
const NAME: f64 = 30.0;
const TEXT: f64 = 20.0;
const FIGURE: f64 = 14.0;

/// The rows above the names of the columns.
const HEAD: u32 = 4;

/// The bytes of the workbook.
pub(super) fn written(
    book: &Gradebook,
    language: Language,
    heading: &Heading,
) -> Result<Vec<u8>, XlsxError> {
    let mut file = Workbook::new();
    file.set_properties(&heading.properties()?);
    let (head, share) = (spreadsheets::head(), Format::new().set_num_format("0.0%"));
    let sheet = file.add_worksheet();
    sheet.set_name(sheet_name(&say!(language, "gradebook-title")))?;
    for row in 0..HEAD {
        heading.write(sheet, row)?;
    }

    let mut columns: Vec<(String, f64)> = super::who_head(language)
        .into_iter()
        .zip([NAME].into_iter().chain(std::iter::repeat(TEXT)))
        .collect();
    let who = u16::try_from(columns.len()).unwrap_or(0);
    columns.push((say!(language, "gradebook-read"), FIGURE));
    columns.push((say!(language, "gradebook-to-read"), FIGURE));
    for column in &book.columns {
        let title = column.title(language);
        columns.push((title.to_owned(), TEXT));
        columns.push((super::share_of(title, language), FIGURE));
    }
    for (column, (words, width)) in (0..).zip(&columns) {
        sheet.write_string_with_format(HEAD, column, words, &head)?;
        sheet.set_column_width(column, *width)?;
    }
    for (row, person) in (HEAD + 1..).zip(&book.people) {
        for (column, words) in (0..).zip(super::who(person, language)) {
            sheet.write_string(row, column, words)?;
        }
        let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        sheet.write_number(row, who, count(person.read.done))?;
        sheet.write_number(row, who + 1, count(person.read.of))?;
        for (column, overall) in (who + 2..).step_by(2).zip(&person.quizzes) {
            sheet.write_string(row, column, super::status(book, overall, language))?;
            if let Some(reached) = super::share(overall) {
                sheet.write_number_with_format(row, column + 1, reached, &share)?;
            }
        }
    }
    let last = HEAD + u32::try_from(book.people.len()).unwrap_or(0);
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    sheet.autofilter(HEAD, 0, last, width.saturating_sub(1))?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    file.save_to_buffer()
}
