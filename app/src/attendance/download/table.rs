//! The register as CSV, as spreadsheets in the reader's language open it.

use course::Language;

use crate::{
    attendance::{pages::words, report::Report},
    dates,
    errors::Field,
    trainings,
};

/// The bytes of the file.
pub(super) fn written(report: &Report, language: Language) -> csv::Result<Vec<u8>> {
    // Office programs set to Russian or Kazakh take a semicolon, since a comma parts decimals.
    let delimiter = if language == Language::En { b',' } else { b';' };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        // The mark by which they know UTF-8.
        .from_writer(b"\xef\xbb\xbf".to_vec());
    let zone = &report.training.zone;
    let mut head = vec![
        Field::Name.label(language),
        Field::Email.label(language),
        Field::Court.label(language),
        Field::Region.label(language),
        Field::Position.label(language),
    ];
    head.extend(report.sessions.iter().map(|session| {
        format!(
            "{} ({} {}–{}, {})",
            session.titles.get(language),
            session.gathering.starts_at.to_zoned(zone.clone()).date(),
            dates::clock(session.gathering.starts_at, zone),
            dates::clock(session.gathering.ends_at, zone),
            report.training.zone_name
        )
    }));
    writer.write_record(head.iter().map(|cell| tame(cell)))?;
    for person in &report.people {
        let judge = &person.member;
        let mut row = vec![
            words::person(judge, language),
            super::address_of(report, judge).to_owned(),
            judge.court.clone(),
            trainings::words::region(&judge.region, language),
            judge.position.clone(),
        ];
        row.extend(
            report
                .sessions
                .iter()
                .map(|session| super::status(report, session.id, judge.enrolment, language)),
        );
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_tamed() {
        assert_eq!(tame("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(tame("Court"), "Court");
    }
}
