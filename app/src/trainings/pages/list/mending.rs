//! What is wrong in a list, and the fields in which it is put right.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use lists::List;
use rules::roster::{Column, RowProblem};

use super::{MOST_SHOWN, Page, more};
use crate::{
    language::say,
    trainings::{actions::mend::MendList, words},
};

/// The most characters that a cell takes: more than any may have, so that what is too long is shown
/// as it is.
const MOST_OF_A_CELL: u32 = 300;

/// The most characters of a name that are shown beside what is wrong.
const MOST_OF_A_VALUE: usize = 60;

/// A name as the table of problems shows it.
fn shortened(value: &str) -> String {
    match value.char_indices().nth(MOST_OF_A_VALUE) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

/// What is wrong or doubtful, each in a field in which it is put right.
pub(super) fn form(page: &Page, language: Language) -> Option<impl IntoView + use<>> {
    let problems = cells(&page.list, "list-problems", &page.bad, language);
    let doubts = cells(&page.list, "list-doubts", &page.doubtful, language);
    (problems.is_some() || doubts.is_some()).then(|| {
        let left = (!page.bad.is_empty())
            .then(|| view! { <p class="hint">{say!(language, "list-mend")}</p> });
        let doubted = doubts
            .is_some()
            .then(|| view! { <p class="hint">{say!(language, "list-doubts-taken")}</p> });
        view! {
            <form class="mending" method="post" action=MendList::url()>
                <input type="hidden" name="training" value=page.training.id />
                <input type="hidden" name="list" value=page.key.clone() />
                {problems}
                {left}
                {doubts}
                {doubted}
                <div class="actions">
                    <button>{say!(language, "list-mended")}</button>
                </div>
            </form>
        }
    })
}

/// Cells of which something has to be said, in a table under a heading.
fn cells(
    list: &List,
    heading: &'static str,
    rows: &[(usize, Vec<RowProblem>)],
    language: Language,
) -> Option<impl IntoView + use<>> {
    let heading = match heading {
        "list-doubts" => say!(language, "list-doubts"),
        _ => say!(language, "list-problems"),
    };
    let wrong: usize = rows.iter().map(|(_, problems)| problems.len()).sum();
    let shown: Vec<_> = rows
        .iter()
        .flat_map(|(row, problems)| problems.iter().map(move |problem| (*row, problem)))
        .take(MOST_SHOWN)
        .map(|(row, problem)| {
            let column = words::column(problem.column, language);
            let address = list.address(row, problem.column);
            let address = address.map(|address| view! { <span class="meta">{address}</span> });
            let value = list
                .value(row, problem.column)
                .unwrap_or_default()
                .to_owned();
            let who = who(list, row);
            let label = match who.as_str() {
                "" => say!(language, "list-cell", column = column.as_str(), row = row),
                who => say!(
                    language,
                    "list-cell-of",
                    column = column.as_str(),
                    row = row,
                    name = who
                ),
            };
            let id = format!("cell-{row}-{}", problem.column.code());
            let said = format!("{id}-said");
            view! {
                <tr>
                    <th scope="row">{row}</th>
                    <td><bdi>{who}</bdi></td>
                    <td>{column} " " {address}</td>
                    <td>
                        <input
                            id=id
                            name=format!("cells[{}-{row}]", problem.column.code())
                            value=value
                            maxlength=MOST_OF_A_CELL
                            aria-label=label
                            aria-describedby=said.clone()
                        />
                    </td>
                    <td id=said>{words::problem(problem, language)}</td>
                </tr>
            }
        })
        .collect();
    (wrong > 0).then(|| {
        view! {
            <section>
                <h2>{heading.clone()}</h2>
                <div class="table" tabindex="0" role="region" aria-label=heading>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "list-row")}</th>
                                <th scope="col">{say!(language, "list-person")}</th>
                                <th scope="col">{say!(language, "list-column")}</th>
                                <th scope="col">{say!(language, "list-value")}</th>
                                <th scope="col">{say!(language, "list-problem")}</th>
                            </tr>
                        </thead>
                        <tbody>{shown}</tbody>
                    </table>
                </div>
                {more(wrong, language)}
            </section>
        }
    })
}

/// Whose row it is: the name, or where there is none, the address.
fn who(list: &List, row: usize) -> String {
    let name = list.value(row, Column::Name);
    let who = name.or_else(|| list.value(row, Column::Email));
    shortened(who.unwrap_or_default())
}
