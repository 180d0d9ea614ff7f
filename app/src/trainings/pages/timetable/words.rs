//! What is wrong with a cell of the table, or may be, in a sentence.

use course::Language;
use rules::timetable::{Beside, Checked, Column, Doubt, Problem, ProblemKind, Row};

use crate::{
    language::{dates, say},
    trainings::{Session, Training},
};

/// The most characters of a cell that are said again.
const MOST_SAID: usize = 60;

/// What is wrong with a cell.
pub(super) fn problem(problem: Problem, row: &Row, language: Language) -> String {
    let value = shortened(row.get(problem.column));
    match (problem.kind, problem.column) {
        (ProblemKind::Missing, Column::Date) => say!(language, "timetable-no-day"),
        (ProblemKind::Missing, Column::StartsAt | Column::EndsAt) => {
            say!(language, "timetable-no-time")
        }
        (ProblemKind::Missing, _) => say!(language, "timetable-no-title"),
        (ProblemKind::NotUnderstood, Column::Date) => {
            say!(language, "timetable-not-a-day", value = value)
        }
        (ProblemKind::NotUnderstood, Column::Link) => {
            say!(language, "timetable-not-a-link", value = value)
        }
        (ProblemKind::NotUnderstood, _) => say!(language, "timetable-not-a-time", value = value),
        (ProblemKind::TooLong { most }, _) => say!(language, "row-too-long", most = most),
        (ProblemKind::EndsFirst, _) => say!(language, "timetable-ends-first", value = value),
        (ProblemKind::NoSuchTime, _) => say!(language, "error-no-such-time"),
        (ProblemKind::FarOff, _) => say!(language, "timetable-far-off", value = value),
    }
}

/// What may be meant, and looks like a slip.
pub(super) fn doubt(
    doubt: Doubt,
    rows: &[Checked],
    sessions: &[Session],
    training: &Training,
    language: Language,
) -> String {
    let by = match doubt {
        Doubt::Outside { .. } => {
            let days = dates::days(language, training.starts_on, training.ends_on);
            return say!(language, "timetable-outside", days = days);
        }
        Doubt::RoomTaken { by } => by,
    };
    let (title, gathering) = match by {
        Beside::Session(id) => {
            let session = sessions.iter().find(|session| session.id == id);
            let title = session.map(|session| session.titles.get(language).to_owned());
            (title, session.map(|session| session.gathering))
        }
        Beside::Row(number) => {
            let row = rows.iter().find(|row| row.number == number);
            let title = row.map(|row| {
                // The page's language, or what the training has.
                let columns =
                    [language, Language::Kk, Language::Ru, Language::En].map(Column::title);
                let mut titles = columns.into_iter().map(|column| row.row.get(column));
                let title = titles.find(|title| !title.is_empty()).unwrap_or_default();
                say!(
                    language,
                    "timetable-row-title",
                    row = number,
                    title = shortened(title)
                )
            });
            (title, row.and_then(|row| row.gathering))
        }
    };
    let (Some(title), Some(gathering)) = (title, gathering) else {
        return String::new();
    };
    let clock = |time| dates::clock(time, &training.zone);
    say!(
        language,
        "timetable-room-taken",
        title = title,
        from = clock(gathering.starts_at),
        to = clock(gathering.ends_at)
    )
}

/// A text as it is said again.
fn shortened(value: &str) -> String {
    match value.char_indices().nth(MOST_SAID) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
