//! Skeletons of what is new: a module, a lesson or a quiz, a document, a question. Each is correct as it is
//! begun, in every language of the course, so that the checker speaks of what the author writes
//! and not of what was forgotten; and each is a draft, which judges do not see.

mod course;
mod document;
mod lesson;
mod module;
mod placeholder;
mod question;
mod register;
mod words;

use crate::document::DocumentKind;
use crate::folder::Folder;
use crate::id::is_id;
use crate::lesson::Purpose;
use crate::load::open;
use crate::problem::Rule;
use crate::question::QuestionKind;
use crate::refusal::Refusal;
use course::Outline;
use lesson::escaped;
pub(crate) use placeholder::placeholders;

/// What is to be begun.
#[derive(Clone, Copy, Debug)]
pub enum NewThing<'a> {
    /// A module.
    Module {
        /// Its folder, such as `02-coi`.
        folder: &'a str,
        /// What it is called in the source language; else its id says it.
        title: Option<&'a str>,
    },
    /// A lesson.
    Lesson {
        /// Its id, such as `who-may-apply`, or its file name with a number.
        name: &'a str,
        /// The folder or the id of its module.
        module: &'a str,
        /// What it is called in the source language; else its id says it.
        title: Option<&'a str>,
        /// What it is for, if it is a quiz.
        quiz: Option<Purpose>,
    },
    /// A document of a case file.
    Document {
        /// Its id, such as `typesetter-refusal`, or its file name with a number.
        name: &'a str,
        /// The folder or the id of its module.
        module: &'a str,
        /// What it is.
        kind: DocumentKind,
        /// The id of the case file that it belongs to, if it does not stand alone.
        case: Option<&'a str>,
        /// What it is called in the source language; else its id says it.
        title: Option<&'a str>,
    },
    /// A question at the end of a lesson.
    Question {
        /// How it is answered.
        kind: QuestionKind,
        /// The id of the lesson.
        lesson: &'a str,
        /// The id of the question.
        id: &'a str,
        /// What it is called in the source language.
        title: Option<&'a str>,
    },
}

/// A skeleton, to be written to the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skeleton {
    /// The files, new ones first.
    pub files: Vec<Written>,
}

/// A file of a skeleton.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The path in the course folder.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// Whether the file is new; else the text takes the place of the one that was read.
    pub is_new: bool,
}

/// Makes the skeleton of something new. Nothing is written to the disk, and nothing that is there
/// is overwritten.
///
/// # Errors
/// When it is there already, does not belong where it should go, or would break the course.
pub fn skeleton(folder: &Folder, new: NewThing<'_>) -> Result<Skeleton, Refusal> {
    let outline = Outline::read(folder)?;
    let mut files = match new {
        NewThing::Module { folder, title } => module::begin(&outline, folder, title)?,
        NewThing::Lesson {
            name,
            module,
            title,
            quiz,
        } => lesson::begin(&outline, name, module, title, quiz)?,
        NewThing::Document {
            name,
            module,
            kind,
            case,
            title,
        } => document::begin(&outline, name, module, kind, case, title)?,
        NewThing::Question {
            kind,
            lesson,
            id,
            title,
        } => question::begin(&outline, kind, lesson, id, title)?,
    };
    files.sort_by_key(|file| !file.is_new);
    proved(folder, &files)?;
    Ok(Skeleton { files })
}

/// Reads the course as it would be, and refuses what breaks it.
fn proved(folder: &Folder, files: &[Written]) -> Result<(), Refusal> {
    let before = open(folder).err().unwrap_or_default();
    let written = files
        .iter()
        .map(|file| (file.path.as_str(), file.text.as_str()));
    let mut caused = open(&folder.with(written)).err().unwrap_or_default();
    // Lines move when something is added above them.
    caused.retain(|problem| {
        !before.iter().any(|known| {
            (&known.file, known.rule, &known.message)
                == (&problem.file, problem.rule, &problem.message)
        })
    });
    // Problems of other files were there before, unseen behind those that were seen; but an id that
    // is taken may be told at the place that had it first.
    caused.retain(|problem| {
        let here = files
            .iter()
            .any(|file| problem.file == folder.path().join(&file.path));
        problem.rule == Rule::DuplicateId || here && problem.rule != Rule::UnaskedObjective
    });
    if caused.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Broken(caused))
    }
}

/// The name, if ids look like that.
fn named<'a>(name: &'a str, what: &str) -> Result<&'a str, Refusal> {
    if is_id(name) {
        Ok(name)
    } else {
        Err(Refusal::Because(format!(
            "`{name}` cannot be the {what}: use small letters a–z, digits and hyphens"
        )))
    }
}

/// A title made from an id.
fn title_of(id: &str) -> String {
    let mut words = id.replace('-', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// A text with the line ends and the byte order mark of another.
fn saved_like(before: &str, text: &str) -> String {
    let mark = if before.starts_with('\u{feff}') {
        "\u{feff}"
    } else {
        ""
    };
    let text = if before.contains("\r\n") {
        text.replace('\n', "\r\n")
    } else {
        text.to_owned()
    };
    format!("{mark}{text}")
}
