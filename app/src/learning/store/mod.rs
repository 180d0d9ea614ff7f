//! What is kept of reading, and the authored text that attempts are pinned to.

mod choices;
mod notes;
mod opinions;
mod practice;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use course::{Course, Section};
use jiff::Timestamp;
use records::{
    authored_text as text, enrolment, lesson_reading, release, release_text, section_reading,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
    sea_query::{OnConflict, Query},
};

use crate::db::many::{among, insert_all};
use crate::{
    authorization::viewer::Enrolled,
    courses::Kept,
    db::Database,
    db::{Write, news::News},
    errors::AppError,
    memory::readings::Read,
};

pub use choices::{choose, chosen};
pub use notes::{
    Note, Place, erase_notes, give_notes, in_order, note, notes, notes_in, notes_on,
    write as write_note,
};
pub use opinions::{Said, opinions};
pub use practice::{practise, practised};

/// The lessons that these people have read, by enrolment.
///
/// # Errors
/// When the database cannot be read.
pub async fn read_lessons(
    db: &impl ConnectionTrait,
    enrolments: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, BTreeSet<String>>, AppError> {
    let rows: Vec<(i64, String)> = lesson_reading::Entity::find()
        .select_only()
        .column(lesson_reading::Column::EnrolmentId)
        .column(lesson_reading::Column::Lesson)
        .filter(among(db, lesson_reading::Column::EnrolmentId, enrolments))
        .into_tuple()
        .all(db)
        .await?;
    Ok(by_enrolment(rows))
}

/// The lessons that everybody in a training has read, by enrolment.
///
/// # Errors
/// When the database cannot be read.
pub async fn read_lessons_of_all(
    db: &impl ConnectionTrait,
    training: i64,
) -> Result<BTreeMap<i64, BTreeSet<String>>, AppError> {
    let enrolments = Query::select()
        .column(enrolment::Column::Id)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::TrainingId.eq(training))
        .take();
    let rows: Vec<(i64, String)> = lesson_reading::Entity::find()
        .select_only()
        .column(lesson_reading::Column::EnrolmentId)
        .column(lesson_reading::Column::Lesson)
        .filter(lesson_reading::Column::EnrolmentId.in_subquery(enrolments))
        .into_tuple()
        .all(db)
        .await?;
    Ok(by_enrolment(rows))
}

fn by_enrolment(rows: Vec<(i64, String)>) -> BTreeMap<i64, BTreeSet<String>> {
    let mut read = BTreeMap::<i64, BTreeSet<String>>::new();
    for (enrolment, lesson) in rows {
        read.entry(enrolment).or_default().insert(lesson);
    }
    read
}

