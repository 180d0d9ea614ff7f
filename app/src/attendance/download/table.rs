//! The register as CSV, as spreadsheets in the reader's language open it.

use course::Language;

use crate::{
    attendance::{pages::words, report::Report},
    errors::Field,
    language::dates,
    spreadsheets, trainings,
};

/// The bytes of the file.
pub(super) fn written(report: &Report, language: Language) -> csv::Result<Vec<u8>> {
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
    let mut rows = vec![head];
    for person in &report.people {
        let judge = &person.member;
        let mut row = vec![
            words::person(judge, language),
            super::address_of(judge).to_owned(),
            judge.court.clone(),
            trainings::words::region(&judge.region, language),
            judge.position.clone(),
        ];
        row.extend(
            report
                .sessions
                .iter()
                .map(|session| super::status(report, session, judge, language)),
        );
        rows.push(row);
    }
    spreadsheets::csv(rows.iter().map(Vec::as_slice), language)
}
