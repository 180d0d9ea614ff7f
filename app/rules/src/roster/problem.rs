//! What may be wrong in a row.

use serde::{Deserialize, Serialize};

use super::Column;

/// Something wrong in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowProblem {
    /// In which column.
    pub column: Column,
    /// What it is.
    pub kind: RowProblemKind,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowProblemKind {
    /// Empty where something is needed.
    Missing,
    /// Not an address that letters can be sent to.
    BadEmail,
    /// A word with a letter of another alphabet than those beside it. An address with one leads
    /// nowhere; a name with one is taken as it stands, for somebody to look at.
    ForeignLetter {
        /// The letter.
        letter: char,
    },
    /// An address whose domain stands for none.
    NoDomain,
    /// Letters that an older way of saving does not know were replaced by question marks.
    LostLetters,
    /// Neither code nor name of a region of Kazakhstan: the person may be from abroad, and is taken
    /// without one.
    UnknownRegion,
    /// Neither code nor name of one of the platform's languages.
    UnknownLanguage,
    /// Too long.
    TooLong {
        /// How many characters it may have.
        most: usize,
    },
    /// The address stands in an earlier row already.
    Duplicate {
        /// The number of that row.
        of_row: usize,
    },
    /// A formula of a spreadsheet that gives no value.
    NoValue,
    /// A date, a number or a tick of a spreadsheet where words are needed.
    NotText,
    /// A cell merged with others, so that it cannot be told whose it is.
    Merged,
}
