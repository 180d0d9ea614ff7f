//! One sheet, read as a stream: it may claim a million rows and hold ten.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use rules::roster::{Column, RowProblemKind};

use super::package::{Part, attribute, say, says_yes};
use crate::headers::{Asked, Head, Lack, head};
use crate::{Budget, HEAD_WITHIN, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Refusal, kept};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    /// A number, as it would be written.
    Number(String),
    /// A date, a duration or a tick, as the file keeps it.
    NotText(String),
    /// An error, or a formula that gives nothing, with what is shown.
    NoValue(String),
}

impl Cell {
    /// How many bytes of words are kept of it.
    pub(super) const fn length(&self) -> usize {
        match self {
            Self::Text(words)
            | Self::Number(words)
            | Self::NotText(words)
            | Self::NoValue(words) => words.len(),
        }
    }

    /// What is kept of it for a column, and what is wrong with it.
    pub(super) fn read(&self, column: Column) -> (&str, Option<RowProblemKind>) {
        match (self, column) {
            // Nobody is called 44561: a date that lost its format.
            (Self::Number(words), Column::Name) | (Self::NotText(words), _) => {
                (words, Some(RowProblemKind::NotText))
            }
            (Self::Text(words) | Self::Number(words), _) => (words, None),
            (Self::NoValue(words), _) => (words, Some(RowProblemKind::NoValue)),
        }
    }
}

/// The six cells of a row.
pub(super) type Six = [Option<Cell>; Column::ALL.len()];

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

/// The cells of a row that has begun, up to its end, of the columns that are wanted.
fn cells(
    part: &mut Part<'_>,
    around: &Around<'_>,
    is_wanted: impl Fn(usize) -> bool,
) -> Result<Vec<(usize, Cell)>, Refusal> {
    let mut found = Vec::new();
    let mut next = 0;
    loop {
        let begun = match part.next()? {
            None => return Ok(found),
            Some(Event::End(end)) if end.local_name().as_ref() == "row" => return Ok(found),
            Some(Event::Start(start)) if start.local_name().as_ref() == "c" => {
                let place = attribute(&start, "r")
                    .and_then(|r| address(&r))
                    .map(|at| at.1);
                let kind = attribute(&start, "t").unwrap_or_default();
                let style = attribute(&start, "s").and_then(|s| s.parse::<usize>().ok());
                Some((place.unwrap_or(next), kind, style.unwrap_or_default()))
            }
            Some(_) => None,
        };
        let Some((place, kind, style)) = begun else {
            continue;
        };
        next = place.saturating_add(1);
        let raw = raw(part)?;
        if raw.value.is_empty() && !raw.is_formula {
            continue;
        }
        around.budget.cell()?;
        // A row may name one place many times.
        if place < MOST_COLUMNS
            && found.len() < MOST_COLUMNS
            && is_wanted(place)
            && let Some(cell) = cell(&raw, &kind, style, around)
        {
            found.push((place, cell));
        }
    }
}

/// A cell as the file keeps it.
#[derive(Default)]
struct Raw {
    value: String,
    is_formula: bool,
}

fn raw(part: &mut Part<'_>) -> Result<Raw, Refusal> {
    let mut raw = Raw::default();
    let mut in_value = false;
    loop {
        let is_inline = match part.next()? {
            None => return Ok(raw),
            Some(Event::Start(start)) => match start.local_name().as_ref() {
                "v" => {
                    in_value = true;
                    false
                }
                "f" => {
                    raw.is_formula = true;
                    false
                }
                "is" => true,
                _ => false,
            },
            Some(Event::End(end)) => match end.local_name().as_ref() {
                "c" => return Ok(raw),
                "v" => {
                    in_value = false;
                    false
                }
                _ => false,
            },
            Some(event) => {
                if in_value {
                    say(&event, &mut raw.value);
                }
                false
            }
        };
        if is_inline {
            raw.value = part.words("is")?;
        }
    }
}

fn cell(raw: &Raw, kind: &str, style: usize, around: &Around<'_>) -> Option<Cell> {
    let text = |words: &str| match kept(words) {
        words if !words.is_empty() => Some(Cell::Text(words)),
        _ if raw.is_formula => Some(Cell::NoValue(String::new())),
        _ => None,
    };
    match kind {
        "s" => {
            let number = raw.value.trim().parse::<usize>().ok();
            let shared = number.and_then(|number| around.strings.get(number));
            text(shared.map_or("", |shared| shared))
        }
        "str" | "inlineStr" => text(&raw.value),
        "b" | "d" => Some(Cell::NotText(kept(&raw.value))),
        "e" => Some(Cell::NoValue(kept(&raw.value))),
        _ => {
            let value = raw.value.trim();
            if value.is_empty() {
                return Some(Cell::NoValue(String::new()));
            }
            // As it is shown: 5 and not 5.0, and no power of ten.
            let mut words = value
                .parse::<f64>()
                .map_or_else(|_| kept(value), |number| number.to_string());
            words.truncate(LONGEST_CELL);
            if around.dates.get(style).copied().unwrap_or_default() {
                Some(Cell::NotText(words))
            } else {
                Some(Cell::Number(words))
            }
        }
    }
}

/// The row and the column of an address such as `C5`, counted from zero.
fn address(text: &str) -> Option<(usize, usize)> {
    let text = text.trim();
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at(digits);
    let mut column = 0_usize;
    for letter in letters.bytes().filter(|b| *b != b'$') {
        let letter = letter.to_ascii_uppercase();
        if !letter.is_ascii_uppercase() {
            return None;
        }
        let value = usize::from(letter - b'A') + 1;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    let row = digits.trim_start_matches('$').parse::<usize>().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
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
