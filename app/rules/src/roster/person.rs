//! Reads a person from a row.

use course::Language;

use crate::emails::{self, Fault};
use crate::regions::{Region, region};
use crate::texts;

use super::{Column, Row, RowProblem, RowProblemKind};

/// The most characters that a name, a court or a position may have.
pub const LONGEST_TEXT: usize = 200;

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
pub(super) fn doubts(row: &Row) -> Vec<RowProblem> {
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
pub(super) fn language(text: &str) -> Option<Language> {
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
