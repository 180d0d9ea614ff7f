//! The files of a course other than the texts of its lessons: `course.toml`, `module.toml`,
//! `sources.toml`, `glossary.toml`, `errata.toml`, `translations.lock`, and the front matter of lessons,
//! documents and trainer's notes.

mod course_file;
mod document_front;
mod errata;
mod front_matter;
mod lock;
mod module_file;
mod notes_front;
mod references;
mod teaches;

pub(crate) use course_file::CourseFile;
pub(crate) use document_front::DocumentFront;
pub(crate) use errata::{Answer, Change, NotedErratum, Said, Words, read_errata};
pub use front_matter::yaml_text;
pub(crate) use front_matter::{FrontMatter, split};
pub(crate) use lock::{FILE as LOCK, Lock};
pub(crate) use module_file::ModuleFile;
pub(crate) use notes_front::NotesFront;
pub use references::is_web_address;
pub(crate) use references::{Cited, read_glossary, read_sources};
