//! What one sees when one reads.

pub(super) mod booklet;
pub(super) mod document;
pub(crate) mod draft;
pub(super) mod glossary;
pub(crate) mod lesson;
pub(super) mod notes;
pub(super) mod open_questions;
pub(super) mod opinions;
pub(super) mod own_notes;
pub(super) mod problems;
mod rules;
pub(super) mod search;
