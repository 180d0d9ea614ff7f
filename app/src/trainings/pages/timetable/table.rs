//! The table itself: a field for each cell, and at it what is wrong.

use course::Language;
use leptos::prelude::*;
use rules::timetable::{Checked, Column, Row};

use crate::{
    language::say,
    trainings::{Session, Training, timetable},
};

use super::words;

/// The most characters that a cell takes: more than any may have, so that what is too long is shown
/// as it is.
const MOST_OF_A_CELL: u32 = 600;

/// One row, as it is drawn.
#[derive(Clone, Debug)]
pub(super) struct Line {
    number: usize,
    row: Row,
    /// Whether it is left out; none where it cannot be.
    left: Option<bool>,
    /// What is wrong, in sentences.
    problems: Vec<(Column, String)>,
    /// What is doubtful, in sentences.
    doubts: Vec<(Column, String)>,
    /// The cell in which one stands.
    stands: Option<Column>,
}

impl Line {
    /// A row to be typed into.
    pub(super) fn empty(number: usize, row: Row) -> Self {
        Self {
            number,
            row,
            left: None,
            problems: Vec::new(),
            doubts: Vec::new(),
            stands: None,
        }
    }

    /// A row that was read, with all that is to be said of it.
    pub(super) fn of(
        one: &Checked,
        rows: &[Checked],
        sessions: &[Session],
        training: &Training,
        language: Language,
    ) -> Self {
        let problems = one.problems.iter().map(|problem| {
            let words = words::problem(*problem, &one.row, language);
            (problem.column, words)
        });
        let doubts = one.doubts.iter().map(|doubt| {
            let words = words::doubt(*doubt, rows, sessions, training, language);
            (doubt.column(), words)
        });
        Self {
            number: one.number,
            row: one.row.clone(),
            left: Some(one.is_left),
            problems: problems.collect(),
            doubts: doubts.collect(),
            stands: None,
        }
    }

    /// Whoever comes to the table stands in the first cell with which something is wrong.
    pub(super) fn stand_in_first_wrong(lines: &mut [Self]) {
        let wrong = lines.iter_mut().find(|line| !line.problems.is_empty());
        if let Some(line) = wrong {
            line.stands = line.problems.first().map(|(column, _)| *column);
        }
    }
}

/// The rows as a table of fields; on a phone, one below the other.
pub(super) fn table(
    columns: &[Column],
    lines: Vec<Line>,
    title: String,
    language: Language,
) -> impl IntoView + use<> {
    let labels: Vec<(Column, String)> = columns
        .iter()
        .map(|column| (*column, timetable::field(*column).label(language)))
        .collect();
    let heads: Vec<_> = labels
        .iter()
        .map(|(_, label)| view! { <th scope="col">{label.clone()}</th> })
        .collect();
    let has_left = lines.iter().any(|line| line.left.is_some());
    let left = has_left.then(|| view! { <th scope="col">{say!(language, "timetable-left")}</th> });
    let row = say!(language, "list-row");
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let cells: Vec<_> = labels
                .iter()
                .map(|(column, label)| cell(line, *column, label, language))
                .collect();
            let left = line
                .left
                .map(|is_left| self::left(line.number, is_left, language));
            view! {
                <tr>
                    <th scope="row"><span>{row.clone()} " "</span> {line.number}</th>
                    {cells}
                    {left}
                </tr>
            }
        })
        .collect();
    view! {
        <div class="table" tabindex="0" role="region" aria-label=title>
            <table class="rows timetable">
                <thead>
                    <tr>
                        <th scope="col">{row}</th>
                        {heads}
                        {left}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn cell(line: &Line, column: Column, label: &str, language: Language) -> impl IntoView + use<> {
    let id = format!("{}-{}", column.code(), line.number);
    let said = |all: &[(Column, String)]| -> Vec<String> {
        let here = all.iter().filter(|(each, _)| *each == column);
        here.map(|(_, words)| words.clone()).collect()
    };
    let (problems, doubts) = (said(&line.problems), said(&line.doubts));
    let invalid = (!problems.is_empty()).then_some("true");
    let described = !problems.is_empty() || !doubts.is_empty();
    let beside = format!("{id}-said");
    let described = described.then(|| beside.clone());
    let shown = described.is_some().then(|| {
        let shown = |class: &'static str, all: Vec<String>| {
            let all = all.into_iter();
            all.map(|words| view! { <p class=class>{words}</p> })
                .collect::<Vec<_>>()
        };
        view! { <div id=beside>{shown("problem", problems)} {shown("doubt", doubts)}</div> }
    });
    let name = say!(language, "list-cell", column = label, row = line.number);
    let stands = line.stands == Some(column);
    let of_title = column.language().map(Language::code);
    view! {
        <td class=column.code()>
            <label for=id.clone()>{label.to_owned()}</label>
            <input
                name=format!("cells[{id}]")
                id=id
                value=line.row.get(column).to_owned()
                maxlength=MOST_OF_A_CELL
                lang=of_title
                autocomplete="off"
                aria-label=name
                aria-describedby=described
                aria-invalid=invalid
                autofocus=stands
            />
            {shown}
        </td>
    }
}

/// The box that leaves a row out.
fn left(number: usize, is_left: bool, language: Language) -> impl IntoView + use<> {
    let name = say!(language, "timetable-left-row", row = number);
    view! {
        <td class="left">
            <label class="pick">
                <input type="checkbox" name="left[]" value=number checked=is_left aria-label=name />
                <span>{say!(language, "timetable-left")}</span>
            </label>
        </td>
    }
}
