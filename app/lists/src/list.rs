//! A list that was read.

use rules::roster::{self, Broken, Checked, Column, Line, Row};
use serde::{Deserialize, Serialize};

use crate::headers::{Places, letters};
use crate::{MOST_ROWS, Refusal, Remark, kept};

/// A list that was read, and not yet judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The rows in which anything stands, in the order of the file.
    lines: Vec<Kept>,
    /// In which columns of the file the six stand, for a file whose cells have addresses.
    places: Option<Places>,
    /// What has to be said beside it.
    remarks: Vec<Remark>,
}

/// A row as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    number: usize,
    cells: [String; Column::ALL.len()],
    #[serde(default, skip_serializing_if = "is_whole")]
    broken: Broken,
}

fn is_whole(broken: &Broken) -> bool {
    broken.iter().all(Option::is_none)
}

impl List {
    pub(crate) fn at(places: Option<Places>, remarks: Vec<Remark>) -> Self {
        Self {
            lines: Vec::new(),
            places,
            remarks,
        }
    }

    /// Takes a row up, if anything stands in it.
    pub(crate) fn push(
        &mut self,
        number: usize,
        cells: [String; Column::ALL.len()],
        broken: Broken,
    ) -> Result<(), Refusal> {
        if is_whole(&broken) && cells.iter().all(String::is_empty) {
            return Ok(());
        }
        if self.lines.len() == MOST_ROWS {
            return Err(Refusal::TooManyRows { most: MOST_ROWS });
        }
        self.lines.push(Kept {
            number,
            cells,
            broken,
        });
        Ok(())
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The list, judged.
    #[must_use]
    pub fn checked(&self) -> Checked {
        let lines: Vec<Line> = self.lines.iter().map(line).collect();
        roster::check(&lines)
    }

    /// What has to be said beside it.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// The address of a cell as the spreadsheet shows it, such as `C5`; none where the file is no
    /// workbook.
    #[must_use]
    pub fn address(&self, row: usize, column: Column) -> Option<String> {
        let place = self.places?[place(column)?]?;
        Some(format!("{}{row}", letters(place)))
    }

    /// What stands in a cell, also where it is wrong; none where nothing does.
    #[must_use]
    pub fn value(&self, row: usize, column: Column) -> Option<&str> {
        let at = self.lines.binary_search_by_key(&row, |line| line.number);
        let value = &self.lines[at.ok()?].cells[place(column)?];
        (!value.is_empty()).then_some(value)
    }

    /// Puts another text into a cell of a row that the list has; whatever was wrong with how it
    /// stood in the file is past. Gives whether there is such a row.
    pub fn mend(&mut self, row: usize, column: Column, text: &str) -> bool {
        let at = self.lines.binary_search_by_key(&row, |line| line.number);
        let (Ok(at), Some(place)) = (at, place(column)) else {
            return false;
        };
        let line = &mut self.lines[at];
        let text = kept(text);
        // What stands there as it did is as broken as it was.
        if line.cells[place] != text {
            line.cells[place] = text;
            line.broken[place] = None;
        }
        true
    }
}

fn place(column: Column) -> Option<usize> {
    Column::ALL.iter().position(|each| *each == column)
}

fn line(kept: &Kept) -> Line {
    let [name, email, court, region, position, language] = kept.cells.clone();
    Line {
        number: kept.number,
        row: Row {
            name,
            email,
            court,
            region,
            position,
            language,
        },
        broken: kept.broken,
    }
}
