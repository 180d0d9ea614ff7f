//! Saying that a question is wrong or unclear, and answering that.

use leptos::prelude::*;

use crate::{
    audit::Notes as _,
    errors::{AppError, Field, UserError},
    parts::form::required,
    paths,
    quizzes::events,
    quizzes::store::{self, Paper},
    request::{Visit, act, flash},
    trainings,
};

use super::{event, language_of_page};

/// The longest text, in characters.
const WORDS: u32 = 2000;

/// Says of a question of one's own attempt that it is wrong or unclear, while the attempt is under
/// way or afterwards.
#[server(endpoint = "quizzes/flag")]
pub async fn flag_question(
    attempt: i64,
    question: String,
    #[server(default)] unclear: String,
) -> Result<(), UserError> {
    act(async |visit| flag(&visit, attempt, &question, &unclear).await).await
}

/// Answers what a judge said of a question. The judge reads it at the question, once the reasons
/// may be seen.
#[server(endpoint = "quizzes/answer-flag")]
pub async fn answer_flag(flag: i64, #[server(default)] reply: String) -> Result<(), UserError> {
    act(async |visit| answer(&visit, flag, &reply).await).await
}

async fn flag(
    visit: &Visit,
    attempt: i64,
    question: &str,
    words: &str,
) -> Result<String, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    // Before the writer is taken: who may not write holds nobody up.
    let attempt = store::find(house.db.read(), attempt).await?;
    let takes = visit.viewer()?.takes_course_as(attempt.enrolment)?;
    let training = takes.training();
    let words = required(Field::Unclear, words, WORDS)?;
    let course = trainings::find(house.db.read(), training).await?.course;
    let served = house.courses.get(&course).ok_or(AppError::NotFound)?;
    let paper = Paper::read(house.db.read(), &served.course, attempt).await?;
    let questions = paper.questions()?;
    if questions.iter().all(|asked| asked.id != question) {
        return Err(AppError::NotFound);
    }
    let txn = visit.begin().await?;
    let attempt = store::hold(&txn, paper.attempt.id).await?;
    let of = (question, language_of_page(visit));
    store::flag(&txn, &takes, &attempt, of, &words, now).await?;
    let flagged = event(events::QUESTION_FLAGGED, training, attempt.id);
    txn.note(now, flagged).await?;
    txn.commit().await?;
    let id = attempt.id;
    Ok(flash!("done-question-flagged").at(&paths::quizzes::question(training, id, question)))
}

async fn answer(visit: &Visit, flag: i64, reply: &str) -> Result<String, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let viewer = visit.viewer()?;
    let attempt = store::attempt_of_flag(house.db.read(), flag).await?;
    let attempt = store::find(house.db.read(), attempt).await?;
    let training = trainings::of_enrolment(house.db.read(), attempt.enrolment).await?;
    let authors = viewer.authors(training.id)?;
    let reply = required(Field::Reply, reply, WORDS)?;
    let txn = visit.begin().await?;
    let attempt = store::hold(&txn, attempt.id).await?;
    store::answer_flag(&txn, &authors, &attempt, flag, &reply, now).await?;
    let answered = event(events::FLAG_ANSWERED, training.id, attempt.id);
    txn.note(now, answered).await?;
    txn.commit().await?;
    Ok(flash!("done-flag-answered").at(&format!(
        "{}#flag-{flag}",
        paths::quizzes::results(training.id, &attempt.quiz)
    )))
}
