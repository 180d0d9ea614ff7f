//! Questions for and from other platforms: GIFT, Moodle XML, QTI 3.0.
//!
//! [`export`] writes the questions of a course in one language; [`import`] reads a file into a
//! lesson of the course's own format. Both say what had no counterpart in a [`Report`]; nothing is
//! dropped in silence. A question that is exported and imported again is equal to what it was, or
//! the report of the export speaks of it: `export` reads what it wrote to know.
//!
//! Inside, a question goes through `written::Written`, which is a question in one language with
//! its texts as trees (`text`). Each format knows how to write that and how to read it, and
//! nothing of the others. Nothing here looks at files or the clock.
//!
//! A crate of its own, because only the command line wants it: what stands on `course`, the pages
//! and the rules, is not built again when a reader of another platform's files changes.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod accept;
mod authored;
mod export;
mod extras;
mod gift;
mod ids;
mod import;
mod moodle;
mod multilang;
mod numbers;
mod qti;
mod reading;
mod report;
mod rubric;
mod shown;
mod stars;
mod taken;
mod text;
mod truth;
mod weights;
mod written;
mod xml;

pub use export::{Exported, export};
pub use import::{Imported, import};
pub use report::{Remark, Report, Unreadable};

/// A format of another platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Moodle's text format.
    Gift,
    /// Moodle's question bank in XML.
    Moodle,
    /// A content package of QTI 3.0.
    Qti,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Gift, Self::Moodle, Self::Qti];

    /// As it is named on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gift => "gift",
            Self::Moodle => "moodle",
            Self::Qti => "qti",
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// The questions of a lesson, ready to be written.
#[derive(Debug)]
struct Chapter {
    /// The id of the lesson.
    id: String,
    title: String,
    questions: Vec<written::Written>,
}

/// All that is written into one file.
#[derive(Debug)]
struct Bundle {
    id: String,
    title: String,
    language: course::Language,
    chapters: Vec<Chapter>,
}

#[cfg(test)]
mod tests;
