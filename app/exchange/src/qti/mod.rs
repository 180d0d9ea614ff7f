//! QTI 3.0: a content package, which is a zip file with a manifest (`imsmanifest.xml`), a test that
//! gives the order, and a file for each question.
//!
//! Texts are XHTML. Ids are identifiers, and what QTI has no place for stands in `data-torelik-…`
//! attributes, which QTI allows everywhere in the body of an item.

mod body;
mod declared;
mod item;
mod names;
mod package;
mod processing;
mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;
