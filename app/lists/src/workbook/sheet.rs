//! One sheet, read as a stream: it may claim a million rows and hold ten.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::package::{Part, attribute, says_yes};
use crate::headers::{Asked, Head, Lack, head};
use crate::{Budget, HEAD_WITHIN, MOST_COLUMNS, MOST_ROWS, Refusal};

use super::cell::{Cell, Six, address, cells};

/// Cells that are merged: rows and columns from and to, all counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub rows: (usize, usize),
    pub columns: (usize, usize),
}

/// A sheet that names the columns of a list.
#[derive(Debug)]
pub(super) struct Sheet {
    pub head: Head,
    /// In which row the columns are named, counted from zero.
    pub head_row: usize,
    /// The rows below that say something in the six columns.
    pub rows: BTreeMap<usize, Six>,
    /// Those of them that the program does not show.
    pub hidden: Vec<usize>,
    pub regions: Vec<Region>,
}

/// What cells refer to.
pub(super) struct Around<'b> {
    pub strings: &'b [Box<str>],
    pub dates: &'b [bool],
    pub asked: &'b Asked<'b>,
    pub budget: &'b Budget,
}

/// Reads a sheet; if it is no list, says what it lacks. Of a sheet that is `only_named`, one row
/// below the head is read: enough to know that it is a list.
pub(super) fn sheet(
    mut part: Part<'_>,
    around: &Around<'_>,
    only_named: bool,
) -> Result<Result<Sheet, Option<Lack>>, Refusal> {
    let mut hidden_columns = [false; MOST_COLUMNS];
    let mut lacks: Option<Lack> = None;
    let mut found: Option<Sheet> = None;
    let mut next_row = 0;
    loop {
        let row = match part.next()? {
            None => break,
            Some(Event::Start(start)) => match start.local_name().as_ref() {
                "col" => {
                    hide(&mut hidden_columns, &start);
                    None
                }
                "row" => {
                    let number = attribute(&start, "r").and_then(|r| r.parse::<usize>().ok());
                    let row = number.map_or(next_row, |number| number.saturating_sub(1));
                    Some((row, says_yes(&start, "hidden")))
                }
                "mergeCell" => {
                    around.budget.region()?;
                    let region = attribute(&start, "ref").and_then(|text| region(&text));
                    if let (Some(sheet), Some(region)) = (&mut found, region) {
                        sheet.regions.push(region);
                    }
                    None
                }
                _ => None,
            },
            Some(_) => None,
        };
        let Some((row, is_hidden)) = row else {
            continue;
        };
        next_row = row.saturating_add(1);
        let Some(sheet) = &mut found else {
            if row >= HEAD_WITHIN {
                break;
            }
            let cells = cells(&mut part, around, |_| true)?;
            let texts = cells.iter().filter_map(|(place, cell)| match cell {
                Cell::Text(words) => Some((*place, words.as_str())),
                _ => None,
            });
            match head(texts, |place| hidden_columns[place], around.asked) {
                Ok(head) => {
                    found = Some(Sheet {
                        head,
                        head_row: row,
                        rows: BTreeMap::new(),
                        hidden: Vec::new(),
                        regions: Vec::new(),
                    });
                }
                Err(lack) => {
                    if lacks.is_none_or(|(most, _)| lack.0 > most) {
                        lacks = Some(lack);
                    }
                }
            }
            continue;
        };
        let places = sheet.head.places;
        let mut six = Six::default();
        for (place, cell) in cells(&mut part, around, |place| places.contains(&Some(place)))? {
            if let Some(column) = places.iter().position(|each| *each == Some(place)) {
                around.budget.kept(cell.length())?;
                six[column] = Some(cell);
            }
        }
        if row <= sheet.head_row || six.iter().all(Option::is_none) {
            continue;
        }
        sheet.rows.insert(row, six);
        if sheet.rows.len() > MOST_ROWS {
            return Err(Refusal::TooManyRows { most: MOST_ROWS });
        }
        if is_hidden {
            sheet.hidden.push(row);
        }
        if only_named {
            break;
        }
    }
    Ok(found.ok_or(lacks))
}

/// Notes which columns are not shown.
fn hide(hidden: &mut [bool; MOST_COLUMNS], start: &BytesStart<'_>) {
    let number = |name| attribute(start, name).and_then(|text| text.parse::<usize>().ok());
    if let (true, Some(from), Some(to)) = (says_yes(start, "hidden"), number("min"), number("max"))
    {
        let (from, to) = (from.saturating_sub(1), to.min(MOST_COLUMNS));
        if from < to {
            hidden[from..to].fill(true);
        }
    }
}

/// A region such as `A2:A9`, whichever of its corners is named first.
fn region(text: &str) -> Option<Region> {
    let (one, other) = text.split_once(':')?;
    let (one, other) = (address(one)?, address(other)?);
    Some(Region {
        rows: (one.0.min(other.0), one.0.max(other.0)),
        columns: (one.1.min(other.1), one.1.max(other.1)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_regions() {
        assert_eq!(address("A1"), Some((0, 0)));
        assert_eq!(address("$AA$12"), Some((11, 26)));
        for text in [
            "",
            "A",
            "1",
            "A0",
            "Ж1",
            "A-1",
            "ZZZZZZZZZZZZZZZZZZZZ1",
            "A99999999999999999999",
        ] {
            assert_eq!(address(text), None, "{text}");
        }
        let there = Region {
            rows: (1, 8),
            columns: (0, 2),
        };
        assert_eq!(region("A2:C9"), Some(there));
        assert_eq!(region("C9:A2"), Some(there));
        assert_eq!(region("A2"), None);
    }
}
