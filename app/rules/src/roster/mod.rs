//! Checks a list of participants as an organizer pastes it from a spreadsheet.
//!
//! All problems are told at once, at the row and column where the organizer finds them.

use std::collections::HashMap;

use course::Language;
use serde::{Deserialize, Serialize};

use crate::emails::{self, Fault};
use crate::regions::{Region, region};
use crate::texts;

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

/// Checks one row by itself.
///
/// # Errors
/// With all that is wrong, in the order of the columns.
pub fn person(row: &Row) -> Result<Person, Vec<RowProblem>> {
    let mut problems = Vec::new();
    let mut say = |column, kind| problems.push(RowProblem { column, kind });

    let name = texts::line(&row.name);
    if name.is_empty() {
        say(Column::Name, RowProblemKind::Missing);
    }
    let email = emails::normalised(&row.email);
    let too_long = email.chars().count() > emails::LONGEST;
    if email.is_empty() {
        say(Column::Email, RowProblemKind::Missing);
    } else if !too_long && let Err(fault) = emails::check(&email) {
        let kind = match fault {
            Fault::NotAnAddress => RowProblemKind::BadEmail,
            Fault::ForeignLetter(letter) => RowProblemKind::ForeignLetter { letter },
            Fault::NoDomain => RowProblemKind::NoDomain,
        };
        say(Column::Email, kind);
    }
    let (court, position) = (texts::line(&row.court), texts::line(&row.position));
    for (column, text, most) in [
        (Column::Name, &name, LONGEST_TEXT),
        (Column::Email, &email, emails::LONGEST),
        (Column::Court, &court, LONGEST_TEXT),
        (Column::Position, &position, LONGEST_TEXT),
    ] {
        if text.chars().count() > most {
            say(column, RowProblemKind::TooLong { most });
        } else if column != Column::Email && has_lost_letters(text) {
            say(column, RowProblemKind::LostLetters);
        }
    }
    let (place, tongue) = (texts::line(&row.region), texts::line(&row.language));
    let (region, language) = (region(&place), language(&tongue));
    for (column, text, is_known) in [
        (Column::Region, &place, region.is_some()),
        (Column::Language, &tongue, language.is_some()),
    ] {
        if !is_known && has_lost_letters(text) {
            say(column, RowProblemKind::LostLetters);
        } else if column == Column::Language && !is_known && !text.is_empty() {
            say(column, RowProblemKind::UnknownLanguage);
        }
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

/// What may be wrong in a row that is taken: it is said, and left to who knows the person.
fn doubts(row: &Row) -> Vec<RowProblem> {
    let mut doubts = Vec::new();
    for (column, text) in [
        (Column::Name, &row.name),
        (Column::Court, &row.court),
        (Column::Position, &row.position),
    ] {
        if let Some(letter) = emails::foreign_in_word(&texts::line(text)) {
            let kind = RowProblemKind::ForeignLetter { letter };
            doubts.push(RowProblem { column, kind });
        }
    }
    let place = texts::line(&row.region);
    if !place.is_empty() && region(&place).is_none() {
        let (column, kind) = (Column::Region, RowProblemKind::UnknownRegion);
        doubts.push(RowProblem { column, kind });
    }
    doubts.sort_by_key(|doubt| doubt.column);
    doubts
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

/// Whether letters were lost on the way: a question mark beside a letter or another one, or the
/// mark that stands for bytes which were none. No name, court or position is asked about.
fn has_lost_letters(text: &str) -> bool {
    let lost = |c: char| c == '?' || c == char::REPLACEMENT_CHARACTER;
    let touches = |pair: [char; 2]| {
        (lost(pair[0]) && (lost(pair[1]) || pair[1].is_alphabetic()))
            || (lost(pair[1]) && pair[0].is_alphabetic())
    };
    text.contains(char::REPLACEMENT_CHARACTER)
        || text
            .chars()
            .zip(text.chars().skip(1))
            .any(|(one, two)| touches([one, two]))
}

/// The language with this code or name, in any of the three languages.
fn language(text: &str) -> Option<Language> {
    match spelling::folded(text.trim()).as_str() {
        "en"
        | "eng"
        | "english"
        | "английский"
        | "англ"
        | "англ."
        | "ағыл"
        | "ағылшын"
        | "ағылшынша"
        | "ағылшын тілі"
        | "английский язык" => Some(Language::En),
        "ru"
        | "rus"
        | "russian"
        | "русский"
        | "русс"
        | "рус"
        | "рус."
        | "орыс"
        | "орысша"
        | "орыс тілі"
        | "русский язык" => Some(Language::Ru),
        "kk"
        | "kaz"
        | "kz"
        | "kazakh"
        | "казахский"
        | "каз"
        | "каз."
        | "қаз"
        | "қаз."
        | "қазақ"
        | "қазақша"
        | "қазақ тілі"
        | "казахский язык" => Some(Language::Kk),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
