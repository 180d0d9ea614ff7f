//! Notes of one's own on sections of lessons. Unlike facts they are overwritten and deleted: what a
//! person writes for oneself is nobody else's to keep.

use std::collections::{BTreeMap, BTreeSet};

use course::Course;
use jiff::Timestamp;
use records::{enrolment, section_note as note};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
    sea_query::{Expr, ExprTrait as _, OnConflict, Query},
};

use crate::{
    accounts::Reach,
    authorization::viewer::{Administers, Own},
    db::many::among,
    errors::{AppError, UserError},
};

/// Where a note belongs: a section of a lesson, in whatever language it is read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Id of the course.
    pub course: String,
    /// Id of the lesson.
    pub lesson: String,
    /// Id of the section.
    pub section: String,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where it belongs.
    pub place: Place,
    /// What was written.
    pub body: String,
    /// When that was.
    pub written_at: Timestamp,
}

impl From<note::Model> for Note {
    fn from(row: note::Model) -> Self {
        Self {
            place: Place {
                course: row.course,
                lesson: row.lesson,
                section: row.section,
            },
            body: row.body,
            written_at: row.written_at.into(),
        }
    }
}

fn at(own: &Own, place: &Place) -> Condition {
    Condition::all()
        .add(note::Column::AccountId.eq(own.account()))
        .add(note::Column::Course.eq(&place.course))
        .add(note::Column::Lesson.eq(&place.lesson))
        .add(note::Column::Section.eq(&place.section))
}

/// The person's own note on a section.
///
/// # Errors
/// When the database cannot be read.
pub async fn note(
    db: &impl ConnectionTrait,
    own: &Own,
    place: &Place,
) -> Result<Option<Note>, AppError> {
    let found = note::Entity::find().filter(at(own, place)).one(db).await?;
    Ok(found.map(Note::from))
}

/// All notes of the person's own.
///
/// # Errors
/// When the database cannot be read.
pub async fn notes(db: &impl ConnectionTrait, own: &Own) -> Result<Vec<Note>, AppError> {
    let rows = note::Entity::find()
        .filter(note::Column::AccountId.eq(own.account()))
        .order_by_asc(note::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Note::from).collect())
}

/// The person's own notes on a course, in its order; those on what has left it come last.
///
/// # Errors
/// When the database cannot be read.
pub async fn notes_on(
    db: &impl ConnectionTrait,
    own: &Own,
    course: &Course,
) -> Result<Vec<Note>, AppError> {
    let rows = note::Entity::find()
        .filter(note::Column::AccountId.eq(own.account()))
        .filter(note::Column::Course.eq(&course.id))
        .order_by_asc(note::Column::Id)
        .all(db)
        .await?;
    let mut notes: Vec<Note> = rows.into_iter().map(Note::from).collect();
    in_order(&mut notes, course);
    Ok(notes)
}

