//! One answer with the form to mark it.

use course::{Language, QuestionText};
use leptos::{html::InnerHtmlAttribute as _, prelude::*, server_fn::ServerFn as _};
use rules::marking::{self, ByCriterion, Decision, Settlement, sum};

use crate::{
    errors::Field,
    language::say,
    learning::cited_from_deeper,
    parts::{
        form::{Form, Wrong},
        notice::{info, warn},
    },
    quizzes::{actions::MarkAnswer, pages::attempt::points, store::Mark},
};

use super::{Page, Written};

/// How the viewer's mark is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    /// The only mark, and marking it again.
    Mark,
    /// One of several that are made without seeing the others.
    Among,
    /// What the markers agreed on.
    Settle,
}

/// What was given by the rubric.
fn points_of(mark: &Mark) -> Option<&ByCriterion> {
    match &mark.decision {
        Some(Decision::Rubric(points)) => Some(points),
        _ => None,
    }
}

fn task(page: &Page, written: &Written) -> Task {
    if written.question.markers < 2 {
        return Task::Mark;
    }
    match written.stands {
        Settlement::Waits(_) => Task::Among,
        Settlement::Apart if written.own(page.me).is_none() => Task::Among,
        Settlement::Apart | Settlement::Stands(_) => Task::Settle,
    }
}

pub(super) fn answer(
    page: &Page,
    written: &Written,
    place: usize,
    form: &Form,
    language: Language,
) -> AnyView {
    let question = &written.question;
    let text = question.text(language).cloned().unwrap_or_default();
    let count = written.words.split_whitespace().count();
    let length = match question.words {
        Some(about) => say!(language, "marking-words-of", count = count, about = about),
        None => say!(language, "marking-words", count = count),
    };
    let model = text.explanation.clone().map(|model| {
        view! {
            <details>
                <summary>{say!(language, "marking-model")}</summary>
                <div class="explanation" inner_html=cited_from_deeper(&model, page.training)></div>
            </details>
        }
    });
    let task = task(page, written);
    let note = match (task, &written.stands) {
        (Task::Mark, _) => None,
        (Task::Among, Settlement::Apart) => Some(info(say!(language, "marking-third")).into_any()),
        (Task::Among, _) => Some(info(say!(language, "marking-two")).into_any()),
        (Task::Settle, Settlement::Apart) => Some(warn(say!(language, "marking-apart")).into_any()),
        (Task::Settle, _) => None,
    };
    let others = (task == Task::Settle).then(|| others(page, written, language));
    view! {
        <li class="question">
            <p class="meta">{say!(language, "marking-answer", place = place)}</p>
            <h2>{text.title.clone()}</h2>
            <div class="stem" inner_html=cited_from_deeper(&text.stem, page.training)></div>
            <blockquote class="given">{written.words.clone()}</blockquote>
            <p class="meta">{length}</p>
            {model}
            {note}
            {others}
            {fields(page, written, (task, &text), form, language)}
        </li>
    }
    .into_any()
}

/// What each marker gave and said, once all have.
fn others(page: &Page, written: &Written, language: Language) -> AnyView {
    let items: Vec<_> = written
        .marks
        .iter()
        .filter_map(|mark| {
            let given = points_of(mark)?;
            let by = mark.by.and_then(|by| page.names.get(&by)).cloned();
            let by = by.unwrap_or_else(|| say!(language, "marking-marker", number = mark.marker));
            let each: Vec<String> = written
                .criteria
                .iter()
                .filter_map(|criterion| given.get(&criterion.id))
                .map(|each| points(each.milli, language))
                .collect();
            let settled = mark
                .settles
                .then(|| format!(" · {}", say!(language, "marking-settled")));
            let comment = (!mark.comment.is_empty()).then(|| format!(" · {}", mark.comment));
            let total = points(sum(&written.criteria, given).milli, language);
            Some(view! { <li>{by} ": " {each.join(" + ")} " = " {total} {settled} {comment}</li> })
        })
        .collect();
    let stands = match &written.stands {
        Settlement::Stands(given) => Some(say!(
            language,
            "marking-stands",
            points = points(sum(&written.criteria, given).milli, language)
        )),
        Settlement::Waits(_) | Settlement::Apart => None,
    };
    view! {
        <ul class="markers">{items}</ul>
        {stands.map(|stands| view! { <p><strong>{stands}</strong></p> })}
    }
    .into_any()
}

