//! Tables of sessions as they are copied out of a sheet or a document, with tabs between the cells
//! for the most part.
//!
//! Which column is which is said by the first row, in any of the three languages; else the columns
//! are those of the page, in its order. A day that stands alone in its row is that of the rows
//! below. What the cells say is judged by [`rules::timetable`].

mod heads;
mod places;

use rules::timetable::{self, Column, MOST_ROWS, Row};

use crate::delimited::Rows;
use crate::{Budget, MOST_BYTES, MOST_COLUMNS, Refusal};

/// What may stand between cells, the surest first.
const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];

/// In which of the first rows the heads stand: tables have titles above them.
const HEAD_WITHIN: usize = 5;

/// Reads the rows of a table that has these columns.
///
/// # Errors
/// `Empty` where nothing stands in it, `Unreadable` where there is no more than one column;
/// `TooManyRows`, `OpenQuote`, or when it costs more than the budget has.
pub fn read_timetable(
    text: &str,
    columns: &[Column],
    budget: &Budget,
) -> Result<Vec<Row>, Refusal> {
    if text.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    let cells = cells(text, budget)?;
    if cells.is_empty() {
        return Err(Refusal::Empty);
    }
    if cells.iter().all(|row| row.len() < 2) {
        return Err(Refusal::Unreadable);
    }
    let mut first = cells.iter().take(HEAD_WITHIN).enumerate();
    let head = first.find_map(|(at, row)| Some((at, places::named_by(row, columns)?)));
    let (below, places) = match head {
        Some((at, places)) => (at + 1, places),
        None => (0, places::assumed(&cells, columns)),
    };
    let rows = rows(&cells[below..], &places);
    match rows.len() {
        0 => Err(Refusal::Empty),
        1..=MOST_ROWS => Ok(rows),
        _ => Err(Refusal::TooManyRows { most: MOST_ROWS }),
    }
}

/// The rows in which anything stands, each without what is empty behind it.
fn cells(text: &str, budget: &Budget) -> Result<Vec<Vec<String>>, Refusal> {
    let mut cells = Vec::new();
    let mut rows = Rows::new(text, delimiter(text), 0);
    while let Some(row) = rows.next(budget) {
        let row = row?;
        let row = row.iter().take(MOST_COLUMNS);
        let mut row: Vec<String> = row.map(|cell| rules::texts::line(cell)).collect();
        let end = row.iter().rposition(|cell| !cell.is_empty());
        row.truncate(end.map_or(0, |end| end + 1));
        if !row.is_empty() {
            cells.push(row);
        }
    }
    Ok(cells)
}

/// What stands between the cells: a tab is never part of one; of the others, what most lines have.
fn delimiter(text: &str) -> char {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let found = DELIMITERS.into_iter().find(|delimiter| {
        let with = lines().filter(|line| line.trim().contains(*delimiter));
        match delimiter {
            '\t' => with.count() > 0,
            _ => with.count() * 2 > lines().count(),
        }
    });
    found.unwrap_or('\t')
}

/// The rows by columns.
fn rows(cells: &[Vec<String>], places: &[(Column, usize)]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut day: Option<&str> = None;
    for (at, cells_of_row) in cells.iter().enumerate() {
        if let Some(alone) = day_alone(cells_of_row)
            && at + 1 < cells.len()
        {
            day = Some(alone);
            continue;
        }
        let mut row = Row::default();
        for (column, place) in places {
            row.set(*column, cells_of_row.get(*place).map_or("", String::as_str));
        }
        if row.is_blank() {
            continue;
        }
        if let Some(day) = day.take()
            && row.get(Column::Date).is_empty()
        {
            row.set(Column::Date, day);
        }
        rows.push(row);
    }
    rows
}

/// The day that stands in a row, if nothing else does.
fn day_alone(row: &[String]) -> Option<&str> {
    let mut filled = row.iter().filter(|cell| !cell.is_empty());
    let (alone, other) = (filled.next()?, filled.next());
    // Whichever year it is of, it is a day.
    let year = jiff::civil::date(2000, 1, 1);
    let is_day = other.is_none() && timetable::day(alone, (year, year)).is_some();
    is_day.then_some(alone.as_str())
}

#[cfg(test)]
mod tests;