/// The lessons, of whichever course, on which people have notes, by enrolment.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn lessons(
    db: &impl ConnectionTrait,
    enrolments: &[i64],
) -> Result<BTreeMap<i64, BTreeSet<String>>, AppError> {
    let of_people = Expr::col((note::Entity, note::Column::AccountId))
        .equals((enrolment::Entity, enrolment::Column::AccountId));
    let select = Query::select()
        .distinct()
        .column((enrolment::Entity, enrolment::Column::Id))
        .column((note::Entity, note::Column::Lesson))
        .from(enrolment::Entity)
        .inner_join(note::Entity, of_people)
        .and_where(among(db, enrolment::Column::Id, enrolments.iter().copied()))
        .take();
    let rows = db.query_all(&select).await?;
    let rows: Result<Vec<(i64, String)>, _> = rows
        .iter()
        .map(|row| Ok::<_, DbErr>((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect();
    Ok(super::by_enrolment(rows?))
}

/// The person's own notes on a lesson.
///
/// # Errors
/// When the database cannot be read.
pub async fn notes_in(
    db: &impl ConnectionTrait,
    own: &Own,
    (course, lesson): (&str, &str),
) -> Result<Vec<Note>, AppError> {
    let rows = note::Entity::find()
        .filter(note::Column::AccountId.eq(own.account()))
        .filter(note::Column::Course.eq(course))
        .filter(note::Column::Lesson.eq(lesson))
        .order_by_asc(note::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Note::from).collect())
}

/// Puts notes on a course into its order; those on what has left it come last.
pub fn in_order(notes: &mut [Note], course: &Course) {
    let sections: Vec<(&str, &str)> = course
        .lessons()
        .flat_map(|(_, lesson)| {
            let sections = lesson.reading();
            sections.map(|section| (lesson.id.as_str(), section.id.as_str()))
        })
        .collect();
    notes.sort_by_key(|note| {
        let place = (note.place.lesson.as_str(), note.place.section.as_str());
        let found = sections.iter().position(|section| *section == place);
        found.unwrap_or(usize::MAX)
    });
}

/// Writes the person's own note on a section over the one that `stood` there; an empty one leaves
/// none.
///
/// # Errors
/// `ChangedMeanwhile` when another stands there by now.
pub async fn write(
    db: &impl ConnectionTrait,
    own: &Own,
    place: &Place,
    (stood, body): (&str, &str),
    now: Timestamp,
) -> Result<(), AppError> {
    let still = at(own, place).add(note::Column::Body.eq(stood));
    let done = match (stood.is_empty(), body.is_empty()) {
        (true, true) => return Ok(()),
        (true, false) => {
            let row = note::ActiveModel {
                account_id: Set(own.account()),
                course: Set(place.course.clone()),
                lesson: Set(place.lesson.clone()),
                section: Set(place.section.clone()),
                body: Set(body.to_owned()),
                written_at: Set(now.into()),
                ..Default::default()
            };
            let there = OnConflict::columns([
                note::Column::AccountId,
                note::Column::Course,
                note::Column::Lesson,
                note::Column::Section,
            ])
            .do_nothing()
            .to_owned();
            note::Entity::insert(row)
                .on_conflict(there)
                .exec_without_returning(db)
                .await?
        }
        (false, true) => {
            let gone = note::Entity::delete_many().filter(still).exec(db).await?;
            gone.rows_affected
        }
        (false, false) => {
            let written = note::Entity::update_many()
                .col_expr(note::Column::Body, Expr::value(body))
                .col_expr(
                    note::Column::WrittenAt,
                    Expr::value(records::Moment::from(now)),
                )
                .filter(still)
                .exec(db)
                .await?;
            written.rows_affected
        }
    };
    match done {
        0 => Err(UserError::ChangedMeanwhile.into()),
        _ => Ok(()),
    }
}

/// Deletes all notes of a person.
///
/// # Errors
/// When the database refuses.
pub async fn erase_notes(
    db: &impl ConnectionTrait,
    _: &Administers,
    account: i64,
) -> Result<(), AppError> {
    note::Entity::delete_many()
        .filter(note::Column::AccountId.eq(account))
        .exec(db)
        .await?;
    Ok(())
}

/// Gives the notes of an account to another of the same person. Where both have one on the same
/// section, the other's follows the kept one's.
///
/// # Errors
/// When the database refuses.
pub async fn give_notes(
    db: &impl ConnectionTrait,
    (from, into): (Reach, Reach),
) -> Result<(), AppError> {
    let of = |account| note::Entity::find().filter(note::Column::AccountId.eq(account));
    let kept = of(into.account()).all(db).await?;
    for other in of(from.account()).all(db).await? {
        let same = |row: &&note::Model| {
            (&row.course, &row.lesson, &row.section)
                == (&other.course, &other.lesson, &other.section)
        };
        let Some(own) = kept.iter().find(same) else {
            note::Entity::update_many()
                .col_expr(note::Column::AccountId, Expr::value(into.account()))
                .filter(note::Column::Id.eq(other.id))
                .exec(db)
                .await?;
            continue;
        };
        let both = format!("{}\n\n{}", own.body, other.body);
        note::Entity::update_many()
            .col_expr(note::Column::Body, Expr::value(both))
            .filter(note::Column::Id.eq(own.id))
            .exec(db)
            .await?;
        note::Entity::delete_by_id(other.id).exec(db).await?;
    }
    Ok(())
}
