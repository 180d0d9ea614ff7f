//! Answering a missed question that has come back, and saying whether they are to come back.

use course::Course;
use leptos::prelude::*;
use rules::{
    errata,
    grading::{Response, Verdict},
};

use crate::{
    errors::{AppError, UserError},
    learning::{course_of, questions},
    paths,
    quizzes::{missed, pages::missed::AFTER, store},
    request::{Visit, act},
};

use super::Answers;

/// Keeps what somebody answers to a question that has come back, and leads to the reasons. `number`
/// is how many answers to it there are with this one: sent twice, it is one answer. Nothing that was
/// typed is kept.
#[server(endpoint = "quizzes/practise")]
pub async fn practise(
    training: i64,
    quiz: String,
    question: String,
    number: i32,
    #[server(default)] answers: Answers,
) -> Result<(), UserError> {
    let of = (quiz.as_str(), question.as_str(), number);
    act(async |visit| answer(&visit, training, of, &answers).await).await
}

/// Says whether missed questions are to come back. They do until one says otherwise.
#[server(endpoint = "quizzes/choose-missed")]
pub async fn choose_missed(
    training: i64,
    #[server(default)] wanted: bool,
) -> Result<(), UserError> {
    act(async |visit| choose(&visit, training, wanted).await).await
}

async fn answer(
    visit: &Visit,
    training: i64,
    (quiz, question, number): (&str, &str, i32),
    answers: &Answers,
) -> Result<String, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let takes = visit.viewer()?.takes_course(training)?;
    let (course, _) = course_of(visit, training).await?;
    let page = paths::quizzes::missed(training);
    let Some((response, known)) =
        graded(visit, &takes, &course, (quiz, question, number), answers).await?
    else {
        // Answered already, in another window, or not back yet: the page says what is.
        return Ok(page);
    };
    let txn = house.db.begin().await?;
    let of = (quiz, question, number);
    let id = store::practise(&txn, &takes, of, (&response, known), now).await?;
    txn.commit().await?;
    Ok(format!("{page}?{AFTER}={id}"))
}

/// What is kept of an answer, and whether it is right; none where the question is not to be
/// answered under this number now.
async fn graded(
    visit: &Visit,
    takes: &crate::authorization::viewer::TakesCourse,
    course: &Course,
    (quiz, question, number): (&str, &str, i32),
    answers: &Answers,
) -> Result<Option<(Response, bool)>, AppError> {
    let (db, now) = (visit.house.db.read(), visit.house.clock.now());
    let attempts = store::attempts(db, takes.enrolment()).await?;
    let of = (takes.training(), takes.enrolment());
    let desk = missed::desk(db, of, course, &attempts, now).await?;
    let due = desk.due(now).find(|each| {
        let next = i32::try_from(each.answers + 1);
        each.paper.attempt.quiz == quiz && each.question == question && next == Ok(number)
    });
    let Some(asked) = due.and_then(missed::Missed::asked) else {
        return Ok(None);
    };
    let given = answers.get(question).cloned().unwrap_or_default();
    let response = questions::response(asked, &given);
    let graded = errata::grade_with(asked, &response, &course.errata);
    let known = matches!(graded.verdict, Verdict::Right | Verdict::Void);
    let kept = match response.is_typed() {
        true => Response::Typed,
        false => response,
    };
    Ok(Some((kept, known)))
}

async fn choose(visit: &Visit, training: i64, wanted: bool) -> Result<String, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let takes = visit.viewer()?.takes_course(training)?;
    let txn = house.db.begin().await?;
    store::choose_missed(&txn, &takes, wanted, now).await?;
    txn.commit().await?;
    Ok(paths::quizzes::missed(training))
}
