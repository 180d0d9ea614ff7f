//! In which place of a row each column of a table of sessions stands.

use rules::timetable::{self, Column};

use super::heads::{Named, named};

/// Where columns stand.
pub(super) type Places = Vec<(Column, usize)>;

/// The places that a row of heads names: two at least, a day, a time or a title among them, and
/// nothing with a digit.
pub(super) fn named_by(row: &[String], columns: &[Column]) -> Option<Places> {
    let has_digit = |cell: &String| cell.chars().any(|c| c.is_ascii_digit());
    if row.iter().any(has_digit) {
        return None;
    }
    let first_title = columns.iter().find(|column| column.language().is_some())?;
    let mut places = Places::new();
    let mut title = None;
    for (place, head) in row.iter().enumerate() {
        match named(head) {
            Some(Named::Column(column)) if !has(&places, column) => places.push((column, place)),
            Some(Named::Title) => title = title.or(Some(place)),
            _ => {}
        }
    }
    if let Some(place) = title
        && !has(&places, *first_title)
    {
        places.push((*first_title, place));
    }
    let is_of_sessions = |(column, _): &(Column, usize)| {
        matches!(column, Column::Date | Column::StartsAt) || column.language().is_some()
    };
    (places.len() > 1 && places.iter().any(is_of_sessions)).then_some(places)
}

fn has(places: &[(Column, usize)], column: Column) -> bool {
    places.iter().any(|(each, _)| *each == column)
}

/// The places of rows that nobody named: in the order of the table, as far as what stands in them
/// says nothing else.
pub(super) fn assumed(rows: &[Vec<String>], columns: &[Column]) -> Places {
    let all = |place: usize, is: &dyn Fn(&str) -> bool| {
        let mut cells = filled(rows, place).peekable();
        cells.peek().is_some() && cells.all(is)
    };
    let any = |place: usize, is: &dyn Fn(&str) -> bool| filled(rows, place).any(is);
    let is_number = |cell: &str| cell.len() < 4 && cell.chars().all(|c| c.is_ascii_digit());
    let is_link = |cell: &str| cell.contains("://");
    let mut places = Places::new();
    let mut at = 0;
    // Rows are often numbered.
    if all(at, &is_number) {
        at += 1;
    }
    // Times only: a day is written above the rows, or nowhere.
    if !all(at, &|cell| {
        cell.contains(':') && timetable::tells_time(cell)
    }) {
        places.push((Column::Date, at));
        at += 1;
    }
    places.push((Column::StartsAt, at));
    at += 1;
    // Both times may stand in one cell.
    if !any(at, &|_| true) || any(at, &timetable::tells_time) {
        places.push((Column::EndsAt, at));
        at += 1;
    }
    let titles = columns.iter().filter(|column| column.language().is_some());
    let titles: Vec<Column> = titles.copied().collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let rest = width.saturating_sub(at);
    let is_one = rest < 3 || all(at + 1, &is_link) || (rest < 5 && all(at + 2, &is_link));
    let titles = titles.into_iter().take(if is_one { 1 } else { usize::MAX });
    for column in titles {
        places.push((column, at));
        at += 1;
    }
    // Of what is left, an address of the web is no room and no name.
    let others: &[Column] = match width.saturating_sub(at) {
        0 => &[],
        1 if all(at, &is_link) => &[Column::Link],
        1 => &[Column::Place],
        2 if all(at, &is_link) => &[Column::Link, Column::Trainers],
        2 if any(at + 1, &is_link) => &[Column::Place, Column::Link],
        2 => &[Column::Place, Column::Trainers],
        _ => &[Column::Place, Column::Link, Column::Trainers],
    };
    places.extend(others.iter().copied().zip(at..));
    places
}

/// What stands in one place of the rows, where anything does.
fn filled(rows: &[Vec<String>], place: usize) -> impl Iterator<Item = &str> {
    let cells = rows.iter().filter_map(move |row| row.get(place));
    cells.map(String::as_str).filter(|cell| !cell.is_empty())
}
