//! What people answer to the practice questions of lessons. Answers are appended, and the last one
//! stands; what was typed lies in a remark, so that it can be erased.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use records::practice_answer as answer;
use rules::grading::Response;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, sea_query::OnConflict,
};

use crate::{
    authorization::viewer::Enrolled,
    db::{Write, many::among, news::News},
    errors::AppError,
    remarks::{self, Kind},
};

/// The lessons in which people have answered a practice question, by enrolment.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn lessons(
    db: &impl ConnectionTrait,
    enrolments: &[i64],
) -> Result<BTreeMap<i64, BTreeSet<String>>, AppError> {
    let lessons: Vec<(i64, String)> = answer::Entity::find()
        .select_only()
        .column(answer::Column::EnrolmentId)
        .column(answer::Column::Lesson)
        .distinct()
        .filter(among(
            db,
            answer::Column::EnrolmentId,
            enrolments.iter().copied(),
        ))
        .into_tuple()
        .all(db)
        .await?;
    Ok(super::by_enrolment(lessons))
}

/// What stands of an enrolment's answers to the questions of a lesson, by question; `Nothing` where
/// the last one was laid aside to try again.
///
/// # Errors
/// When the database cannot be read.
pub async fn practised(
    db: &impl ConnectionTrait,
    enrolment: i64,
    lesson: &str,
) -> Result<BTreeMap<String, Response>, AppError> {
    let rows = answer::Entity::find()
        .filter(answer::Column::EnrolmentId.eq(enrolment))
        .filter(answer::Column::Lesson.eq(lesson))
        .order_by_asc(answer::Column::Number)
        .all(db)
        .await?;
    let last: BTreeMap<String, answer::Model> = rows
        .into_iter()
        .map(|row| (row.question.clone(), row))
        .collect();
    let mut words = remarks::read(db, last.values().map(|row| row.remark_id.as_ref())).await?;
    let mut all = BTreeMap::new();
    for (question, row) in last {
        let words = words.of(row.remark_id);
        let kept = if words.is_empty() {
            &row.response
        } else {
            &words
        };
        all.insert(question, serde_json::from_str(kept)?);
    }
    Ok(all)
}

/// Appends an answer to a question of a lesson, or that it was laid aside; said twice, it is said
/// once.
///
/// # Errors
/// When the database refuses.
pub async fn practise(
    db: &Write,
    enrolled: &Enrolled,
    lesson: &course::Lesson,
    question: &str,
    response: &Response,
    now: Timestamp,
) -> Result<(), AppError> {
    db.changes(News::Reader(enrolled.enrolment()));
    let enrolment = enrolled.enrolment();
    let standing = practised(db, enrolment, &lesson.id).await?;
    let stands = standing.get(question);
    if stands == Some(response) || (stands.is_none() && response.is_empty()) {
        return Ok(());
    }
    let last: Option<i32> = answer::Entity::find()
        .select_only()
        .column(answer::Column::Number)
        .filter(answer::Column::EnrolmentId.eq(enrolment))
        .filter(answer::Column::Lesson.eq(&lesson.id))
        .filter(answer::Column::Question.eq(question))
        .order_by_desc(answer::Column::Number)
        .into_tuple()
        .one(db)
        .await?;
    let json = serde_json::to_string(response)?;
    let (kept, remark_id) = if response.is_typed() {
        let remark = remarks::keep(db, Kind::Practice, enrolment, &json, now).await?;
        (serde_json::to_string(&Response::Typed)?, remark)
    } else {
        (json, None)
    };
    let there = OnConflict::columns([
        answer::Column::EnrolmentId,
        answer::Column::Lesson,
        answer::Column::Question,
        answer::Column::Number,
    ])
    .do_nothing()
    .to_owned();
    answer::Entity::insert(answer::ActiveModel {
        enrolment_id: Set(enrolment),
        lesson: Set(lesson.id.clone()),
        content_hash: Set(lesson.hash.clone()),
        question: Set(question.to_owned()),
        number: Set(last.unwrap_or(0) + 1),
        response: Set(kept),
        remark_id: Set(remark_id),
        answered_at: Set(now.into()),
        ..Default::default()
    })
    .on_conflict(there)
    .exec_without_returning(db)
    .await?;
    Ok(())
}
