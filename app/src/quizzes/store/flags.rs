//! What judges say of questions that are wrong or unclear, and what trainers answer.

use std::collections::BTreeMap;

use course::Language;
use jiff::Timestamp;
use records::{flag_answer, question_flag};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, sea_query::Query,
};

use crate::{
    authorization::viewer::{Authors, InTraining as _, TakesCourse},
    db::many::among,
    errors::AppError,
    remarks::{self, Kind},
};

use super::{Attempt, Grader};

/// What a judge says of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Its number in the database.
    pub id: i64,
    /// In which attempt.
    pub attempt: i64,
    /// Id of the question.
    pub question: String,
    /// The language in which it was read.
    pub language: Option<Language>,
    /// What is wrong or unclear; empty where the words were erased.
    pub words: String,
    /// When it was said.
    pub at: Timestamp,
    /// What was answered, the oldest first.
    pub answers: Vec<FlagAnswer>,
}

/// What a trainer answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagAnswer {
    /// The words; empty where they were erased.
    pub words: String,
    /// When.
    pub at: Timestamp,
}

/// What was said in some attempts, by question, the oldest first.
pub async fn flags(
    db: &impl ConnectionTrait,
    attempts: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<String, Vec<Flag>>, AppError> {
    let rows = question_flag::Entity::find()
        .filter(among(db, question_flag::Column::AttemptId, attempts))
        .order_by_asc(question_flag::Column::Id)
        .all(db)
        .await?;
    let answers = flag_answer::Entity::find()
        .filter(among(
            db,
            flag_answer::Column::FlagId,
            rows.iter().map(|row| row.id),
        ))
        .order_by_asc(flag_answer::Column::Number)
        .all(db)
        .await?;
    let said = rows.iter().map(|row| row.remark_id.as_ref());
    let answered = answers.iter().map(|row| row.remark_id.as_ref());
    let mut remarks = remarks::read(db, said.chain(answered)).await?;
    let mut by_flag = BTreeMap::<i64, Vec<FlagAnswer>>::new();
    for row in answers {
        by_flag.entry(row.flag_id).or_default().push(FlagAnswer {
            words: remarks.of(row.remark_id),
            at: row.answered_at.into(),
        });
    }
    let mut flags = BTreeMap::<String, Vec<Flag>>::new();
    for row in rows {
        let flag = Flag {
            id: row.id,
            attempt: row.attempt_id,
            question: row.question,
            language: Language::from_code(&row.language),
            words: remarks.of(row.remark_id),
            at: row.raised_at.into(),
            answers: by_flag.remove(&row.id).unwrap_or_default(),
        };
        flags.entry(flag.question.clone()).or_default().push(flag);
    }
    Ok(flags)
}

/// How much of what was said in some attempts nobody has answered, by attempt.
pub async fn unanswered_flags(
    db: &impl ConnectionTrait,
    attempts: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, usize>, AppError> {
    let answered = Query::select()
        .column(flag_answer::Column::FlagId)
        .from(flag_answer::Entity)
        .take();
    let rows: Vec<i64> = question_flag::Entity::find()
        .select_only()
        .column(question_flag::Column::AttemptId)
        .filter(among(db, question_flag::Column::AttemptId, attempts))
        .filter(question_flag::Column::Id.not_in_subquery(answered))
        .into_tuple()
        .all(db)
        .await?;
    let mut counts = BTreeMap::new();
    for attempt in rows {
        *counts.entry(attempt).or_default() += 1;
    }
    Ok(counts)
}

/// The attempt in which something was said.
///
/// # Errors
/// `NotFound` where nothing was said under this number.
pub async fn attempt_of_flag(db: &impl ConnectionTrait, flag: i64) -> Result<i64, AppError> {
    let row = question_flag::Entity::find_by_id(flag).one(db).await?;
    Ok(row.ok_or(AppError::NotFound)?.attempt_id)
}

/// Keeps what a judge says of a question of an attempt, which is held.
///
/// # Errors
/// `NotFound` for an attempt of somebody else.
pub async fn flag(
    db: &impl ConnectionTrait,
    takes: &TakesCourse,
    attempt: &Attempt,
    (question, language): (&str, Language),
    words: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    Grader::Taker(takes).reaches(db, [attempt.id]).await?;
    let last = question_flag::Entity::find()
        .filter(question_flag::Column::AttemptId.eq(attempt.id))
        .filter(question_flag::Column::Question.eq(question))
        .order_by_desc(question_flag::Column::Number)
        .one(db)
        .await?;
    let remark = remarks::keep(db, Kind::Flag, attempt.enrolment, words, now).await?;
    question_flag::Entity::insert(question_flag::ActiveModel {
        attempt_id: Set(attempt.id),
        question: Set(question.to_owned()),
        number: Set(last.map_or(1, |last| last.number + 1)),
        language: Set(language.code().to_owned()),
        remark_id: Set(remark),
        raised_at: Set(now.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}

/// Keeps what a trainer answers to what was said in an attempt, which is held.
///
/// # Errors
/// `NotFound` for an attempt of another training.
pub async fn answer_flag(
    db: &impl ConnectionTrait,
    authors: &Authors,
    attempt: &Attempt,
    flag: i64,
    words: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    Grader::Author(authors).reaches(db, [attempt.id]).await?;
    let last = flag_answer::Entity::find()
        .filter(flag_answer::Column::FlagId.eq(flag))
        .order_by_desc(flag_answer::Column::Number)
        .one(db)
        .await?;
    let enrolment = attempt.enrolment;
    let remark = remarks::keep(db, Kind::FlagAnswer, enrolment, words, now).await?;
    flag_answer::Entity::insert(flag_answer::ActiveModel {
        flag_id: Set(flag),
        number: Set(last.map_or(1, |last| last.number + 1)),
        remark_id: Set(remark),
        answered_by: Set(authors.by()),
        answered_at: Set(now.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}
