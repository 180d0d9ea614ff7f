//! The front matter of trainer's notes, which may be left out.

use super::front_matter::{review, split};
use crate::fields::Fields;
use crate::sheet::Sheet;
use crate::value::read_yaml;

/// What the front matter of trainer's notes says.
#[derive(Debug, Default)]
pub(crate) struct NotesFront {
    /// `review: pending`: no lawyer has reviewed the text yet.
    pub review_pending: bool,
    /// Where the text begins.
    pub body: usize,
}

impl NotesFront {
    /// Reads it. None if it is not YAML.
    pub(crate) fn read(sheet: &Sheet) -> Option<Self> {
        let Some((place, body)) = split(sheet.text()) else {
            return Some(Self::default());
        };
        let value = read_yaml(sheet, place)?;
        let fields = Fields::of(sheet, &value, "trainer's notes");
        let front = Self {
            review_pending: review(sheet, &fields),
            body,
        };
        fields.finish();
        Some(front)
    }
}