/// Notes that a lesson was read. Said twice of one text, it is noted once.
pub(super) async fn note_read(
    db: &impl ConnectionTrait,
    enrolled: &Enrolled,
    lesson: &str,
    hash: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let row = lesson_reading::ActiveModel {
        enrolment_id: Set(enrolled.enrolment()),
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

/// What these people have read, by enrolment: of each of them something, if only that it is nothing.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn read_sections(
    db: &impl ConnectionTrait,
    enrolments: &[i64],
) -> Result<BTreeMap<i64, Read>, AppError> {
    let among = among(
        db,
        section_reading::Column::EnrolmentId,
        enrolments.iter().copied(),
    );
    let rows: Vec<(i64, String, String)> = section_reading::Entity::find()
        .select_only()
        .column(section_reading::Column::EnrolmentId)
        .column(section_reading::Column::Lesson)
        .column(section_reading::Column::Section)
        .filter(among)
        .order_by_asc(section_reading::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut all: BTreeMap<i64, Read> = enrolments.iter().map(|of| (*of, Read::default())).collect();
    for (of, lesson, section) in rows {
        let read = all.entry(of).or_default();
        read.last = Some(lesson.clone());
        read.sections.insert((lesson, section));
    }
    for (of, lessons) in practice::lessons(db, enrolments).await? {
        all.entry(of).or_default().practised = lessons;
    }
    for (of, lessons) in notes::lessons(db, enrolments).await? {
        all.entry(of).or_default().noted = lessons;
    }
    Ok(all)
}

/// Notes that sections of a lesson were read. Said twice of one text, it is noted once.
pub(super) async fn note_sections(
    db: &Write,
    enrolled: &Enrolled,
    lesson: &str,
    sections: impl IntoIterator<Item = &Section>,
    now: Timestamp,
) -> Result<(), AppError> {
    db.changes(News::Reader(enrolled.enrolment()));
    for section in sections {
        let row = section_reading::ActiveModel {
            enrolment_id: Set(enrolled.enrolment()),
            lesson: Set(lesson.to_owned()),
            section: Set(section.id.clone()),
            section_hash: Set(section.hash.clone()),
            read_at: Set(now.into()),
            ..Default::default()
        };
        section_reading::Entity::insert(row)
            .on_conflict(
                OnConflict::columns([
                    section_reading::Column::EnrolmentId,
                    section_reading::Column::Lesson,
                    section_reading::Column::Section,
                    section_reading::Column::SectionHash,
                ])
                .do_nothing()
                .to_owned(),
            )
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Keeps the texts of a course, and gives it as one that may be served.
///
/// # Errors
/// When the database refuses.
pub async fn keep(db: &Database, course: &Arc<Course>, now: Timestamp) -> Result<Kept, AppError> {
    let txn = db.begin().await?;
    store_release(&txn, course, now).await?;
    txn.commit().await?;
    Ok(Kept::committed(course.clone()))
}

/// Keeps a release: the text of every lesson and document by its hash, and the list of the hashes by the hash
/// of the course. What is kept already stays, so that loading a folder again, or on another
/// server, makes no second release.
async fn store_release(
    db: &impl ConnectionTrait,
    course: &Course,
    now: Timestamp,
) -> Result<(), AppError> {
    let lessons = course
        .lessons()
        .map(|(_, lesson)| (&lesson.id, &lesson.hash, &lesson.body));
    let documents = course
        .documents()
        .map(|(_, document)| (&document.id, &document.hash, &document.body));
    let texts: Vec<(&String, &String, &String)> = lessons.chain(documents).collect();
    let rows = texts.iter().map(|(_, hash, body)| text::ActiveModel {
        hash: Set((*hash).clone()),
        body: Set((*body).clone()),
        stored_at: Set(now.into()),
    });
    let if_there = OnConflict::column(text::Column::Hash)
        .do_nothing()
        .to_owned();
    insert_all(db, rows.collect(), Some(if_there)).await?;
    let row = release::ActiveModel {
        hash: Set(course.hash.clone()),
        course: Set(course.id.clone()),
        first_served_at: Set(now.into()),
    };
    let new = release::Entity::insert(row)
        .on_conflict(
            OnConflict::column(release::Column::Hash)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    if new == 0 {
        return Ok(());
    }
    let rows = texts
        .iter()
        .zip(0..)
        .map(|((id, hash, _), position)| release_text::ActiveModel {
            release_hash: Set(course.hash.clone()),
            position: Set(position),
            lesson: Set((*id).clone()),
            text_hash: Set((*hash).clone()),
            ..Default::default()
        });
    insert_all(db, rows.collect(), None).await?;
    Ok(())
}

/// The bodies of these hashes that are kept, by hash.
///
/// # Errors
/// When the database cannot be read.
pub async fn authored_texts(
    db: &impl ConnectionTrait,
    hashes: impl IntoIterator<Item = String>,
) -> Result<BTreeMap<String, String>, AppError> {
    let found = text::Entity::find()
        .filter(among(db, text::Column::Hash, hashes))
        .all(db)
        .await?;
    Ok(found.into_iter().map(|row| (row.hash, row.body)).collect())
}
