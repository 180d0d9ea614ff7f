//! From a file of another format to a lesson.

use super::accept::{Found, accept};
use super::report::{Report, Unreadable};
use super::{Format, authored, gift, moodle, qti};

/// A lesson made of what a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The text of a lesson file in the source language, ready to be checked.
    pub lesson: String,
    /// How many questions it has.
    pub questions: usize,
    /// What had no counterpart.
    pub report: Report,
}

/// Reads a file of another format into a lesson.
///
/// The lesson is sound but for what only the course knows: whether it has the sources, terms,
/// lessons, objectives and pictures that the questions name.
///
/// # Errors
/// If the file cannot be read as this format: where and why.
pub fn import(bytes: &[u8], format: Format) -> Result<Imported, Unreadable> {
    let found = find(bytes, format)?;
    let title = found.title.clone().unwrap_or_default();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let (accepted, report) = accept(found);
    let questions: Vec<String> = accepted
        .into_iter()
        .map(|accepted| accepted.markdown)
        .collect();
    let title = if title.is_empty() {
        "Imported questions"
    } else {
        &title
    };
    Ok(Imported {
        lesson: authored::lesson(title, &questions),
        questions: questions.len(),
        report,
    })
}

/// No bank of questions is larger.
const LARGEST: usize = 32 * 1024 * 1024;

/// What is in a file.
pub(super) fn find(bytes: &[u8], format: Format) -> Result<Found, Unreadable> {
    if bytes.len() > LARGEST {
        let why = format!("the file is larger than {} MiB", LARGEST / 1024 / 1024);
        return Err(Unreadable::at(&[], 0, why));
    }
    match format {
        Format::Gift => gift::read(bytes),
        Format::Moodle => moodle::read(bytes),
        Format::Qti => qti::read(bytes),
    }
}
