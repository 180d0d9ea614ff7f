//! The authored course format: parse, check, render.
//!
//! Carved out of the application so that authors get errors in seconds: it is pure, knows neither
//! pages nor database, and reads each text once.
//!
//! [`load`] reads the folder of a course and gives the course, rendered, or every [`Problem`] in it;
//! [`report`] shows the problems to their author. What trainers write is described in
//! `content/README.md`.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod authored;
mod check;
mod compose;
mod course;
pub mod exchange;
mod fields;
mod folder;
mod id;
mod language;
mod lesson;
mod load;
mod markdown;
mod problem;
mod question;
mod questions;
mod report;
mod sheet;
mod summary;
mod value;

pub use course::{
    Certificate, CertificateRule, Course, Module, Objective, Picture, Review, Source, Term,
};
pub use folder::Folder;
pub use language::{Language, Localised};
pub use lesson::{
    Block, Heading, Lesson, LessonKind, LessonText, Purpose, QuizSettings, Section, section_hashes,
};
pub use load::{Loaded, load, load_all, open};
pub use problem::{Problem, Rule};
pub use question::{Key, OptionText, Question, QuestionKind, QuestionText};
pub use report::{report, report_coloured};
pub use summary::{LanguageSummary, Summary};
