//! Words for roles, regions and the columns of a list.

use course::Language;
use rules::roster::{Column, RowProblem, RowProblemKind};

use crate::say;
pub use crate::words::role;

/// A region by its code; a code that is not known stays as it is.
pub fn region(code: &str, language: Language) -> String {
    rules::regions::region(code).map_or_else(
        || code.to_owned(),
        |region| region.name(language).to_owned(),
    )
}

/// A column of a list.
pub fn column(column: Column, language: Language) -> String {
    match column {
        Column::Name => say!(language, "field-name"),
        Column::Email => say!(language, "field-email"),
        Column::Court => say!(language, "field-court"),
        Column::Region => say!(language, "field-region"),
        Column::Position => say!(language, "field-position"),
        Column::Language => say!(language, "field-language"),
    }
}

/// What is wrong with a row.
pub fn problem(problem: &RowProblem, language: Language) -> String {
    match problem.kind {
        RowProblemKind::Missing => say!(language, "row-missing"),
        RowProblemKind::BadEmail => say!(language, "row-bad-email"),
        RowProblemKind::UnknownRegion => say!(language, "row-unknown-region"),
        RowProblemKind::UnknownLanguage => say!(language, "row-unknown-language"),
        RowProblemKind::TooLong { most } => say!(language, "row-too-long", most = most),
        RowProblemKind::Duplicate { of_row } => say!(language, "row-duplicate", row = of_row),
        RowProblemKind::NoValue => say!(language, "row-no-value"),
        RowProblemKind::NotText => say!(language, "row-not-text"),
        RowProblemKind::Merged => say!(language, "row-merged"),
    }
}
