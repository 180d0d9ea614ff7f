//! A result on paper: whose it is and of when, and question by question no more than how it turned
//! out and what is right. On the screen nothing of it is shown.

use course::Question;
use leptos::prelude::*;
use rules::{errata::Standard, grading::Graded};

use crate::{
    language::{dates, say},
    learning::questions::{right_answer, verdict_in_words},
    request::Visit,
};

use super::Page;

/// What a sheet of paper says of itself: whose result it is, of when, of what, and its number.
pub(super) fn about(page: &Page, visit: &Visit) -> Option<AnyView> {
    let language = visit.language;
    let attempt = &page.paper.attempt;
    let name = match &page.author {
        Some(author) => author.clone(),
        None => visit.viewer().ok()?.name.clone(),
    };
    let at = dates::moment(language, attempt.submitted_at?, &page.zone);
    let course = page.course.title.get(language).to_owned();
    let number = say!(language, "result-number", number = attempt.id.to_string());
    let said = [name, at, course, number].join(" · ");
    Some(view! { <p class="on-paper">{said}</p> }.into_any())
}

/// Every question in a line: its number and title, how it turned out, and what is right. It goes
/// with the reasons, which say the same.
pub(super) fn questions(page: &Page, graded: &[(&Question, Graded)], visit: &Visit) -> AnyView {
    let language = visit.language;
    let rows: Vec<_> = graded
        .iter()
        .enumerate()
        .map(|(place, (question, graded))| {
            let standard = Standard::of(question, &page.course.errata);
            let text = question.text(language);
            let title = text.map(|text| text.title.clone());
            let right = right_answer(question, &standard, language);
            view! {
                <tr>
                    <td>{place + 1}</td>
                    <th scope="row">{title}</th>
                    <td>{verdict_in_words(graded.verdict, language)}</td>
                    <td>{right}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="on-paper">
            <caption>{say!(language, "result-questions")}</caption>
            <thead>
                <tr>
                    <th scope="col">{say!(language, "signatures-number")}</th>
                    <th scope="col">{say!(language, "result-question")}</th>
                    <th scope="col">{say!(language, "result-title")}</th>
                    <th scope="col">{say!(language, "result-right")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
