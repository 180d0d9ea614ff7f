//! Checks a table of sessions as an organizer types it, or pastes it from a sheet.
//!
//! All problems are told at once, at the row and column where they stand. What may be meant and
//! looks like a slip is a [`Doubt`]: it is said, and left to who knows the training.

mod checking;
mod days;
mod hours;

use course::Language;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::texts;

pub use checking::{About, Checked, Held, check};
pub use days::day;

/// Whether a text tells one time or two, and nothing else.
#[must_use]
pub fn tells_time(text: &str) -> bool {
    hours::hours(text).is_some()
}

/// The most rows of a table.
pub const MOST_ROWS: usize = 200;

/// The most characters of a cell that are kept: more than any may have, so that what is too long
/// still shows as such.
const LONGEST_CELL: usize = 600;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The day on which a session begins; empty for that of the row above.
    Date,
    /// When it begins; also both times, where the next column is empty.
    StartsAt,
    /// When it ends, on the same day.
    EndsAt,
    /// Its title in Kazakh.
    TitleKk,
    /// Its title in Russian.
    TitleRu,
    /// Its title in English.
    TitleEn,
    /// Room or hall; may be empty.
    Place,
    /// Address at which one joins it from afar; may be empty.
    Link,
    /// Who teaches it; may be empty.
    Trainers,
}

impl Column {
    /// Every column, in the order of the table.
    pub const ALL: [Self; 9] = [
        Self::Date,
        Self::StartsAt,
        Self::EndsAt,
        Self::TitleKk,
        Self::TitleRu,
        Self::TitleEn,
        Self::Place,
        Self::Link,
        Self::Trainers,
    ];

    /// Those of a training whose sessions have titles in these languages.
    #[must_use]
    pub fn of(languages: &[Language]) -> Vec<Self> {
        let titles: Vec<Self> = languages.iter().copied().map(Self::title).collect();
        let is_title = |column: &Self| column.language().is_some();
        let columns = Self::ALL.into_iter();
        columns
            .filter(|column| !is_title(column) || titles.contains(column))
            .collect()
    }

    /// The column of the titles in a language.
    #[must_use]
    pub const fn title(language: Language) -> Self {
        match language {
            Language::En => Self::TitleEn,
            Language::Ru => Self::TitleRu,
            Language::Kk => Self::TitleKk,
        }
    }

    /// The language of the titles of which it is the column.
    #[must_use]
    pub const fn language(self) -> Option<Language> {
        match self {
            Self::TitleKk => Some(Language::Kk),
            Self::TitleRu => Some(Language::Ru),
            Self::TitleEn => Some(Language::En),
            _ => None,
        }
    }

    /// The name of its fields in a form: `date`, `starts_at`, …
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::StartsAt => "starts_at",
            Self::EndsAt => "ends_at",
            Self::TitleKk => "title_kk",
            Self::TitleRu => "title_ru",
            Self::TitleEn => "title_en",
            Self::Place => "place",
            Self::Link => "link",
            Self::Trainers => "trainers",
        }
    }

    /// The column with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// The most characters that one of its cells may have.
    #[must_use]
    pub const fn most(self) -> usize {
        match self {
            Self::Link | Self::Trainers => 500,
            _ => 200,
        }
    }

    const fn place(self) -> usize {
        self as usize
    }
}

/// A row: what stands in its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    cells: [String; Column::ALL.len()],
}

impl Row {
    /// What stands in a cell.
    #[must_use]
    pub fn get(&self, column: Column) -> &str {
        &self.cells[column.place()]
    }

    /// Puts a text into a cell, on one line. A dash alone says that there is nothing.
    pub fn set(&mut self, column: Column, text: &str) {
        let mut text = texts::line(text);
        if let Some((end, _)) = text.char_indices().nth(LONGEST_CELL) {
            text.truncate(end);
        }
        let is_dash = |c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
        let is_nothing = text.chars().all(is_dash);
        self.cells[column.place()] = if is_nothing { String::new() } else { text };
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// Something wrong in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In which column.
    pub column: Column,
    /// What it is.
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Empty where something is needed.
    Missing,
    /// Neither a day nor a time, where there should be one; or no address of the web.
    NotUnderstood,
    /// More characters than there may be.
    TooLong {
        /// How many there may be.
        most: usize,
    },
    /// An end that does not come after the beginning.
    EndsFirst,
    /// A time that the clocks of the zone skip or show twice.
    NoSuchTime,
    /// A day so far from the training's that it is a slip of the year.
    FarOff,
}

/// What may be meant, and is looked at before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The day is not one of the training's.
    Outside {
        /// The day.
        date: Date,
    },
    /// Another session is in the same room at the same time.
    RoomTaken {
        /// Which.
        by: Beside,
    },
}

/// A session beside another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// One that the agenda has, by its number.
    Session(i64),
    /// One of the table, by the number of its row.
    Row(usize),
}

impl Doubt {
    /// The column at which it is said.
    #[must_use]
    pub const fn column(self) -> Column {
        match self {
            Self::Outside { .. } => Column::Date,
            Self::RoomTaken { .. } => Column::Place,
        }
    }

    /// The doubt about a row in one word: whoever sends it back has seen it.
    #[must_use]
    pub fn word(self, row: usize) -> String {
        match self {
            Self::Outside { date } => format!("{row}-day-{date}"),
            Self::RoomTaken {
                by: Beside::Session(id),
            } => format!("{row}-room-session-{id}"),
            Self::RoomTaken {
                by: Beside::Row(other),
            } => format!("{row}-room-row-{other}"),
        }
    }
}

#[cfg(test)]
mod tests;
