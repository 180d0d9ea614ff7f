//! Cells of a sheet: where they stand, and what they hold.

use quick_xml::events::Event;
use rules::roster::{Column, RowProblemKind};

use crate::{LONGEST_CELL, MOST_COLUMNS, Refusal, kept};

use super::package::{Part, attribute, say};
use super::sheet::Around;

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

/// The cells of a row that has begun, up to its end, of the columns that are wanted.
pub(super) fn cells(
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
pub(super) fn address(text: &str) -> Option<(usize, usize)> {
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
