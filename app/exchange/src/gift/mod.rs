//! GIFT: Moodle's text format for questions. A question is `::title::text{answers}`; an empty line
//! ends it, a line that begins with `//` is a comment, `$CATEGORY:` names what follows.
//!
//! Ours are written with `[markdown]`, ids as `[id:…]`, what GIFT has no place for as `[tag:…]` in a
//! comment, as Moodle itself does, or in a comment alone where it would be no tag.

mod answers;
mod blocks;
mod read;
mod run;
mod write;

pub(super) use read::read;
pub(super) use write::write;
