//! What was said at a session, and by whom it was joined: what keeps it from being deleted. What a
//! person did in a training, and what was said about them there: what keeps them in it.

use std::collections::BTreeSet;

use records::{
    allowance, attempt, attendance_mark, attendance_request, enrolment, excuse_document,
    lesson_reading, online_presence, register_closing, remark, roll_taker, section_reading,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QuerySelect as _,
};

use crate::errors::AppError;

/// Whether anybody has joined a session online.
pub async fn was_joined(db: &impl ConnectionTrait, session: i64) -> Result<bool, AppError> {
    let seen = online_presence::Entity::find()
        .filter(online_presence::Column::SessionId.eq(session))
        .one(db)
        .await?;
    Ok(seen.is_some())
}

/// Whether anybody has asked about a mark of a session.
pub async fn was_asked_about(db: &impl ConnectionTrait, session: i64) -> Result<bool, AppError> {
    let asked = attendance_request::Entity::find()
        .filter(attendance_request::Column::SessionId.eq(session))
        .one(db)
        .await?;
    Ok(asked.is_some())
}

/// Whether the register of a session was ever closed.
pub async fn was_closed(db: &impl ConnectionTrait, session: i64) -> Result<bool, AppError> {
    let closed = register_closing::Entity::find()
        .filter(register_closing::Column::SessionId.eq(session))
        .one(db)
        .await?;
    Ok(closed.is_some())
}

/// How many marks were made at a session.
pub async fn marks_at(db: &impl ConnectionTrait, session: i64) -> Result<u64, AppError> {
    let made = attendance_mark::Entity::find()
        .filter(attendance_mark::Column::SessionId.eq(session))
        .count(db)
        .await?;
    Ok(made)
}

/// About how many people marks were made at a session, and about how many of them some that hold
/// tell minutes.
pub async fn marked_at(db: &impl ConnectionTrait, session: i64) -> Result<(u64, u64), AppError> {
    let rows: Vec<(i64, i32, Option<i32>, Option<i32>)> = attendance_mark::Entity::find()
        .select_only()
        .column(attendance_mark::Column::EnrolmentId)
        .column(attendance_mark::Column::Number)
        .column(attendance_mark::Column::Minutes)
        .column(attendance_mark::Column::Supersedes)
        .filter(attendance_mark::Column::SessionId.eq(session))
        .into_tuple()
        .all(db)
        .await?;
    let superseded: BTreeSet<(i64, i32)> = rows
        .iter()
        .filter_map(|(about, _, _, supersedes)| Some((*about, (*supersedes)?)))
        .collect();
    let people: BTreeSet<i64> = rows.iter().map(|(about, ..)| *about).collect();
    let with_minutes: BTreeSet<i64> = rows
        .iter()
        .filter(|(about, number, minutes, _)| {
            minutes.is_some() && !superseded.contains(&(*about, *number))
        })
        .map(|(about, ..)| *about)
        .collect();
    let count = |people: BTreeSet<i64>| u64::try_from(people.len()).unwrap_or(u64::MAX);
    Ok((count(people), count(with_minutes)))
}

/// Which enrolments of a training have begun with the course: have read something, or sat a quiz.
pub async fn who_began(
    db: &impl ConnectionTrait,
    training: i64,
) -> Result<BTreeSet<i64>, AppError> {
    let mut begun = BTreeSet::new();
    /// Adds those of whom a table tells.
    macro_rules! add {
        ($($table:ident),*) => {$(
            let rows: Vec<i64> = $table::Entity::find()
                .select_only()
                .column($table::Column::EnrolmentId)
                .distinct()
                .inner_join(enrolment::Entity)
                .filter(enrolment::Column::TrainingId.eq(training))
                .into_tuple()
                .all(db)
                .await?;
            begun.extend(rows);
        )*};
    }
    add!(attempt, lesson_reading, section_reading);
    Ok(begun)
}

/// Whether a person did anything in a training, or anything was said about them there.
pub async fn has_facts(db: &impl ConnectionTrait, enrolment: i64) -> Result<bool, AppError> {
    /// Whether a table tells of the enrolment.
    macro_rules! tells {
        ($($table:ident),* $(,)?) => {$(
            let rows = $table::Entity::find()
                .filter($table::Column::EnrolmentId.eq(enrolment))
                .count(db)
                .await?;
            if rows > 0 {
                return Ok(true);
            }
        )*};
    }
    tells!(
        attendance_mark,
        attendance_request,
        online_presence,
        excuse_document,
        attempt,
        allowance,
        lesson_reading,
        section_reading,
        roll_taker,
        remark,
    );
    Ok(false)
}
