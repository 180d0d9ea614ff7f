//! Lists as workbooks (XLSX), read as a stream: a sheet may claim a million rows and hold ten, and
//! a small file may unpack to a huge one.
//!
//! Of a formula the value that the spreadsheet showed last is taken. What a cell merged over
//! several rows says holds for each of them, where people may share it, such as their court.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _, sink},
};

use calamine::{DataRef, Dimensions, Reader as _, Xlsx};
use rules::roster::{Column, RowProblem, RowProblemKind};

use crate::errors::UserError;

use super::{MOST_ROWS, PreparedList, places};

/// How much a workbook may unpack to, in bytes.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// In which of the first rows the names of the columns may stand: lists have titles above them.
const HEAD_WITHIN: u32 = 20;
/// Columns beyond this are not looked at.
const MOST_COLUMNS: u32 = 256;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// What a cell holds.
#[derive(Clone, Debug)]
enum Cell {
    Text(String),
    /// A number, as it would be written.
    Number(String),
    /// A date, a duration or a tick.
    NotText,
    /// An error, or a formula that gives nothing.
    NoValue,
}

/// The cells of a sheet that hold anything, by row and column, both counted from zero.
type Cells = BTreeMap<u32, BTreeMap<u32, Cell>>;

/// Reads a list from a workbook: from the first of its sheets that names all columns.
pub(super) fn read(training: i64, bytes: &[u8]) -> Result<PreparedList, UserError> {
    unpacks(bytes)?;
    let mut book: Book<'_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|_| UserError::ListUnreadable)?;
    let names = book.sheet_names();
    let mut lacks = None;
    for name in &names {
        // A sheet of charts has no cells.
        let Some(cells) = cells(&mut book, name) else {
            continue;
        };
        match head(&cells) {
            Ok((row, places)) => {
                let merged = book.merge_cells_by_sheet_name(name);
                let merged = merged.unwrap_or_default();
                return list(training, cells, row, places, &merged);
            }
            Err(missing) => lacks = lacks.max(missing),
        }
    }
    match lacks {
        // The only sheet, or one that is nearly right: its mistake is named.
        Some((there, column)) if names.len() == 1 || there > 1 => Err(UserError::ListLacksColumn {
            column: column.to_owned(),
        }),
        _ => Err(UserError::ListNoSheet {
            sheets: names.len(),
        }),
    }
}

/// Passes when the file unpacks to no more than [`MOST_UNPACKED`], whatever it says of itself.
fn unpacks(bytes: &[u8]) -> Result<(), UserError> {
    let unreadable = |_| UserError::ListUnreadable;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(unreadable)?;
        let read = std::io::copy(&mut file.take(left + 1), &mut sink())
            .map_err(|_| UserError::ListUnreadable)?;
        left = left.checked_sub(read).ok_or(UserError::ListUnreadable)?;
    }
    Ok(())
}

/// The cells of a sheet; none where it has none or cannot be read.
fn cells(book: &mut Book<'_>, name: &str) -> Option<Cells> {
    let mut reader = book.worksheet_cells_reader(name).ok()?;
    let mut cells = Cells::new();
    while let Some(record) = reader.next_cell_with_formula().ok()? {
        let (row, column) = record.pos;
        if column >= MOST_COLUMNS {
            continue;
        }
        if let Some(cell) = cell(&record.value, record.formula.is_some()) {
            cells.entry(row).or_default().insert(column, cell);
        }
    }
    Some(cells)
}

fn cell(value: &DataRef<'_>, is_formula: bool) -> Option<Cell> {
    let text = |words: &str| match words.trim() {
        "" if is_formula => Some(Cell::NoValue),
        "" => None,
        words => Some(Cell::Text(words.to_owned())),
    };
    match value {
        DataRef::String(words) => text(words),
        DataRef::SharedString(words) => text(words),
        DataRef::Int(number) => Some(Cell::Number(number.to_string())),
        DataRef::Float(number) => Some(Cell::Number(number.to_string())),
        DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_) => Some(Cell::NotText),
        DataRef::Error(_) => Some(Cell::NoValue),
        DataRef::Empty => is_formula.then_some(Cell::NoValue),
    }
}

