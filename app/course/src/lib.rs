//! The authored course format: parse, check, render.
//!
//! Carved out of the application so that authors get errors in seconds: it is pure, knows neither
//! pages nor database, and reads each text once.
//!
//! [`load`] reads the folder of a course and gives the course, rendered, or every [`Problem`] in it;
//! [`report`] shows the problems to their author, [`report_json`] to the author's editor.
//! [`record()`] keeps `translations.lock`, [`skeleton()`] begins what is new. What trainers write is described in `content/README.md`.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod apart;
mod authored;
mod certificate;
mod check;
mod compose;
mod course;
mod diagram;
mod document;
mod drafts;
mod erratum;
mod fields;
mod folder;
mod giveaways;
mod id;
mod language;
mod lesson;
mod load;
mod markdown;
mod minutes;
mod problem;
mod question;
mod questions;
mod record;
mod refusal;
mod report;
mod sheet;
mod skeleton;
mod summary;
mod term;
mod trainer_notes;
mod value;

pub use certificate::{Certificate, CertificateRule};
pub use course::{Course, Module, Objective, Picture, Reading, Source};
pub use document::{Document, DocumentKind, DocumentText, Page, PagePart};
pub use drafts::Drafts;
pub use erratum::{Correction, Erratum};
pub use folder::Folder;
pub use giveaways::{Giveaway, Giveaways, giveaways};
pub use language::{Language, Localised};
pub use lesson::{
    Block, Feedback, Heading, Lesson, LessonKind, LessonText, OpenPoint, Purpose, QuizSettings,
    Section, Taught, section_hashes,
};
pub use load::{Loaded, load, load_all, open};
pub use markdown::plain_text;
pub use minutes::{Claim, Claims, claims};
pub use problem::{Problem, Rule, Severity};
pub use question::{Criterion, Key, OptionText, Question, QuestionKind, QuestionText};
pub use record::{Recorded, RecordedText, Translated, record};
pub use refusal::Refusal;
pub use report::{report, report_coloured, report_json};
pub use skeleton::{NewThing, Skeleton, Written, skeleton};
pub use summary::{LanguageSummary, Summary};
pub use term::{Review, Term};
pub use trainer_notes::{TrainerNotes, TrainerNotesText};
