//! What files about a training say of it: their names, and what stands above their tables.

use course::Language;

use crate::{
    errors::AppError,
    language::{dates, say},
    request::Visit,
    spreadsheets::{self, Heading, Kind},
};

use super::Training;

/// What stands above a table about a training, in a file or on paper: `what` it tells, such as its
/// attendance.
///
/// # Errors
/// `SignIn`.
pub fn heading(visit: &Visit, training: &Training, what: &str) -> Result<Heading, AppError> {
    let (language, at) = (visit.language, visit.house.clock.now());
    let title = training.titles.get(language);
    let days = dates::days(language, training.starts_on, training.ends_on);
    let time = dates::moment(language, at, &training.zone);
    let author = visit.viewer()?.name.clone();
    Ok(Heading {
        title: format!("{title} · {what}"),
        about: format!("{} · {days}", training.place),
        made: say!(language, "file-made", time = time, name = author.as_str()),
        author,
        at,
    })
}

/// The name of a file of some kind about a training.
pub fn name(training: &Training, what: &str, kind: Kind, language: Language) -> String {
    let title = training.titles.get(language);
    spreadsheets::file_name(&[title, what, &training.starts_on.to_string()], kind)
}
