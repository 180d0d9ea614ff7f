//! The register as a workbook: a summary, and a sheet for each day with its sessions.
//!
//! Dates, times, counts and shares are typed, on the training's clock, so that a spreadsheet can
//! reckon with them. Text is always written as text: a name that begins like a formula stays a
//! name.
//!
//! Sheets are written row by row and lie in temporary files meanwhile: the 600,000 cells of a
//! training of 2,000 people and 300 sessions would take half a gigabyte of memory.

use course::Language;
use rules::{calendar, reports::Share};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::{
    attendance::{
        pages::words,
        report::{Person, Report},
    },
    errors::Field,
    language::{dates, say},
    spreadsheets::{Heading, sheet_name},
    trainings,
};

/// How wide columns are, in characters.
const NAME: f64 = 30.0;
const TEXT: f64 = 24.0;
const FIGURE: f64 = 14.0;

/// The columns that say who somebody is; the rows above the names of the columns.
const WHO: u16 = 5;
const HEAD: u32 = 3;

/// The bytes of the workbook.
pub(super) fn written(
    report: &Report,
    language: Language,
    heading: Heading,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&heading.properties()?);
    let formats = Formats::new(heading);
    summary(
        book.add_worksheet_with_low_memory()?,
        report,
        language,
        &formats,
    )?;
    let zone = &report.training.zone;
    for (date, places) in calendar::days(zone, &report.sessions, |session| session.gathering) {
        let sheet = book.add_worksheet_with_low_memory()?;
        sheet.set_name(sheet_name(&dates::day(language, date)))?;
        day(sheet, report, &places, language, &formats)?;
    }
    book.save_to_buffer()
}

struct Formats {
    /// What stands above the table of every sheet.
    heading: Heading,
    head: Format,
    date: Format,
    time: Format,
    share: Format,
}

impl Formats {
    fn new(heading: Heading) -> Self {
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top);
        Self {
            heading,
            date: head.clone().set_num_format("yyyy-mm-dd"),
            time: head.clone().set_num_format("hh:mm"),
            head: head.set_border_bottom(FormatBorder::Thin),
            share: Format::new().set_num_format("0.0%"),
        }
    }
}

fn summary(
    sheet: &mut Worksheet,
    report: &Report,
    language: Language,
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(&say!(language, "report-summary")))?;
    let mut figures = vec![
        say!(language, "report-attended"),
        say!(language, "report-held"),
        say!(language, "report-not-taken"),
        say!(language, "report-of-held"),
        say!(language, "report-planned"),
        say!(language, "report-of-planned"),
        say!(language, "report-not-confirmed"),
    ];
    figures.extend(report.needed.map(|_| say!(language, "report-rule-title")));
    for row in 0..HEAD {
        formats.heading.write(sheet, row)?;
    }
    who(sheet, HEAD, language, formats)?;
    let mut head = vec![Field::Language.label(language)];
    head.extend(figures);
    for (column, words) in (WHO..).zip(&head) {
        sheet.write_string_with_format(HEAD, column, words, &formats.head)?;
        sheet.set_column_width(column, FIGURE)?;
    }
    for (row, person) in (HEAD + 1..).zip(&report.people) {
        write_person(sheet, row, person, language)?;
        let tally = &person.tally;
        let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let own = person.member.account.language.own_name();
        sheet.write_string(row, WHO, own)?;
        sheet.write_number(row, WHO + 1, tally.attended())?;
        sheet.write_number(row, WHO + 2, count(tally.held))?;
        sheet.write_number(row, WHO + 3, count(tally.gaps))?;
        write_share(sheet, row, WHO + 4, tally.of_held(), formats)?;
        sheet.write_number(row, WHO + 5, count(tally.planned))?;
        write_share(sheet, row, WHO + 6, tally.of_planned(), formats)?;
        sheet.write_number(row, WHO + 7, count(tally.unconfirmed))?;
        if let Some(reach) = person.reach {
            sheet.write_string(row, WHO + 8, words::reach(reach, language))?;
        }
    }
    finish(
        sheet,
        HEAD,
        WHO + u16::try_from(head.len()).unwrap_or(0),
        report,
    )
}

fn day(
    sheet: &mut Worksheet,
    report: &Report,
    places: &[usize],
    language: Language,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let zone = &report.training.zone;
    let sessions = || {
        let sessions = places.iter().map(|place| &report.sessions[*place]);
        (WHO..).zip(sessions)
    };
    for (row, field) in (0..).zip([Field::Date, Field::StartsAt, Field::EndsAt]) {
        formats.heading.write(sheet, row)?;
        sheet.write_string_with_format(row, WHO - 1, field.label(language), &formats.head)?;
        for (column, session) in sessions() {
            let starts = zone.to_datetime(session.gathering.starts_at);
            let ends = zone.to_datetime(session.gathering.ends_at);
            match field {
                Field::Date => {
                    sheet.write_datetime_with_format(row, column, starts.date(), &formats.date)?
                }
                Field::StartsAt => {
                    sheet.write_datetime_with_format(row, column, starts.time(), &formats.time)?
                }
                _ => sheet.write_datetime_with_format(row, column, ends.time(), &formats.time)?,
            };
        }
    }
    who(sheet, HEAD, language, formats)?;
    for (column, session) in sessions() {
        let title = session.titles.get(language);
        sheet.write_string_with_format(HEAD, column, title, &formats.head)?;
        sheet.set_column_width(column, TEXT)?;
    }
    for (row, person) in (HEAD + 1..).zip(&report.people) {
        write_person(sheet, row, person, language)?;
        for (column, session) in sessions() {
            let status = super::status(report, session, &person.member, language);
            sheet.write_string(row, column, status)?;
        }
    }
    let columns = WHO + u16::try_from(places.len()).unwrap_or(0);
    finish(sheet, HEAD, columns, report)
}

/// Names the columns that say who somebody is.
fn who(
    sheet: &mut Worksheet,
    row: u32,
    language: Language,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let fields = [
        Field::Name,
        Field::Email,
        Field::Court,
        Field::Region,
        Field::Position,
    ];
    for (column, field) in (0..).zip(fields) {
        sheet.write_string_with_format(row, column, field.label(language), &formats.head)?;
        sheet.set_column_width(column, if column == 0 { NAME } else { TEXT })?;
    }
    Ok(())
}

fn write_person(
    sheet: &mut Worksheet,
    row: u32,
    person: &Person,
    language: Language,
) -> Result<(), XlsxError> {
    let member = &person.member;
    let region = trainings::words::region(&member.region, language);
    let name = words::person(member, language);
    let cells = [
        &name,
        super::address_of(member),
        &member.court,
        &region,
        &member.position,
    ];
    for (column, words) in (0..).zip(cells) {
        sheet.write_string(row, column, words)?;
    }
    Ok(())
}

/// A share, as a part of one; an empty cell where there is nothing to share.
fn write_share(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    share: Option<Share>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    if let Some(share) = share {
        sheet.write_number_with_format(row, column, share.fraction(), &formats.share)?;
    }
    Ok(())
}

/// What all sheets have: names that stay in sight, columns that can be chosen from, and paper
/// that is as wide as they are.
fn finish(
    sheet: &mut Worksheet,
    head: u32,
    columns: u16,
    report: &Report,
) -> Result<(), XlsxError> {
    let last = head + u32::try_from(report.people.len()).unwrap_or(0);
    sheet.set_freeze_panes(head + 1, 1)?;
    sheet.autofilter(head, 0, last, columns.saturating_sub(1))?;
    sheet.set_repeat_rows(0, head)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}
