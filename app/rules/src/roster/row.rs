//! A row as it stands in a list, and the columns of the list.

use serde::{Deserialize, Serialize};

use crate::texts;

use super::RowProblemKind;

/// One row as it stands in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The person's name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The court; may be empty.
    pub court: String,
    /// The region, by code or name; may be empty.
    pub region: String,
    /// The person's position; may be empty.
    pub position: String,
    /// The language to write to the person in, by code or name; may be empty.
    pub language: String,
}

/// What is wrong with the cells of a row that could not be read as text, in the order of
/// [`Column::ALL`]: at most one thing for each cell.
pub type Broken = [Option<RowProblemKind>; Column::ALL.len()];

/// One row with its number, as the program shows it that the list was made with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The number.
    pub number: usize,
    /// What stands in it.
    pub row: Row,
    /// Which of its cells could not be read as text.
    pub broken: Broken,
}

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Column {
    /// Name.
    Name,
    /// E-mail address.
    Email,
    /// Court.
    Court,
    /// Region.
    Region,
    /// Position.
    Position,
    /// Language.
    Language,
}

impl Column {
    /// Every column, in the order of the list.
    pub const ALL: [Self; 6] = [
        Self::Name,
        Self::Email,
        Self::Court,
        Self::Region,
        Self::Position,
        Self::Language,
    ];

    /// As it stands in the header and in message ids: `name`, `email`, …
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Court => "court",
            Self::Region => "region",
            Self::Position => "position",
            Self::Language => "language",
        }
    }
}

impl Row {
    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells().iter().all(|text| texts::line(text).is_empty())
    }

    /// Its cells, in the order of [`Column::ALL`].
    #[must_use]
    pub fn cells(&self) -> [&str; Column::ALL.len()] {
        let Self {
            name,
            email,
            court,
            region,
            position,
            language,
        } = self;
        [name, email, court, region, position, language].map(String::as_str)
    }
}
