//! Lists as workbooks (XLSX), read by our own short reader: a small file may unpack to a huge one,
//! and libraries read all of it before they can be asked how much there is, and do not say what is
//! hidden.
//!
//! Of a formula the value that the spreadsheet showed last is taken. What a cell merged over
//! several rows says holds for each of them, where people may share it, such as their court.

mod book;
mod cell;
mod package;
mod sheet;

use rules::roster::{Broken, Column, RowProblemKind};

use book::Named;
use cell::{Cell, Six};
use package::Package;
use sheet::{Around, Region, Sheet};

use crate::headers::{Asked, Lack};
use crate::{Budget, List, Refusal, Remark};

/// How many numbers of hidden rows are said.
const MOST_SAID: usize = 10;

/// Reads a list from a workbook: from the first of the sheets that are shown and name all columns,
/// or, where none is, the first of the hidden ones.
pub(crate) fn read(bytes: &[u8], asked: &Asked<'_>, budget: &Budget) -> Result<List, Refusal> {
    let mut package = Package::open(bytes, budget)?;
    let mut book = book::book(&mut package, budget)?;
    let strings = book::strings(&mut package, &book, budget)?;
    let dates = book::dates(&mut package, &book, budget)?;
    let around = Around {
        strings: &strings,
        dates: &dates,
        asked,
        budget,
    };
    let mut lacks: Option<Lack> = None;
    let mut found: Option<(Named, Sheet)> = None;
    let mut left = Vec::new();
    // In the order of the file, but those that are shown first.
    book.sheets.sort_by_key(|named| named.is_hidden);
    for named in std::mem::take(&mut book.sheets) {
        let part = package.part(named.part)?;
        // One that only shows how a list is to be written gives way.
        let has_people = found
            .as_ref()
            .is_some_and(|(_, sheet)| !sheet.rows.is_empty());
        match sheet::sheet(part, &around, has_people)? {
            Ok(sheet) if found.is_none() || (!has_people && !sheet.rows.is_empty()) => {
                found = Some((named, sheet));
            }
            Ok(sheet) if !sheet.rows.is_empty() => left.push(named.name),
            Ok(_) => {}
            Err(lack) => {
                if let Some(lack) = lack
                    && lacks.is_none_or(|(most, _)| lack.0 > most)
                {
                    lacks = Some(lack);
                }
            }
        }
    }
    match (found, lacks) {
        (Some((named, sheet)), _) => list(named, sheet, left, budget),
        // The only sheet, or one that is nearly right: its mistake is named.
        (None, Some((there, column))) if book.named == 1 || there > 1 => {
            Err(Refusal::LacksColumn { column })
        }
        (None, _) => Err(Refusal::NoSheet { sheets: book.named }),
    }
}

/// The list that a sheet holds.
fn list(
    named: Named,
    mut sheet: Sheet,
    left: Vec<String>,
    budget: &Budget,
) -> Result<List, Refusal> {
    let mut remarks = Vec::new();
    if named.is_hidden {
        let sheet = named.name.clone();
        remarks.push(Remark::SheetHidden { sheet });
    }
    if !left.is_empty() {
        let sheet = named.name;
        remarks.push(Remark::SheetsLeft { sheet, left });
    }
    remarks.append(&mut sheet.head.remarks);
    sheet.hidden.sort_unstable();
    sheet.hidden.dedup();
    if !sheet.hidden.is_empty() {
        remarks.push(Remark::RowsHidden {
            count: sheet.hidden.len(),
            first: sheet
                .hidden
                .iter()
                .take(MOST_SAID)
                .map(|row| row + 1)
                .collect(),
        });
    }
    let merged = spread(&mut sheet, budget)?;
    let mut list = List::at(Some(sheet.head.places), remarks);
    for (row, six) in &sheet.rows {
        let mut cells: [String; Column::ALL.len()] = Default::default();
        let mut broken = Broken::default();
        for (place, column) in Column::ALL.into_iter().enumerate() {
            if let Some(cell) = &six[place] {
                let (words, wrong) = cell.read(column);
                words.clone_into(&mut cells[place]);
                broken[place] = wrong;
            }
            if merged.get(row).is_some_and(|merged| merged[place]) {
                broken[place] = Some(RowProblemKind::Merged);
            }
        }
        // As spreadsheets number them: from one.
        list.push(row + 1, cells, broken)?;
    }
    Ok(list)
}

/// Which cells of which rows nobody can tell whose they are.
type Merged = std::collections::BTreeMap<usize, [bool; Column::ALL.len()]>;

/// Writes what merged regions say into all their rows, where several people may have the same; and
/// gives the cells of those that reach over columns, or make one person of several rows.
fn spread(sheet: &mut Sheet, budget: &Budget) -> Result<Merged, Refusal> {
    let mut merged = Merged::new();
    for Region { rows, columns } in std::mem::take(&mut sheet.regions) {
        let reaches = |place: &Option<usize>| {
            place.is_some_and(|place| (columns.0..=columns.1).contains(&place))
        };
        let Some(column) = sheet.head.places.iter().position(reaches) else {
            continue;
        };
        if rows.0 <= sheet.head_row {
            continue;
        }
        let is_shared =
            !matches!(Column::ALL[column], Column::Name | Column::Email) && columns.0 == columns.1;
        let top: Option<Cell> = sheet
            .rows
            .get(&rows.0)
            .and_then(|six: &Six| six[column].clone());
        for (row, six) in sheet.rows.range_mut(rows.0..=rows.1) {
            // Regions may lie over each other in a file that was made to hurt.
            budget.step()?;
            if !is_shared {
                merged.entry(*row).or_default()[column] = true;
            } else if let Some(cell) = &top {
                budget.kept(cell.length())?;
                six[column].clone_from(&top);
            }
        }
    }
    Ok(merged)
}

#[cfg(test)]
mod tests;
