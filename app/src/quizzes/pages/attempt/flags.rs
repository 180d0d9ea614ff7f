//! Saying that a question of one's own attempt is wrong or unclear, and reading what was answered.

use course::{Language, Question};
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    errors::{AppError, Field},
    language::{dates, say},
    parts::{
        form::{Entry, Form},
        notice::info,
        page::{head, number, page, text},
    },
    paths,
    quizzes::{
        actions::{FlagQuestion, shown_in},
        store::Flag,
    },
    request::Visit,
};

use super::{Page, Reasons, crumbs, load};

/// One question of an attempt, to say something about it.
#[component]
pub fn FlagPage() -> impl IntoView {
    let (training, attempt) = (number("training"), number("attempt"));
    let question = text("question");
    page(async move |visit| {
        let page = load(&visit, training, attempt).await?;
        view(&page, &question, &visit)
    })
}

fn view(page: &Page, question: &str, visit: &Visit) -> Result<AnyView, AppError> {
    let language = visit.language;
    // Somebody else's is none of the viewer's business: trainers read all that was said beside
    // the question's figures.
    if page.author.is_some() {
        return Err(AppError::NotFound);
    }
    let questions = page.paper.questions()?;
    let question = questions.iter().find(|asked| asked.id == question);
    let question = *question.ok_or(AppError::NotFound)?;
    let attempt = page.paper.attempt.id;
    let back = paths::quizzes::attempt(page.training, attempt);
    let mut crumbs = crumbs(page, language);
    let number = page.paper.attempt.number;
    crumbs.push((
        format!("{back}#{}", question.id),
        say!(language, "result-number", number = number),
    ));
    let form = Form::of::<FlagQuestion>(visit);
    let name = question.text(language).map(|text| text.title.clone());
    let entry = Entry {
        most: 2000,
        hint: Some(say!(language, "flag-hint")),
        ..Entry::default()
    };
    Ok(view! {
        {head(say!(language, "flag-title"), crumbs, name)}
        {said(page, question, language)}
        <form class="correction" method="post" action=shown_in(FlagQuestion::url(), language)>
            <input type="hidden" name="attempt" value=attempt />
            <input type="hidden" name="question" value=question.id.clone() />
            {form.area(Field::Unclear, entry)}
            <div class="actions">
                <button>{say!(language, "flag-send")}</button>
                <a class="button quiet" href=format!("{back}#{}", question.id)>{say!(language, "flag-back")}</a>
            </div>
        </form>
    }
    .into_any())
}

/// What was said of a question, and what was answered. An answer may give the key away, and waits
/// for the reasons.
pub(super) fn said(page: &Page, question: &Question, language: Language) -> Option<AnyView> {
    let flags = page.flags.get(&question.id)?;
    let submitted = page.paper.attempt.submitted_at.is_some();
    let told = submitted && page.reasons == Reasons::Shown;
    let items: Vec<_> = flags
        .iter()
        .map(|flag| {
            let answers: Vec<_> = flag
                .answers
                .iter()
                .map(|answer| {
                    if !told {
                        return info(say!(language, "flag-answer-waits")).into_any();
                    }
                    let when = dates::moment(language, answer.at, &page.zone);
                    view! {
                        <p class="comment">
                            <strong>{say!(language, "flag-answer")}</strong> " " {words(&answer.words, language)}
                        </p>
                        <p class="meta">{when}</p>
                    }
                    .into_any()
                })
                .collect();
            view! {
                <li>
                    <p><strong>{say!(language, "flag-said")}</strong> " " {words(&flag.words, language)}</p>
                    <p class="meta">{dates::moment(language, flag.at, &page.zone)}</p>
                    {answers}
                </li>
            }
        })
        .collect();
    Some(view! { <ul class="flags">{items}</ul> }.into_any())
}

/// Words, or that they were erased.
pub(in crate::quizzes) fn words(words: &str, language: Language) -> String {
    if words.is_empty() {
        say!(language, "words-erased")
    } else {
        words.to_owned()
    }
}

/// What the author of an attempt said of a question, and the way to say more.
pub(super) fn way(page: &Page, question: &Question, language: Language) -> Option<AnyView> {
    if page.author.is_some() {
        return None;
    }
    let href = paths::quizzes::question(page.training, page.paper.attempt.id, &question.id);
    let title = question.text(language).map(|text| text.title.clone());
    Some(
        view! {
            {said(page, question, language)}
            <p class="actions">
                <a class="button quiet" href=href>
                    {say!(language, "flag-open")}
                    <span class="visually-hidden">" " {title}</span>
                </a>
            </p>
        }
        .into_any(),
    )
}

/// That something was answered, with the way to each: for the page of the quiz.
pub(in crate::quizzes) fn answered(
    flags: &[Flag],
    training: i64,
    language: Language,
) -> Option<AnyView> {
    let ways: Vec<_> = flags
        .iter()
        .filter(|flag| !flag.answers.is_empty())
        .map(|flag| {
            let href = paths::quizzes::question(training, flag.attempt, &flag.question);
            view! { <li><a href=href>{words(&flag.words, language)}</a></li> }
        })
        .collect();
    (!ways.is_empty()).then(|| {
        view! {
            <section class="notice info">
                <p>{say!(language, "flag-answered-notice", count = ways.len())}</p>
                <ul>{ways}</ul>
            </section>
        }
        .into_any()
    })
}