fn fields(
    page: &Page,
    written: &Written,
    (task, text): (Task, &QuestionText),
    form: &Form,
    language: Language,
) -> AnyView {
    let (attempt, question) = (written.attempt, &written.question);
    // What was typed when this very form was refused stands in it again.
    let refused = form.value("attempt", "") == attempt.to_string()
        && form.value("question", "") == question.id;
    let value = |name: &str, otherwise: String| {
        if refused {
            form.value(name, &otherwise)
        } else {
            otherwise
        }
    };
    let mark = match task {
        Task::Mark => written.marks.last(),
        Task::Among => written.own(page.me),
        Task::Settle => written.marks.iter().rev().find(|mark| mark.settles),
    };
    let given = mark.and_then(points_of);
    let wrong = |field, id: &str| match refused {
        true => form.wrong(field, id),
        false => Wrong::default(),
    };
    // Of several, one stands in the first that cannot be read.
    let mut first = true;
    let criteria: Vec<_> = written
        .criteria
        .iter()
        .map(|criterion| {
            let words = text
                .criteria
                .iter()
                .find(|each| each.id == criterion.id)
                .map(|each| each.html.clone())
                .unwrap_or_default();
            let id = format!("points-{attempt}-{}-{}", question.id, criterion.id);
            let name = format!("points[{}]", criterion.id);
            let given = given.and_then(|given| given.get(&criterion.id));
            // As a field of numbers holds it, in whichever language.
            let given = given.map(|given| (given.milli as f64 / 1000.0).to_string());
            let given = value(&name, given.unwrap_or_default());
            let mut wrong_here = match marking::given(&given, criterion) {
                Some(_) => Wrong::default(),
                None => wrong(Field::Points, &id),
            };
            wrong_here.first &= first;
            first &= wrong_here.invalid.is_none();
            view! {
                <div class="criterion">
                    <label for=id.clone()>
                        <span inner_html=cited_from_deeper(&words, page.training)></span>
                        <span class="meta">{say!(language, "marking-at-most", count = criterion.points)}</span>
                    </label>
                    {wrong_here.shown}
                    <input
                        id=id
                        type="number"
                        name=name
                        value=given
                        min="0"
                        max=criterion.points
                        step="0.5"
                        required=true
                        inputmode="decimal"
                        aria-describedby=wrong_here.described
                        aria-invalid=wrong_here.invalid
                        autofocus=wrong_here.first
                    />
                </div>
            }
        })
        .collect();
    let comment = format!("comment-{attempt}-{}", question.id);
    let said = mark.map(|mark| mark.comment.clone());
    let said = value("comment", said.unwrap_or_default());
    let reason = wrong(Field::Reason, &comment);
    let settles = task == Task::Settle;
    let label = if settles {
        say!(language, "marking-agreed-reason")
    } else {
        say!(language, "marking-comment")
    };
    let save = match (task, mark) {
        (Task::Settle, _) => say!(language, "marking-settle"),
        (_, None) => say!(language, "marking-do"),
        (_, Some(_)) => say!(language, "marking-again"),
    };
    let waits = matches!(written.stands, Settlement::Waits(_));
    let alone = (task == Task::Among && waits && page.is_alone).then(|| {
        let ticked = refused && form.value(Field::Knowingly.name(), "") == "true";
        view! {
            {warn(say!(language, "marking-alone"))}
            <label class="choice">
                <input type="checkbox" name=Field::Knowingly.name() value="true" checked=ticked />
                {say!(language, "marking-alone-stands")}
            </label>
        }
    });
    view! {
        <form class="correction" method="post" action=MarkAnswer::url()>
            <input type="hidden" name="attempt" value=attempt />
            <input type="hidden" name="question" value=question.id.clone() />
            {settles.then(|| view! { <input type="hidden" name="settles" value="true" /> })}
            {criteria}
            <div class="field">
                <label for=comment.clone()>{label}</label>
                {reason.shown}
                <textarea
                    id=comment
                    name="comment"
                    rows="3"
                    maxlength="2000"
                    required=settles
                    aria-describedby=reason.described
                    aria-invalid=reason.invalid
                    autofocus=reason.first
                >
                    {said}
                </textarea>
            </div>
            {alone}
            <div class="actions"><button>{save}</button></div>
        </form>
    }
    .into_any()
}
