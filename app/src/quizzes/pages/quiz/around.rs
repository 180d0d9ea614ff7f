//! Around a quiz: when it is open, what was granted, and what trainers and organizers do with it.

use course::{Language, QuizSettings};
use leptos::prelude::*;
use rules::attempts;
use sea_orm::ConnectionTrait;

use crate::{
    errors::AppError,
    language::say,
    paths,
    quizzes::{
        pages::{attempt::flags::words, people::grants},
        store::{self, Attempt, Flag},
    },
};

use super::Page;

/// How many attempts wait to be marked, and how many words of judges to be answered.
pub(super) async fn waiting(
    db: &impl ConnectionTrait,
    training: i64,
    quiz: &str,
) -> Result<(usize, usize), AppError> {
    let attempts = store::attempts_at(db, training, quiz).await?;
    let waits = |attempt: &&Attempt| attempt.waits_to_be_marked();
    let flags = store::flags(db, attempts.iter().map(|attempt| attempt.id)).await?;
    let open = |flag: &&Flag| flag.answers.is_empty();
    Ok((
        attempts.iter().filter(waits).count(),
        flags.values().flatten().filter(open).count(),
    ))
}

/// When the quiz is open, and what the viewer was granted with the reasons.
pub(super) fn terms(
    page: &Page,
    settings: &QuizSettings,
    language: Language,
) -> impl IntoView + use<> {
    let closes = attempts::closes_at(settings, page.allowed);
    let open = grants::opening(page.allowed.window, closes, &page.zone, language);
    let open = open.map(|words| view! { <p>{words}</p> });
    let granted: Vec<_> = page
        .grants
        .iter()
        .map(|grant| {
            let reason = words(&grant.reason, language);
            view! { <li>{grants::more(grant, language)} ": " {reason}</li> }
        })
        .collect();
    let granted = (!granted.is_empty()).then(|| {
        view! {
            <p>{say!(language, "quiz-granted-to-you")}</p>
            <ul class="grants">{granted}</ul>
        }
    });
    view! { {open} {granted} }
}

/// The ways to what trainers and organizers do with a quiz.
pub(super) fn ways(page: &Page, language: Language) -> impl IntoView + use<> {
    let (training, quiz) = (page.training, &page.quiz);
    let (to_mark, to_answer) = page.waiting;
    let ways = [
        (
            page.may_author,
            paths::quizzes::results(training, quiz),
            say!(language, "results-title"),
            to_answer,
        ),
        (
            page.may_author,
            paths::quizzes::marking(training, quiz),
            say!(language, "marking-title"),
            to_mark,
        ),
        (
            page.may_author,
            paths::quizzes::regrade(training, quiz),
            say!(language, "regrade-title"),
            0,
        ),
        (
            page.may_author || page.may_manage,
            paths::quizzes::people(training, quiz),
            say!(language, "quiz-people-title"),
            0,
        ),
    ];
    let ways: Vec<_> = ways
        .into_iter()
        .filter(|(may, ..)| *may)
        .map(|(_, href, words, count)| {
            let count = (count > 0)
                .then(|| format!(" · {}", say!(language, "quiz-waiting", count = count)));
            view! { <a class="button quiet" href=href>{words} {count}</a> }
        })
        .collect();
    (!ways.is_empty()).then(|| view! { <div class="actions">{ways}</div> })
}
