//! `module.toml`.

use std::ops::Range;

use crate::course::Objective;
use crate::fields::Fields;
use crate::language::{Language, Localised};
use crate::sheet::Sheet;
use crate::value::read_toml;

/// What `module.toml` says.
#[derive(Debug)]
pub(crate) struct ModuleFile {
    /// `id = "convention"`
    pub id: String,
    /// Where the id stands.
    pub id_place: Range<usize>,
    /// `title = { en = "…", ru = "…" }`
    pub title: Localised,
    /// `draft = true`: it is not published yet.
    pub draft: bool,
    /// `minutes = 150`; absent: the minutes of its lessons.
    pub minutes: Option<u32>,
    /// `[[objectives]]` with `id` and `text`.
    pub objectives: Vec<(Objective, Range<usize>)>,
    /// `lessons = ["01-framework"]`: file names without language, in the order of study; absent:
    /// all of them by name.
    pub lessons: Option<Vec<(String, Range<usize>)>>,
}

/// No module takes longer: a week of working days.
pub(crate) const LONGEST: u32 = 5 * 8 * 60;

impl ModuleFile {
    /// Reads it; what is missing is said and left empty.
    pub(crate) fn read(sheet: &Sheet, languages: &[Language]) -> Option<Self> {
        let value = read_toml(sheet)?;
        let fields = Fields::of(sheet, &value, "module.toml");
        let (id, id_place) = fields.id().unwrap_or_default();
        let objectives = fields
            .tables("objectives")
            .iter()
            .filter_map(|value| {
                let fields = Fields::of(sheet, value, "an objective");
                let id = fields.id();
                let text = fields.original("text", languages);
                fields.finish();
                let (id, place) = id?;
                Some((Objective { id, text }, place))
            })
            .collect();
        let file = Self {
            id,
            id_place,
            title: fields.original("title", languages),
            draft: fields.truth("draft"),
            minutes: fields.number("minutes", 1..=LONGEST),
            objectives,
            lessons: fields.value("lessons").map(|_| fields.texts("lessons")),
        };
        fields.finish();
        Some(file)
    }
}
