//! The results of a training on one page: people and quizzes, with the way to files of the same.

use course::Language;
use leptos::prelude::*;

use crate::{
    language::say,
    parts::{
        notice::info,
        page::{head, number, page},
    },
    paths,
    quizzes::{
        gradebook::{self, Column, Gradebook, Person},
        overall::{Overall, State},
        standing::Outcome,
    },
};

/// The results of a training.
#[component]
pub fn GradebookPage() -> impl IntoView {
    let training = number("training");
    page(async move |visit| {
        let book = gradebook::load(&visit, training).await?;
        Ok(view(&book, visit.language).into_any())
    })
}

fn view(book: &Gradebook, language: Language) -> impl IntoView + use<> {
    let id = book.training.id;
    let crumbs = vec![(
        paths::home::training(id),
        book.training.titles.get(language).to_owned(),
    )];
    let files = [
        (
            paths::quizzes::gradebook_xlsx(id),
            say!(language, "report-workbook"),
        ),
        (
            paths::quizzes::gradebook_csv(id),
            say!(language, "register-download"),
        ),
    ];
    let files =
        files.map(|(href, words)| view! { <a class="button quiet" href=href download>{words}</a> });
    view! {
        {head(say!(language, "gradebook-title"), crumbs, Some(say!(language, "gradebook-lede")))}
        <div class="actions">{files}</div>
        {table(book, language)}
    }
}

fn table(book: &Gradebook, language: Language) -> AnyView {
    if book.people.is_empty() {
        return info(say!(language, "gradebook-nobody")).into_any();
    }
    let without = book
        .columns
        .is_empty()
        .then(|| info(say!(language, "gradebook-no-quizzes")));
    let heads: Vec<_> = book
        .columns
        .iter()
        .map(|column| column_head(book, column, language))
        .collect();
    let rows: Vec<_> = book
        .people
        .iter()
        .map(|person| row(book, person, language))
        .collect();
    let totals: Vec<_> = (0..book.columns.len())
        .map(|place| {
            let done = book.people.iter().filter(|person| {
                let state = person.quizzes.get(place).map(Overall::state);
                matches!(
                    state,
                    Some(State::Done(Outcome::Passed | Outcome::Completed))
                )
            });
            view! { <td>{done.count()} "\u{a0}/\u{a0}" {book.people.len()}</td> }
        })
        .collect();
    let read = book
        .people
        .iter()
        .filter(|person| person.read.is_complete());
    view! {
        {without}
        <div class="table gradebook" tabindex="0" role="region" aria-label=say!(language, "gradebook-title")>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{say!(language, "field-name")}</th>
                        <th scope="col">{say!(language, "gradebook-read")}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{say!(language, "gradebook-done")}</th>
                        <td>{read.count()} "\u{a0}/\u{a0}" {book.people.len()}</td>
                        {totals}
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

/// What a quiz is called, and the way to how its people stand with it.
fn column_head(book: &Gradebook, column: &Column, language: Language) -> impl IntoView + use<> {
    let href = paths::quizzes::people(book.training.id, &column.quiz);
    let left = column
        .has_left
        .then(|| view! { <span class="meta">{say!(language, "gradebook-left")}</span> });
    view! {
        <th scope="col">
            <a href=href>{column.title(language).to_owned()}</a>
            {left}
        </th>
    }
}

fn row(book: &Gradebook, person: &Person, language: Language) -> impl IntoView + use<> {
    let member = &person.member;
    let cells: Vec<_> = person
        .quizzes
        .iter()
        .map(|overall| {
            let (class, words) = super::state(overall.state(), &book.training.zone, language);
            let reached = overall
                .score()
                .map(|reached| format!("{}\u{a0}% ", reached.percent()));
            view! { <td>{reached} <span class=class>{words}</span></td> }
        })
        .collect();
    let read = say!(
        language,
        "gradebook-read-of",
        done = person.read.done,
        of = person.read.of
    );
    view! {
        <tr>
            <th scope="row">{member.account.name.clone()} <span class="meta">{member.court.clone()}</span></th>
            <td>{read}</td>
            {cells}
        </tr>
    }
}
