//! Checks a list of participants as an organizer pastes it from a spreadsheet.
//!
//! All problems are told at once, at the row and column where the organizer finds them.

use std::collections::HashMap;

use course::Language;
use serde::{Deserialize, Serialize};

use crate::emails;
use crate::regions::{Region, region};

/// The most characters that a name, a court or a position may have.
pub const LONGEST_TEXT: usize = 200;

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

/// A person of the list, checked, with spaces tidied up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The person's name.
    pub name: String,
    /// E-mail address in the form of [`emails::normalised`].
    pub email: String,
    /// The court; may be empty.
    pub court: String,
    /// The region, if the list says it.
    pub region: Option<Region>,
    /// The person's position; may be empty.
    pub position: String,
    /// The language, if the list says it.
    pub language: Option<Language>,
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
    /// Neither code nor name of a region of Kazakhstan.
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

/// A list, checked. Rows are numbered as in the spreadsheet: the header is row 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Rows that are in order.
    pub good: Vec<(usize, Person)>,
    /// Rows that are not, each with all that is wrong in it.
    pub bad: Vec<(usize, Vec<RowProblem>)>,
}

/// The number of the first row below the header.
const FIRST_ROW: usize = 2;

/// Checks a whole list. Rows in which nothing stands are passed over, as spreadsheets often end
/// in some; of rows with the same address, all but the first are duplicates.
#[must_use]
pub fn check(rows: &[Row]) -> Checked {
    check_with(rows, &[])
}

/// Checks a whole list as [`check`] does, of which some cells could not be read as text: `broken`
/// says what is wrong with these, each with the number of its row.
#[must_use]
pub fn check_with(rows: &[Row], broken: &[(usize, RowProblem)]) -> Checked {
    let mut broken_in: HashMap<usize, Vec<RowProblem>> = HashMap::new();
    for (number, problem) in broken {
        broken_in.entry(*number).or_default().push(*problem);
    }
    let mut checked = Checked::default();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (number, row) in (FIRST_ROW..).zip(rows) {
        let broken = broken_in.remove(&number);
        if row.is_blank() && broken.is_none() {
            continue;
        }
        let mut result = person(row);
        if let Some(broken) = broken {
            result = Err(with_broken(result.err().unwrap_or_default(), broken));
        }
        if let Some(email) = emails::address(&row.email) {
            let of_row = *seen.entry(email).or_insert(number);
            if of_row != number {
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
            Ok(person) => checked.good.push((number, person)),
            Err(problems) => checked.bad.push((number, problems)),
        }
    }
    checked
}

/// What is wrong with a row and with its cells. That a broken cell holds nothing is its own fault
/// and no second one.
fn with_broken(mut problems: Vec<RowProblem>, broken: Vec<RowProblem>) -> Vec<RowProblem> {
    problems.retain(|problem| broken.iter().all(|cell| cell.column != problem.column));
    problems.extend(broken);
    problems.sort_by_key(|problem| problem.column);
    problems
}

/// Checks one row by itself.
///
/// # Errors
/// With all that is wrong, in the order of the columns.
pub fn person(row: &Row) -> Result<Person, Vec<RowProblem>> {
    let mut problems = Vec::new();
    let mut say = |column, kind| problems.push(RowProblem { column, kind });

    let name = tidy(&row.name);
    if name.is_empty() {
        say(Column::Name, RowProblemKind::Missing);
    }
    let email = emails::normalised(&row.email);
    let too_long = email.chars().count() > emails::LONGEST;
    if email.is_empty() {
        say(Column::Email, RowProblemKind::Missing);
    } else if !too_long && emails::address(&email).is_none() {
        say(Column::Email, RowProblemKind::BadEmail);
    }
    let (court, position) = (tidy(&row.court), tidy(&row.position));
    for (column, text, most) in [
        (Column::Name, &name, LONGEST_TEXT),
        (Column::Email, &email, emails::LONGEST),
        (Column::Court, &court, LONGEST_TEXT),
        (Column::Position, &position, LONGEST_TEXT),
    ] {
        if text.chars().count() > most {
            say(column, RowProblemKind::TooLong { most });
        }
    }
    let region = region(&row.region);
    if region.is_none() && !row.region.trim().is_empty() {
        say(Column::Region, RowProblemKind::UnknownRegion);
    }
    let language = language(&row.language);
    if language.is_none() && !row.language.trim().is_empty() {
        say(Column::Language, RowProblemKind::UnknownLanguage);
    }
    if problems.is_empty() {
        Ok(Person {
            name,
            email,
            court,
            region,
            position,
            language,
        })
    } else {
        problems.sort_by_key(|problem| problem.column);
        Err(problems)
    }
}

impl Row {
    fn is_blank(&self) -> bool {
        let Self {
            name,
            email,
            court,
            region,
            position,
            language,
        } = self;
        [name, email, court, region, position, language]
            .iter()
            .all(|text| text.trim().is_empty())
    }
}

/// One space between words, none around: cells come with line breaks and hard spaces.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The language with this code or name, in any of the three languages.
fn language(text: &str) -> Option<Language> {
    match text.trim().to_lowercase().as_str() {
        "en" | "eng" | "english" | "английский" | "ағылшын" | "ағылшынша" => {
            Some(Language::En)
        }
        "ru" | "rus" | "russian" | "русский" | "орыс" | "орысша" => {
            Some(Language::Ru)
        }
        "kk" | "kaz" | "kz" | "kazakh" | "казахский" | "қазақ" | "қазақша" => {
            Some(Language::Kk)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
