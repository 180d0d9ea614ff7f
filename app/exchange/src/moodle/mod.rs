//! Moodle XML: the question bank as Moodle exports it, `<quiz>` with a `<question type="…">` for
//! each. Our texts go as Markdown, which Moodle knows; ids as `<idnumber>`, and what Moodle has no
//! place for as tags.

mod answers;
mod cloze;
mod fields;
mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;
