//! Answering a practice question of a lesson: the one door for it, whatever the question. What is
//! right is told by the page that follows, and only of what was answered.

use course::{Language, Question, QuestionKind};
use jiff::Timestamp;
use leptos::prelude::*;
use rules::{choices, grading::Response};
use serde::{Deserialize, Serialize};

use crate::{
    errors::{AppError, UserError},
    learning::{
        address, course_of,
        questions::{self, Answers},
        store,
    },
    memory::set_aside::{self, SetAside},
    request::{Visit, act},
};

/// The name in a lesson's address of a question that is to be answered before anything is told.
pub const CHOOSE: &str = "choose";
/// The name in a lesson's address of the key of an answer that was set aside.
pub const TRIED: &str = "tried";

/// The most bytes that an answer may have.
const MOST_BYTES: usize = 48 * 1024;

/// An answer of somebody who has no place in the training: it is kept for a moment only, under
/// lock, to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// Id of the lesson.
    pub lesson: String,
    /// Id of the question.
    pub question: String,
    /// The answer.
    pub response: Response,
}

impl SetAside for Tried {
    const KIND: &'static str = "tried-answer";
    const MOST_BYTES: usize = 2 * MOST_BYTES;
}

/// Keeps what somebody answers to a practice question, or lays it aside to try `again`, and leads
/// back to the question. Nothing is told before something was answered.
#[server(endpoint = "learning/try")]
pub async fn try_question(
    training: i64,
    lesson: String,
    question: String,
    #[server(default)] again: bool,
    #[server(default)] answers: Answers,
    #[server(default)] shown_in: String,
) -> Result<(), UserError> {
    let of = (lesson.as_str(), question.as_str());
    let answers = (!again).then_some(&answers);
    act(async |visit| attempt(&visit, training, of, answers, &shown_in).await).await
}

async fn attempt(
    visit: &Visit,
    training: i64,
    (lesson, question): (&str, &str),
    answers: Option<&Answers>,
    shown_in: &str,
) -> Result<String, AppError> {
    let (course, enrolment) = course_of(visit, training).await?;
    let found = course.reading(lesson).ok_or(AppError::NotFound)?;
    let asked = found.question(question).ok_or(AppError::NotFound)?;
    let response = match answers {
        Some(answers) => answered(asked, answers)?,
        None => Response::Nothing,
    };
    let language = Language::from_code(shown_in);
    let mut query: Vec<String> = Vec::new();
    query.extend(language.map(|language| format!("in={}", language.code())));
    if answers.is_some() && response.is_empty() {
        query.push(format!("{CHOOSE}={question}"));
    } else if enrolment.is_some() {
        keep(visit, training, found.lesson(), asked, &response).await?;
    } else if answers.is_some() {
        let tried = Tried {
            lesson: lesson.to_owned(),
            question: question.to_owned(),
            response,
        };
        let key = shown_once(visit, &tried).await?;
        query.push(format!("{TRIED}={key}"));
    }
    // Ids and keys hold nothing that an address would have to escape.
    let joint = if query.is_empty() { "" } else { "?" };
    let path = address(training, found.lesson());
    Ok(format!("{path}{joint}{}#{question}", query.join("&")))
}

/// What a form brings for a question; what does not belong to it is left out.
fn answered(asked: &Question, answers: &Answers) -> Result<Response, AppError> {
    let parts = answers.get(&asked.id).cloned().unwrap_or_default();
    let response = questions::response(asked, &parts);
    if serde_json::to_string(&response)?.len() > MOST_BYTES {
        return Err(UserError::TooMuchSent.into());
    }
    Ok(response)
}

async fn shown_once(visit: &Visit, tried: &Tried) -> Result<String, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let owner = Some(visit.viewer()?.account);
    let txn = house.db.begin().await?;
    let key = set_aside::put(&txn, owner, tried, now).await?;
    txn.commit().await?;
    Ok(key)
}

async fn keep(
    visit: &Visit,
    training: i64,
    lesson: &course::Lesson,
    asked: &Question,
    response: &Response,
) -> Result<(), AppError> {
    let (house, viewer) = (&visit.house, visit.viewer()?);
    let now: Timestamp = house.clock.now();
    let enrolled = viewer.enrolled(training)?;
    let judge = viewer.seat_in(training)?.role.is_registered();
    let txn = house.db.begin().await?;
    store::practise(&txn, &enrolled, lesson, &asked.id, response, now).await?;
    // Of a stop colleagues are told the first choice; of an opinion the one that stands.
    let at_stop = choices::is_kept(asked, lesson.stops_at(&asked.id));
    if let Response::Options(options) = response
        && judge
        && at_stop
        && asked.kind != QuestionKind::Survey
    {
        for option in options {
            let of = (lesson.id.as_str(), asked.id.as_str());
            store::choose(&txn, &enrolled, of, option, now).await?;
        }
    }
    txn.commit().await?;
    Ok(())
}
