//! What somebody answered when missed questions came back, and whether they are to come back at
//! all. Both are appended.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::{missed_answer as answer, missed_choice as choice};
use rules::grading::Response;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, sea_query::OnConflict,
};

use crate::{authorization::viewer::TakesCourse, errors::AppError};

/// An answer to a question that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practised {
    /// Its number in the database.
    pub id: i64,
    /// Id of the quiz.
    pub quiz: String,
    /// Id of the question.
    pub question: String,
    /// What was answered; of what was typed only that something was.
    pub response: Response,
    /// Whether it was wholly right.
    pub known: bool,
    /// When.
    pub at: Timestamp,
}

/// What an enrolment answered, by quiz and question, the oldest first.
pub async fn practised(
    db: &impl ConnectionTrait,
    enrolment: i64,
) -> Result<BTreeMap<(String, String), Vec<Practised>>, AppError> {
    let rows = answer::Entity::find()
        .filter(answer::Column::EnrolmentId.eq(enrolment))
        .order_by_asc(answer::Column::Number)
        .all(db)
        .await?;
    let mut all = BTreeMap::<(String, String), Vec<Practised>>::new();
    for row in rows {
        let of = (row.quiz.clone(), row.question.clone());
        all.entry(of).or_default().push(Practised {
            id: row.id,
            quiz: row.quiz,
            question: row.question,
            response: serde_json::from_str(&row.response)?,
            known: row.known,
            at: row.answered_at.into(),
        });
    }
    Ok(all)
}

/// Keeps an answer under its number; one that is there already stays as it is. Gives the row that
/// has the number then.
///
/// # Errors
/// When the database cannot be written to.
pub async fn practise(
    db: &impl ConnectionTrait,
    takes: &TakesCourse,
    (quiz, question, number): (&str, &str, i32),
    (response, known): (&Response, bool),
    now: Timestamp,
) -> Result<i64, AppError> {
    let there = OnConflict::columns([
        answer::Column::EnrolmentId,
        answer::Column::Quiz,
        answer::Column::Question,
        answer::Column::Number,
    ])
    .do_nothing()
    .to_owned();
    answer::Entity::insert(answer::ActiveModel {
        enrolment_id: Set(takes.enrolment()),
        quiz: Set(quiz.to_owned()),
        question: Set(question.to_owned()),
        number: Set(number),
        response: Set(serde_json::to_string(response)?),
        known: Set(known),
        answered_at: Set(now.into()),
        ..Default::default()
    })
    .on_conflict(there)
    .exec_without_returning(db)
    .await?;
    let row = answer::Entity::find()
        .filter(answer::Column::EnrolmentId.eq(takes.enrolment()))
        .filter(answer::Column::Quiz.eq(quiz))
        .filter(answer::Column::Question.eq(question))
        .filter(answer::Column::Number.eq(number))
        .one(db)
        .await?;
    Ok(row.ok_or(AppError::NotFound)?.id)
}

/// Whether missed questions come back to an enrolment: they do until it says otherwise.
pub async fn wants_missed(db: &impl ConnectionTrait, enrolment: i64) -> Result<bool, AppError> {
    let last = last_choice(db, enrolment).await?;
    Ok(last.is_none_or(|last| last.wanted))
}

async fn last_choice(
    db: &impl ConnectionTrait,
    enrolment: i64,
) -> Result<Option<choice::Model>, AppError> {
    Ok(choice::Entity::find()
        .filter(choice::Column::EnrolmentId.eq(enrolment))
        .order_by_desc(choice::Column::Number)
        .one(db)
        .await?)
}

/// Notes whether missed questions are to come back to somebody.
pub async fn choose_missed(
    db: &impl ConnectionTrait,
    takes: &TakesCourse,
    wanted: bool,
    now: Timestamp,
) -> Result<(), AppError> {
    let last = last_choice(db, takes.enrolment()).await?;
    if last.as_ref().is_none_or(|last| last.wanted) == wanted {
        return Ok(());
    }
    choice::Entity::insert(choice::ActiveModel {
        enrolment_id: Set(takes.enrolment()),
        number: Set(last.map_or(1, |last| last.number + 1)),
        wanted: Set(wanted),
        said_at: Set(now.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}
