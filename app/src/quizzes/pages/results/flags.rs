//! What judges said of a question, for the trainer: read, answer, and put the question right.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};

use crate::{
    errors::Field,
    language::{dates, say},
    parts::form::{Entry, Form},
    paths,
    quizzes::{actions::AnswerFlag, pages::attempt::flags::words, store::Flag},
    request::Visit,
};

use super::Page;

/// The name in the page's query of what is to be answered.
const OPEN: &str = "answer";

/// What was said of a question, without anybody's name, with what was answered; how an erratum is
/// written, and the way to grading again.
pub(super) fn flags(page: &Page, question: &str, visit: &Visit) -> Option<AnyView> {
    let language = visit.language;
    let said = page.flags.get(question)?;
    let items: Vec<_> = said.iter().map(|flag| item(page, flag, visit)).collect();
    let erratum = format!(
        "[[errata]]\nlesson = \"{}\"\nquestion = \"{question}\"\non = {}\nkind = \"void\"\n\
         reason = {{ en = \"\", ru = \"\", kk = \"\" }}",
        page.quiz, page.today
    );
    let regrade = paths::quizzes::regrade(page.training, &page.quiz);
    Some(
        view! {
            <section class="flagged">
                <h3>{say!(language, "flags-title", count = said.len())}</h3>
                <ul class="flags">{items}</ul>
                <details>
                    <summary>{say!(language, "flags-put-right")}</summary>
                    <p>{say!(language, "flags-erratum")}</p>
                    <pre tabindex="0"><code>{erratum}</code></pre>
                    <p><a href=regrade>{say!(language, "regrade-title")}</a></p>
                </details>
            </section>
        }
        .into_any(),
    )
}

fn item(page: &Page, flag: &Flag, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let answers: Vec<_> = flag
        .answers
        .iter()
        .map(|answer| {
            view! {
                <p class="comment">
                    <strong>{say!(language, "flag-answer")}</strong> " " {words(&answer.words, language)}
                </p>
                <p class="meta">{dates::moment(language, answer.at, &page.zone)}</p>
            }
        })
        .collect();
    let read_in = flag.language.map(Language::own_name);
    let meta: Vec<String> = [
        Some(dates::moment(language, flag.at, &page.zone)),
        read_in.map(str::to_owned),
    ]
    .into_iter()
    .flatten()
    .collect();
    view! {
        <li id=format!("flag-{}", flag.id)>
            <p>{words(&flag.words, language)}</p>
            <p class="meta">{meta.join(" · ")}</p>
            {answers}
            {desk(page, flag, visit)}
        </li>
    }
}

/// The way to answer, or the form. One form at a time.
fn desk(page: &Page, flag: &Flag, visit: &Visit) -> AnyView {
    let language = visit.language;
    if visit.query().get(OPEN) != Some(flag.id.to_string().as_str()) {
        let href = format!(
            "{}?{OPEN}={id}#flag-{id}",
            paths::quizzes::results(page.training, &page.quiz),
            id = flag.id
        );
        return view! {
            <p class="actions">
                <a class="button quiet" href=href>
                    {say!(language, "flag-reply")}
                    <span class="visually-hidden">" " {words(&flag.words, language)}</span>
                </a>
            </p>
        }
        .into_any();
    }
    let form = Form::of::<AnswerFlag>(visit);
    let entry = Entry {
        most: 2000,
        hint: Some(say!(language, "flag-reply-hint")),
        ..Entry::default()
    };
    view! {
        <form class="correction" method="post" action=AnswerFlag::url()>
            <input type="hidden" name="flag" value=flag.id />
            {form.area(Field::Reply, entry)}
            <div class="actions"><button>{say!(language, "flag-reply")}</button></div>
        </form>
    }
    .into_any()
}

/// What was said of questions that are not listed, since nobody's first attempt at them counts.
pub(super) fn others(page: &Page, visit: &Visit) -> Option<AnyView> {
    let listed = |id: &String| page.questions.iter().any(|question| question.id == *id);
    let others: Vec<_> = page
        .flags
        .keys()
        .filter(|id| !listed(id))
        .map(|id| {
            view! { <li class="question"><h2><code>{id.clone()}</code></h2> {flags(page, id, visit)}</li> }
        })
        .collect();
    (!others.is_empty()).then(|| view! { <ol class="sheet results">{others}</ol> }.into_any())
}
