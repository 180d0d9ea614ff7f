//! The sheet as a form: its buttons save, check an answer at once, or hand in.

use std::collections::BTreeMap;

use course::Feedback;
use leptos::prelude::*;
use rules::{attempts, drawing};

use crate::{
    context::Visit,
    db,
    errors::{AppError, UserError},
    learning::{
        course_of,
        questions::{self, Parts},
    },
    notices::Done,
    quizzes::store::{self, Message},
};

use super::{Answers, LATER, hand_in::hand_in};

/// Saves the answers of a sheet. `intent` is the button: `save` or `save-` and a question, `check-`
/// and a question whose reason is wanted at once, `review` to look over all, `submit` to hand in.
/// `known` has each question that stood in the form, with the number of the answer that the page
/// knew of: one that another device gave since stands.
#[server(endpoint = "quizzes/save")]
pub async fn save_answers(
    attempt: i64,
    #[server(default)] answers: Answers,
    #[server(default)] known: BTreeMap<String, i32>,
    #[server(default)] intent: String,
) -> Result<(), UserError> {
    let visit = Visit::here().map_err(|_| UserError::BadRequest)?;
    let outcome = db::retried(|| save(&visit, attempt, (&answers, &known), &intent)).await;
    visit.answer(outcome)
}

async fn save(
    visit: &Visit,
    attempt: i64,
    (answers, known): (&Answers, &BTreeMap<String, i32>),
    intent: &str,
) -> Result<String, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let viewer = visit.viewer()?;
    // Before the writer is taken: who may not write holds nobody up.
    let attempt = store::find(house.db.read(), attempt).await?;
    let takes = viewer.takes_course_as(attempt.enrolment)?;
    let training = takes.training();
    let txn = house.db.begin().await?;
    let attempt = store::hold(&txn, attempt.id).await?;
    if attempt.submitted_at.is_some() {
        return Err(UserError::AttemptSubmitted.into());
    }
    let (course, _) = course_of(visit, training).await?;
    let lesson = store::pinned(&txn, &course, &attempt).await?;
    let settings = store::settings(&lesson)?;
    let allowed = store::allowed(&txn, attempt.enrolment, &attempt.quiz).await?;
    let path = format!("/trainings/{training}/attempts/{}", attempt.id);
    let in_time = attempts::in_time(settings, allowed, attempt.started_at, now);
    if in_time {
        let standing = store::answers(&txn, attempt.id).await?;
        let checked = intent
            .strip_prefix("check-")
            .filter(|_| settings.feedback == Feedback::AtOnce);
        let mut messages = Vec::new();
        for id in drawing::order(&lesson.questions, settings, attempt.seed) {
            let Some(question) = lesson.question(&id) else {
                continue;
            };
            // A question that did not stand in the form says nothing about itself; one that did
            // and of which nothing is sent was left empty.
            let nothing = Parts::new();
            let parts = match answers.get(&id) {
                Some(parts) => parts,
                None if known.contains_key(&id) => &nothing,
                None => continue,
            };
            let before = standing.get(&id);
            let response = questions::response(question, parts);
            let later = parts.contains_key(LATER);
            let check = checked == Some(id.as_str()) && !response.is_empty();
            let same = match before {
                Some(before) => {
                    before.checked || (before.response == response && before.later == later)
                }
                None => response.is_empty() && !later,
            };
            if same && !(check && before.is_none_or(|before| !before.checked)) {
                continue;
            }
            let known = known.get(&id).copied();
            let number = known.unwrap_or_else(|| before.map_or(0, |before| before.number)) + 1;
            messages.push(Message {
                takes,
                attempt: attempt.id,
                question: id,
                number,
                client: String::new(),
                response: serde_json::to_string(&response)?,
                later,
                checked: check,
                saved_at: now,
            });
        }
        store::append(&txn, messages).await?;
    }
    if in_time && intent != "submit" {
        txn.commit().await?;
        return Ok(match intent.split_once('-') {
            Some((_, question)) => Done::AnswersSaved.at(&format!("{path}#{question}")),
            None if intent == "review" => format!("{path}?review"),
            None => Done::AnswersSaved.at(&path),
        });
    }
    // Out of time, what was saved before is handed in, not what came too late.
    let done = if in_time {
        Done::AttemptSubmitted
    } else {
        Done::AttemptTimeOver
    };
    let id = attempt.id;
    hand_in(&txn, Some(visit), &course, attempt, (&takes, now)).await?;
    txn.commit().await?;
    house.saver.forget([id]);
    Ok(done.at(&path))
}
