//! A table of sessions as forms bring it, as it waits to be added, and checked against its training.

use std::collections::BTreeSet;

use jiff::civil;
use rules::{
    online::Percent,
    timetable::{self, About, Checked, Column, Held, MOST_ROWS, Problem, ProblemKind, Row},
};
use serde::{Deserialize, Serialize};

use crate::{
    errors::{Field, UserError},
    memory::set_aside::SetAside,
};

use super::{
    NewSession, Session, Titles, Training, actions::consequences::MOST_DAYS, links, standing,
};

/// Rows that were read and wait to be added.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PreparedTable {
    /// The training that they are for.
    pub training: i64,
    /// What was read.
    pub rows: Vec<Row>,
}

impl SetAside for PreparedTable {
    const KIND: &'static str = "timetable";
    // Two hundred rows of nine cells are less, unless somebody means harm.
    const MOST_BYTES: usize = 2 * 1024 * 1024;
    const MOST_OF_ONE: u64 = 4;
}

/// The columns of a training's table.
pub fn columns(training: &Training) -> Vec<Column> {
    Column::of(&standing::languages(training))
}

/// The field of a form that stands for a column.
pub fn field(column: Column) -> Field {
    match column {
        Column::Date => Field::Date,
        Column::StartsAt => Field::StartsAt,
        Column::EndsAt => Field::EndsAt,
        Column::TitleKk => Field::TitleKk,
        Column::TitleRu => Field::TitleRu,
        Column::TitleEn => Field::TitleEn,
        Column::Place => Field::Place,
        Column::Link => Field::Link,
        Column::Trainers => Field::Trainers,
    }
}

/// The rows of a form by its cells: `date-5` is the day of row 5.
///
/// # Errors
/// `BadRequest` for a cell that no table has.
pub fn rows<'a>(
    cells: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<Row>, UserError> {
    let mut rows: Vec<Row> = Vec::new();
    for (name, text) in cells {
        let (number, column) = cell_of(name).ok_or(UserError::BadRequest)?;
        if rows.len() < number {
            rows.resize_with(number, Row::default);
        }
        rows[number - 1].set(column, text);
    }
    Ok(rows)
}

fn cell_of(name: &str) -> Option<(usize, Column)> {
    let (code, number) = name.split_once('-')?;
    let number = number.parse().ok()?;
    let column = Column::from_code(code)?;
    (1..=MOST_ROWS)
        .contains(&number)
        .then_some((number, column))
}

/// A table, checked for its training. Links are held to what any session's link is.
pub fn checked(
    training: &Training,
    sessions: &[Session],
    rows: &[Row],
    left: &BTreeSet<usize>,
) -> Vec<Checked> {
    let sessions: Vec<Held> = sessions
        .iter()
        .map(|session| Held {
            id: session.id,
            place: session.place.clone(),
            gathering: session.gathering,
        })
        .collect();
    let about = About {
        days: (training.starts_on, training.ends_on),
        most_days: MOST_DAYS,
        zone: &training.zone,
        languages: &standing::languages(training),
        sessions: &sessions,
    };
    let mut checked = timetable::check(rows, left, &about);
    for one in checked.iter_mut().filter(|one| !one.is_left) {
        let link = links::web(Field::Link, one.row.get(Column::Link));
        if let Err(UserError::NotUnderstood { .. }) = link {
            let (column, kind) = (Column::Link, ProblemKind::NotUnderstood);
            one.problems.push(Problem { column, kind });
            one.problems.sort_by_key(|problem| problem.column);
        }
    }
    checked
}

/// The rows that become sessions.
pub fn kept(checked: &[Checked]) -> impl Iterator<Item = &Checked> {
    checked.iter().filter(|one| !one.is_left)
}

/// What may be a slip, in words that the form brings back once they were seen.
pub fn doubts(checked: &[Checked]) -> impl Iterator<Item = String> {
    kept(checked).flat_map(|one| one.doubts.iter().map(|doubt| doubt.word(one.number)))
}

/// The session of a row with which nothing is wrong.
pub fn session(one: &Checked) -> Option<NewSession> {
    let text = |column| one.row.get(column).to_owned();
    let gathering = one.gathering.filter(|_| one.problems.is_empty())?;
    Some(NewSession {
        titles: Titles {
            en: text(Column::TitleEn),
            ru: text(Column::TitleRu),
            kk: text(Column::TitleKk),
        },
        place: text(Column::Place),
        gathering,
        trainers: text(Column::Trainers),
        link: text(Column::Link),
        online_percent: Percent::DEFAULT,
    })
}

/// The first and the last day of a training with the sessions of a table.
pub fn days(training: &Training, checked: &[Checked]) -> (civil::Date, civil::Date) {
    let gatherings = kept(checked).filter_map(|one| one.gathering);
    let dates = gatherings.map(|gathering| training.zone.to_datetime(gathering.starts_at).date());
    dates.fold(
        (training.starts_on, training.ends_on),
        |(first, last), date| (first.min(date), last.max(date)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_names_its_cell() {
        let read = rows([("title_ru-2", " Открытие "), ("date-1", "29.11.2026")]).unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].get(Column::Date), "29.11.2026");
        assert_eq!(read[1].get(Column::TitleRu), "Открытие");
        for other in [
            "", "date", "date-", "date-0", "date-201", "date-x", "Date-1", "1-date",
        ] {
            assert_eq!(rows([(other, "x")]), Err(UserError::BadRequest), "{other}");
        }
    }

    #[test]
    fn every_column_has_a_field_of_its_name() {
        for column in Column::ALL {
            assert_eq!(field(column).name(), column.code());
        }
    }
}