/// The row that names the columns, and where they stand; or of the row that comes closest to that
/// how many it has and which it lacks, if there is any.
fn head(cells: &Cells) -> Result<(u32, Places), Option<(usize, &'static str)>> {
    let mut lacks = None;
    for (row, found) in cells.range(..HEAD_WITHIN) {
        let mut headers = vec![String::new(); MOST_COLUMNS as usize];
        for (column, cell) in found {
            if let Cell::Text(words) = cell {
                headers[*column as usize].clone_from(words);
            }
        }
        match places(&headers) {
            Ok(places) => return Ok((*row, places)),
            Err((column, there)) => lacks = lacks.max(Some((there, column))),
        }
    }
    Err(lacks)
}

type Places = [usize; Column::ALL.len()];

/// The list below the row `head` of a sheet.
fn list(
    training: i64,
    mut cells: Cells,
    head: u32,
    places: Places,
    merged: &[Dimensions],
) -> Result<PreparedList, UserError> {
    let below = cells.split_off(&(head + 1));
    let last = below.last_key_value().ok_or(UserError::ListUnreadable)?.0;
    if *last as usize > MOST_ROWS + HEAD_WITHIN as usize {
        return Err(UserError::ListTooLong { most: MOST_ROWS });
    }
    let mut list = PreparedList {
        training,
        rows: vec![Default::default(); *last as usize],
        broken: Vec::new(),
        places: Some(places),
    };
    for (row, found) in &below {
        for (column, place) in (0..).zip(places) {
            if let Some(cell) = u32::try_from(place)
                .ok()
                .and_then(|place| found.get(&place))
            {
                list.put(*row, column, cell);
            }
        }
    }
    for region in merged.iter().filter(|region| region.start.0 > head) {
        list.spread(region, &below, places);
    }
    list.broken
        .sort_by_key(|(row, problem)| (*row, problem.column));
    Ok(list)
}

impl PreparedList {
    /// Takes a cell: its words, or what is wrong with it.
    fn put(&mut self, row: u32, column: usize, cell: &Cell) {
        match (cell, Column::ALL[column]) {
            (Cell::Text(words), _) => self.rows[row as usize - 1][column].clone_from(words),
            // Nobody is called 44561: a date that lost its format.
            (Cell::Number(_), Column::Name) | (Cell::NotText, _) => {
                self.breaks(row, column, RowProblemKind::NotText);
            }
            (Cell::Number(words), _) => self.rows[row as usize - 1][column].clone_from(words),
            (Cell::NoValue, _) => self.breaks(row, column, RowProblemKind::NoValue),
        }
    }

    fn breaks(&mut self, row: u32, column: usize, kind: RowProblemKind) {
        let column = Column::ALL[column];
        // As spreadsheets number them: from one.
        self.broken
            .push((row as usize + 1, RowProblem { column, kind }));
    }

    /// What a merged region says holds for all its rows, where several people may have the same;
    /// where it reaches over columns, or makes one person of several rows, nobody can tell.
    fn spread(&mut self, region: &Dimensions, below: &Cells, places: Places) {
        let (first, last) = (region.start.0, region.end.0);
        let covered =
            |place: &usize| (region.start.1..=region.end.1).any(|column| column as usize == *place);
        let Some(column) = places.iter().position(covered) else {
            return;
        };
        let shared = !matches!(Column::ALL[column], Column::Name | Column::Email)
            && region.start.1 == region.end.1;
        for (row, _) in below.range(first..=last) {
            if !shared {
                self.breaks(*row, column, RowProblemKind::Merged);
                continue;
            }
            let top = below
                .get(&first)
                .and_then(|found| found.get(&region.start.1));
            if let Some(cell) = top.filter(|_| *row > first) {
                self.put(*row, column, cell);
            }
        }
    }
}

#[cfg(test)]
mod tests;
