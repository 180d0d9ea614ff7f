//! The register as a CSV file, as spreadsheets in the reader's language open it.

use course::Language;

use crate::{
    context::Visit,
    dates,
    errors::{AppError, Field},
    say, trainings,
};

use super::pages::{
    overview::{self, Register},
    words,
};

/// The register of a training as a CSV file: its name and its bytes.
///
/// # Errors
/// As the page of the register: somebody who may not see it gets nothing.
pub async fn download(visit: &Visit, training: i64) -> Result<(String, Vec<u8>), AppError> {
    let register = overview::load(visit, training).await?;
    let name = format!(
        "register-{}-{}.csv",
        register.training.id, register.training.starts_on
    );
    let bytes = written(&register, visit.language).map_err(anyhow::Error::new)?;
    Ok((name, bytes))
}

fn written(register: &Register, language: Language) -> csv::Result<Vec<u8>> {
    // Office programs set to Russian or Kazakh take a semicolon, since a comma parts decimals.
    let delimiter = if language == Language::En { b',' } else { b';' };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        // The mark by which they know UTF-8.
        .from_writer(b"\xef\xbb\xbf".to_vec());
    let zone = &register.training.zone;
    let mut head = vec![
        Field::Name.label(language),
        Field::Email.label(language),
        Field::Court.label(language),
        Field::Region.label(language),
        Field::Position.label(language),
    ];
    head.extend(register.sessions.iter().map(|session| {
        format!(
            "{} ({} {}–{}, {})",
            session.titles.get(language),
            session.gathering.starts_at.to_zoned(zone.clone()).date(),
            dates::clock(session.gathering.starts_at, zone),
            dates::clock(session.gathering.ends_at, zone),
            register.training.zone_name
        )
    }));
    writer.write_record(head.iter().map(|cell| tame(cell)))?;
    for judge in &register.judges {
        let mut row = vec![
            judge.account.name.clone(),
            if judge.account.is_walk_in() {
                String::new()
            } else {
                judge.account.email.clone()
            },
            judge.court.clone(),
            trainings::words::region(&judge.region, language),
            judge.position.clone(),
        ];
        row.extend(register.sessions.iter().map(|session| {
            let standing = register.standings.standing(session.id, judge.enrolment);
            standing.map_or_else(
                || say!(language, "status-unmarked"),
                |standing| words::standing(&standing, language),
            )
        }));
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
