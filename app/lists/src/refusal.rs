//! Why a file is no list.

use rules::roster::Column;
use serde::{Deserialize, Serialize};

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "list")]
pub enum Refusal {
    /// No file that lists come in.
    Unreadable,
    /// No list of who was in a meeting.
    NoMeeting,
    /// More bytes than a list may have.
    TooLarge,
    /// A workbook of before 2007, or one with a password.
    OldWorkbook,
    /// The columns are named, and nothing stands below.
    Empty,
    /// A column is not named.
    LacksColumn {
        /// Which.
        column: Column,
    },
    /// No sheet of a workbook names the columns.
    NoSheet {
        /// How many sheets there are.
        sheets: usize,
    },
    /// Too many rows.
    TooManyRows {
        /// The greatest number.
        most: usize,
    },
    /// A quotation mark that is not closed takes the rows below it for one cell.
    OpenQuote {
        /// The line of the file where it stands.
        line: usize,
    },
    /// More of something than any list needs.
    TooMuch {
        /// Of what.
        what: Much,
        /// The greatest number; for words and what is unpacked, of bytes.
        most: u64,
    },
}

/// Of what there is too much in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Much {
    /// Sheets.
    Sheets,
    /// Texts of cells.
    Texts,
    /// Cells.
    Cells,
    /// Merged regions.
    Regions,
    /// Bytes of words.
    Kept,
    /// Bytes that it unpacks to.
    Unpacked,
    /// Work, or time.
    Steps,
}

impl Refusal {
    /// One of each, for tests that iterate them.
    #[must_use]
    pub fn examples() -> Vec<Self> {
        let plain = [
            Self::Unreadable,
            Self::NoMeeting,
            Self::TooLarge,
            Self::OldWorkbook,
            Self::Empty,
            Self::LacksColumn {
                column: Column::Email,
            },
            Self::NoSheet { sheets: 3 },
            Self::TooManyRows { most: 10_000 },
            Self::OpenQuote { line: 3 },
        ];
        let much = [
            Much::Sheets,
            Much::Texts,
            Much::Cells,
            Much::Regions,
            Much::Kept,
            Much::Unpacked,
            Much::Steps,
        ];
        let much = much.map(|what| Self::TooMuch {
            what,
            most: 64 * 1024 * 1024,
        });
        plain.into_iter().chain(much).collect()
    }
}
