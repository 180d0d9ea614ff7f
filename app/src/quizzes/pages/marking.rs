//! Reasoned answers that wait for a trainer, without their authors' names.

use std::sync::Arc;

use course::{Course, Key, Language, Question};
use leptos::{html::InnerHtmlAttribute as _, prelude::*, server_fn::ServerFn as _};
use rules::{
    grading::{Response, Verdict},
    roles::Role,
};

use crate::{
    context::Visit,
    errors::AppError,
    learning::cited_from_deeper,
    parts::page::{head, number, page, text},
    quizzes::{
        actions::MarkAnswer,
        store::{self, Paper},
    },
    say,
};

/// The reasoned answers of a quiz that wait to be marked.
#[component]
pub fn MarkingPage() -> impl IntoView {
    let (training, quiz) = (number("training"), text("quiz"));
    page(async move |visit| {
        let page = load(&visit, training, quiz).await?;
        Ok(view(page, visit.language).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: i64,
    course: Arc<Course>,
    quiz: String,
    waiting: Vec<Waiting>,
}

/// An answer that waits.
#[derive(Clone, Debug)]
struct Waiting {
    attempt: i64,
    question: Question,
    words: String,
}

async fn load(visit: &Visit, training: i64, quiz: String) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may(training, Role::may_author)?;
    let db = visit.house.db.read();
    let (_, course) = super::quiz_of(visit, training, &quiz).await?;
    let own = viewer.seat(training).map(|seat| seat.enrolment);
    let mut waiting = Vec::new();
    for attempt in store::attempts_at(db, training, &quiz).await? {
        if attempt.submitted_at.is_none() || Some(attempt.enrolment) == own {
            continue;
        }
        let paper = Paper::read(db, &course, attempt).await?;
        for (question, graded) in paper.graded(&course)? {
            if graded.verdict != Verdict::Awaiting {
                continue;
            }
            if let Some(Response::Words(words)) =
                paper.answers.get(&question.id).map(|saved| &saved.response)
            {
                waiting.push(Waiting {
                    attempt: paper.attempt.id,
                    question: question.clone(),
                    words: words.clone(),
                });
            }
        }
    }
    // One question after the other: alike answers are marked alike.
    waiting.sort_by(|one, other| {
        (&one.question.id, one.attempt).cmp(&(&other.question.id, other.attempt))
    });
    Ok(Page {
        training,
        course,
        quiz,
        waiting,
    })
}

fn view(page: Page, language: Language) -> impl IntoView {
    let title = super::title_of(&page.course, &page.quiz, language);
    let answers: Vec<_> = page
        .waiting
        .iter()
        .zip(1..)
        .map(|(waiting, place)| answer(waiting, page.training, place, language))
        .collect();
    let list = if answers.is_empty() {
        view! { <p class="empty">{say!(language, "marking-none")}</p> }.into_any()
    } else {
        view! { <ol class="sheet">{answers}</ol> }.into_any()
    };
    let lede = say!(language, "marking-lede");
    view! {
        {head(say!(language, "marking-title"), super::crumbs_of(page.training, &page.quiz, title, language), Some(lede))}
        {list}
    }
}

fn answer(
    waiting: &Waiting,
    training: i64,
    place: usize,
    language: Language,
) -> impl IntoView + use<> {
    let Waiting {
        attempt,
        question,
        words,
    } = waiting;
    let text = question.text(language).cloned().unwrap_or_default();
    let Key::Rubric(criteria) = &question.key else {
        return ().into_any();
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
            view! {
                <div class="criterion">
                    <label for=id.clone()>
                        <span inner_html=cited_from_deeper(&words, training)></span>
                        <span class="meta">{say!(language, "marking-at-most", count = criterion.points)}</span>
                    </label>
                    <input
                        id=id
                        type="number"
                        name=format!("points[{}]", criterion.id)
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
    view! {
        <li class="question">
            <p class="meta">{say!(language, "marking-answer", place = place)}</p>
            <h2>{text.title.clone()}</h2>
            <div class="stem" inner_html=cited_from_deeper(&text.stem, training)></div>
            <blockquote class="given">{words.clone()}</blockquote>
            <form class="correction" method="post" action=MarkAnswer::url()>
                <input type="hidden" name="attempt" value=*attempt />
                <input type="hidden" name="question" value=question.id.clone() />
                {criteria}
                <div class="field">
                    <label for=comment.clone()>{say!(language, "marking-comment")}</label>
                    <textarea id=comment name="comment" rows="3" maxlength="2000"></textarea>
                </div>
                <div class="actions"><button>{say!(language, "marking-do")}</button></div>
            </form>
        </li>
    }
    .into_any()
}
