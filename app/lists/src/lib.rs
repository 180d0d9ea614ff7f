//! Reads lists of participants out of the files that organizers have: workbooks (XLSX), and text
//! from a spreadsheet (CSV); lists of who was in a meeting, as its platform hands them out; and
//! tables of sessions that are pasted.
//!
//! Reading is generous, since office programs differ: columns come in any order, named in any of
//! the three languages, below titles and beside other columns. What cannot be known is said: a
//! [`Remark`] stands beside the list, a [`Refusal`] in its place. A file may be made to hurt, so
//! whatever is read costs something of a [`Budget`]. What a row says is judged by
//! [`rules::roster`].
//!
//! Carved out so that it is fuzzed with nothing around it: bytes go in, a list or a refusal
//! comes out.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod budget;
mod delimited;
mod headers;
mod list;
mod meeting;
mod refusal;
mod remark;
mod timetable;
mod workbook;

use headers::Asked;

pub use budget::{Budget, LIMITS, Limits, Spent};
pub use headers::{Heads, Naming, spelled};
pub use list::List;
pub use meeting::read_meeting;
pub use refusal::{Much, Refusal};
pub use remark::{Encoding, Remark};
pub use timetable::read_timetable;

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 1024 * 1024;

/// The most rows of a list.
pub const MOST_ROWS: usize = 10_000;

/// The most characters of a cell that are kept: more than any column may have, so that what is
/// too long still shows as such.
const LONGEST_CELL: usize = 300;

/// In which of the first rows the names of the columns may stand: lists have titles above them.
const HEAD_WITHIN: usize = 20;

/// Columns beyond this are not looked at.
const MOST_COLUMNS: usize = 256;

/// A sample to be filled in; with a mark, so that spreadsheets read it as UTF-8.
pub const SAMPLE: &str = "\u{feff}name;email;court;region;position;language\r\n\
    Judge One;judge.one@example.org;Мамандандырылған ауданаралық әкімшілік сот;KZ-71;Судья;kk\r\n";

/// A file that was not read, and what may help to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Why.
    pub refusal: Refusal,
    /// What may be the heads of its columns, where that is what was not understood.
    pub heads: Option<Box<Heads>>,
}

impl From<Refusal> for Unread {
    fn from(refusal: Refusal) -> Self {
        let heads = None;
        Self { refusal, heads }
    }
}

/// Reads a list.
///
/// # Errors
/// With a sentence's worth of what is wrong, when it is no list or costs more than the budget has.
pub fn read(bytes: &[u8], budget: &Budget) -> Result<List, Refusal> {
    read_named(bytes, &Naming::default(), budget).map_err(|unread| unread.refusal)
}

/// Reads a list whose heads mean what an organizer said.
///
/// # Errors
/// As [`read`]; where columns were not found, with the heads of those that there are.
pub fn read_named(bytes: &[u8], naming: &Naming, budget: &Budget) -> Result<List, Unread> {
    let asked = Asked::with(naming);
    match read_asked(bytes, &asked, budget) {
        Ok(list) => Ok(list),
        Err(refusal @ (Refusal::LacksColumn { .. } | Refusal::NoSheet { .. })) => {
            let heads = asked.likest().map(Box::new);
            Err(Unread { refusal, heads })
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn read_asked(bytes: &[u8], asked: &Asked<'_>, budget: &Budget) -> Result<List, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    // What every zipped file begins with, and what workbooks of before 2007 do, as well as those
    // with a password. No text begins like either.
    let list = if bytes.starts_with(b"PK\x03\x04") {
        workbook::read(bytes, asked, budget)?
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(Refusal::OldWorkbook);
    } else {
        delimited::read(bytes, asked, budget)?
    };
    if list.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(list)
}

/// What of a cell is kept: its words on one line, without what nobody sees.
fn kept(text: &str) -> String {
    let mut line = rules::texts::line(text);
    if let Some((end, _)) = line.char_indices().nth(LONGEST_CELL) {
        line.truncate(end);
    }
    line
}

#[cfg(test)]
mod tests;
