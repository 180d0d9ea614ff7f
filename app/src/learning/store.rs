//! What is kept of reading, and the authored text that attempts are pinned to.

use std::collections::BTreeSet;

use course::Course;
use jiff::Timestamp;
use records::{authored_text as text, lesson_reading};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, sea_query::OnConflict,
};

use crate::errors::AppError;

/// The lessons that an enrolment has read, whatever their text was then.
///
/// # Errors
/// When the database cannot be read.
pub async fn read_lessons(
    db: &impl ConnectionTrait,
    enrolment: i64,
) -> Result<BTreeSet<String>, AppError> {
    let lessons: Vec<String> = lesson_reading::Entity::find()
        .select_only()
        .column(lesson_reading::Column::Lesson)
        .filter(lesson_reading::Column::EnrolmentId.eq(enrolment))
        .into_tuple()
        .all(db)
        .await?;
    Ok(lessons.into_iter().collect())
}

/// Notes that a lesson was read. Said twice of one text, it is noted once.
pub(super) async fn note_read(
    db: &impl ConnectionTrait,
    enrolment: i64,
    lesson: &str,
    hash: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let row = lesson_reading::ActiveModel {
        enrolment_id: Set(enrolment),
        lesson: Set(lesson.to_owned()),
        content_hash: Set(hash.to_owned()),
        read_at: Set(now.into()),
        ..Default::default()
    };
    lesson_reading::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([
                lesson_reading::Column::EnrolmentId,
                lesson_reading::Column::Lesson,
                lesson_reading::Column::ContentHash,
            ])
            .do_nothing()
            .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Keeps the text of every lesson of a course by its hash; what is kept already stays.
///
/// # Errors
/// When the database refuses.
pub async fn store_texts(
    db: &impl ConnectionTrait,
    course: &Course,
    now: Timestamp,
) -> Result<(), AppError> {
    let rows = course.lessons().map(|(_, lesson)| text::ActiveModel {
        hash: Set(lesson.hash.clone()),
        body: Set(lesson.body.clone()),
        stored_at: Set(now.into()),
    });
    text::Entity::insert_many(rows)
        .on_conflict(
            OnConflict::column(text::Column::Hash)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The text that was kept under a hash.
///
/// # Errors
/// `NotFound`.
pub async fn authored_text(db: &impl ConnectionTrait, hash: &str) -> Result<String, AppError> {
    let found = text::Entity::find_by_id(hash.to_owned()).one(db).await?;
    Ok(found.ok_or(AppError::NotFound)?.body)
}
