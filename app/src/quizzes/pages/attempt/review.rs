//! A last look over a sheet before it is handed in.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    errors::AppError,
    language::{dates, say},
    parts::page::head_of,
    paths,
    quizzes::actions::SaveAnswers,
};

use super::{
    Page, crumbs,
    sheet::{State, state_of},
};

/// Every question with how it stands and the way back to it, and the button to hand in.
pub(super) fn review(page: &Page, language: Language) -> Result<AnyView, AppError> {
    let attempt = &page.paper.attempt;
    let sheet = paths::quizzes::attempt(page.training, attempt.id);
    let questions = page.paper.questions()?;
    let (mut open, mut later) = (0, 0);
    let rows: Vec<_> = questions
        .iter()
        .zip(1..)
        .map(|(question, place)| {
            let saved = page.paper.answers.get(&question.id);
            let state = state_of(saved);
            open += usize::from(saved.is_none_or(|saved| saved.response.is_empty()));
            later += usize::from(state == State::Later);
            let class = match state {
                State::Answered => "badge good",
                State::Later => "badge warn",
                State::Open => "badge",
            };
            let title = question.text(language).map(|text| text.title.clone());
            let time = saved.map(|saved| dates::clock_seconds(saved.saved_at, &page.zone));
            view! {
                <tr>
                    <td>{place}</td>
                    <th scope="row"><a href=format!("{sheet}#{}", question.id)>{title}</a></th>
                    <td><span class=class>{state.say(language)}</span></td>
                    <td>{time}</td>
                </tr>
            }
        })
        .collect();
    let words = [
        (open > 0).then(|| say!(language, "review-some-open", count = open)),
        (later > 0).then(|| say!(language, "review-some-later", count = later)),
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    let words = if words.is_empty() {
        say!(language, "review-all-answered")
    } else {
        words.join(" ")
    };
    Ok(view! {
        {head_of(say!(language, "review-title"), page.course.title.get(language), crumbs(page, language), Some(words))}
        <div class="table" tabindex="0" role="region" aria-label=say!(language, "review-title")>
            <table class="review">
                <thead>
                    <tr>
                        <th scope="col">"#"</th>
                        <th scope="col">{say!(language, "review-question")}</th>
                        <th scope="col">{say!(language, "review-state")}</th>
                        <th scope="col">{say!(language, "review-saved")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <form class="actions" method="post" action=SaveAnswers::url()>
            <input type="hidden" name="attempt" value=attempt.id />
            <a class="button quiet" href=sheet.clone()>{say!(language, "review-back")}</a>
            <button name="intent" value="submit">{say!(language, "sheet-submit")}</button>
        </form>
    }
    .into_any())
}
