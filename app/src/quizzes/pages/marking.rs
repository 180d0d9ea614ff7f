//! Reasoned answers, those that wait for a trainer and those that were marked, without their
//! authors' names.

use std::collections::BTreeMap;

use course::{Key, Language, Question};
use leptos::{html::InnerHtmlAttribute as _, prelude::*, server_fn::ServerFn as _};
use rules::{
    grading::{Response, Verdict},
    marking::Decision,
    roles::Role,
};

use crate::{
    context::Visit,
    errors::AppError,
    learning::cited_from_deeper,
    parts::{
        form::Form,
        page::{head, number, page, text},
    },
    quizzes::{actions::MarkAnswer, store},
    say,
};

use super::Subject;

/// The reasoned answers of a quiz, to be marked, and to be marked again.
#[component]
pub fn MarkingPage() -> impl IntoView {
    let (training, quiz) = (number("training"), text("quiz"));
    page(async move |visit| {
        let page = load(&visit, training, quiz).await?;
        Ok(view(page, &visit).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    subject: Subject,
    waiting: Vec<Written>,
    marked: Vec<Written>,
}

/// An answer in words.
#[derive(Clone, Debug)]
struct Written {
    attempt: i64,
    question: Question,
    words: String,
    /// What was given by the rubric so far, and what was said.
    mark: Option<(BTreeMap<String, u32>, String)>,
}

async fn load(visit: &Visit, training: i64, quiz: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(training, Role::may_author)?;
    let db = visit.house.db.read();
    let subject = super::quiz_of(visit, training, &quiz).await?;
    let course = subject.course.clone();
    let own = viewer.seat(training).map(|seat| seat.enrolment);
    let (mut waiting, mut marked) = (Vec::new(), Vec::new());
    let mut attempts = store::attempts_at(db, training, &quiz).await?;
    attempts.retain(|attempt| attempt.submitted_at.is_some() && Some(attempt.enrolment) != own);
    // Where nothing was ever asked in words, no answer has to be read.
    let reasoned = |question: &Question| matches!(question.key, Key::Rubric(_));
    let lessons = store::lessons(db, &course, &attempts).await?;
    attempts.retain(|attempt| {
        let lesson = lessons.get(&attempt.content_hash);
        lesson.is_none_or(|lesson| lesson.questions.iter().any(reasoned))
    });
    for paper in store::papers(db, &course, attempts).await? {
        for (question, graded) in paper.counted(&course)? {
            let Key::Rubric(_) = question.key else {
                continue;
            };
            let answer = paper.answers.get(&question.id);
            let Some(Response::Words(words)) = answer.map(|saved| &saved.response) else {
                continue;
            };
            let marks = paper.marks.get(&question.id).map_or(&[][..], Vec::as_slice);
            let mark = marks.iter().rev().find_map(|mark| match &mark.decision {
                Some(Decision::Rubric(given)) => Some((given.clone(), mark.comment.clone())),
                _ => None,
            });
            let list = match (graded.verdict, &mark) {
                (Verdict::Awaiting, _) => &mut waiting,
                (_, Some(_)) => &mut marked,
                // Withdrawn before it was marked.
                _ => continue,
            };
            list.push(Written {
                attempt: paper.attempt.id,
                question: question.clone(),
                words: words.clone(),
                mark,
            });
        }
    }
    // One question after the other: alike answers are marked alike.
    for list in [&mut waiting, &mut marked] {
        list.sort_by(|one, other| {
            (&one.question.id, one.attempt).cmp(&(&other.question.id, other.attempt))
        });
    }
    Ok(Page {
        training,
        subject,
        waiting,
        marked,
    })
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let form = Form::of::<MarkAnswer>(visit);
    let list = |written: &[Written]| {
        let answers: Vec<_> = written
            .iter()
            .zip(1..)
            .map(|(written, place)| answer(written, page.training, place, &form, language))
            .collect();
        view! { <ol class="sheet">{answers}</ol> }.into_any()
    };
    let waiting = if page.waiting.is_empty() {
        view! { <p class="empty">{say!(language, "marking-none")}</p> }.into_any()
    } else {
        list(&page.waiting)
    };
    let marked = (!page.marked.is_empty()).then(|| {
        view! {
            <section class="marked">
                <h2>{say!(language, "marking-marked")}</h2>
                <p class="meta">{say!(language, "marking-marked-hint")}</p>
                {list(&page.marked)}
            </section>
        }
    });
    let lede = say!(language, "marking-lede");
    view! {
        {head(say!(language, "marking-title"), page.subject.crumbs(language), Some(lede))}
        {waiting}
        {marked}
    }
}

fn answer(
    written: &Written,
    training: i64,
    place: usize,
    form: &Form,
    language: Language,
) -> impl IntoView + use<> {
    let Written {
        attempt,
        question,
        words,
        mark,
    } = written;
    let text = question.text(language).cloned().unwrap_or_default();
    let Key::Rubric(criteria) = &question.key else {
        return ().into_any();
    };
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
    let criteria: Vec<_> = criteria
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
            let given = mark.as_ref().and_then(|(given, _)| given.get(&criterion.id));
            let given = value(&name, given.map(u32::to_string).unwrap_or_default());
            view! {
                <div class="criterion">
                    <label for=id.clone()>
                        <span inner_html=cited_from_deeper(&words, training)></span>
                        <span class="meta">{say!(language, "marking-at-most", count = criterion.points)}</span>
                    </label>
                    <input
                        id=id
                        type="number"
                        name=name
                        value=given
                        min="0"
                        max=criterion.points
                        required=true
                        inputmode="numeric"
                    />
                </div>
            }
        })
        .collect();
    let comment = format!("comment-{attempt}-{}", question.id);
    let said = mark.as_ref().map(|(_, said)| said.clone());
    let said = value("comment", said.unwrap_or_default());
    let count = words.split_whitespace().count();
    let length = match question.words {
        Some(about) => say!(language, "marking-words-of", count = count, about = about),
        None => say!(language, "marking-words", count = count),
    };
    let model = text.explanation.clone().map(|model| {
        view! {
            <details>
                <summary>{say!(language, "marking-model")}</summary>
                <div class="explanation" inner_html=cited_from_deeper(&model, training)></div>
            </details>
        }
    });
    let save = match mark {
        None => say!(language, "marking-do"),
        Some(_) => say!(language, "marking-again"),
    };
    view! {
        <li class="question">
            <p class="meta">{say!(language, "marking-answer", place = place)}</p>
            <h2>{text.title.clone()}</h2>
            <div class="stem" inner_html=cited_from_deeper(&text.stem, training)></div>
            <blockquote class="given">{words.clone()}</blockquote>
            <p class="meta">{length}</p>
            {model}
            <form class="correction" method="post" action=MarkAnswer::url()>
                <input type="hidden" name="attempt" value=*attempt />
                <input type="hidden" name="question" value=question.id.clone() />
                {criteria}
                <div class="field">
                    <label for=comment.clone()>{say!(language, "marking-comment")}</label>
                    <textarea id=comment name="comment" rows="3" maxlength="2000">{said}</textarea>
                </div>
                <div class="actions"><button>{save}</button></div>
            </form>
        </li>
    }
    .into_any()
}
