//! Checks a list of participants as an organizer pastes it from a spreadsheet.
//!
//! All problems are told at once, at the row and column where the organizer finds them.

mod person;
mod problem;
mod row;

use std::collections::HashMap;

use crate::emails::{self};

use person::doubts;

pub use person::{LONGEST_TEXT, Person, person};
pub use problem::{RowProblem, RowProblemKind};
pub use row::{Broken, Column, Line, Row};

/// A list, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Rows that are in order, each with its number.
    pub good: Vec<(usize, Person)>,
    /// Rows that are not, each with its number and all that is wrong in it.
    pub bad: Vec<(usize, Vec<RowProblem>)>,
    /// Good rows in which something may be wrong, each with its number and what that is.
    pub doubtful: Vec<(usize, Vec<RowProblem>)>,
}

/// Checks a whole list. Rows in which nothing stands are passed over, as spreadsheets often end
/// in some; of rows with the same address, all but the first are duplicates.
#[must_use]
pub fn check(lines: &[Line]) -> Checked {
    let mut checked = Checked::default();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for Line {
        number,
        row,
        broken,
    } in lines
    {
        if row.is_blank() && broken.iter().all(Option::is_none) {
            continue;
        }
        let mut result = person(row);
        if broken.iter().any(Option::is_some) {
            result = Err(with_broken(result.err().unwrap_or_default(), broken));
        }
        if let Some(email) = emails::address(&row.email) {
            let of_row = *seen.entry(email).or_insert(*number);
            if of_row != *number {
                let mut problems = result.err().unwrap_or_default();
                problems.push(RowProblem {
                    column: Column::Email,
                    kind: RowProblemKind::Duplicate { of_row },
                });
                problems.sort_by_key(|problem| problem.column);
                result = Err(problems);
            }
        }
        match result {
            Ok(person) => {
                checked.good.push((*number, person));
                let doubts = doubts(row);
                if !doubts.is_empty() {
                    checked.doubtful.push((*number, doubts));
                }
            }
            Err(problems) => checked.bad.push((*number, problems)),
        }
    }
    checked
}

/// What is wrong with a row and with its cells. That a broken cell holds nothing is its own fault
/// and no second one.
fn with_broken(mut problems: Vec<RowProblem>, broken: &Broken) -> Vec<RowProblem> {
    let broken: Vec<RowProblem> = Column::ALL
        .into_iter()
        .zip(broken)
        .filter_map(|(column, kind)| kind.map(|kind| RowProblem { column, kind }))
        .collect();
    problems.retain(|problem| broken.iter().all(|cell| cell.column != problem.column));
    problems.extend(broken);
    problems.sort_by_key(|problem| problem.column);
    problems
}

#[cfg(test)]
mod tests;
