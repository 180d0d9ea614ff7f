//! How a training ends: archived, cancelled, or deleted while nothing is known of its people.

use jiff::Timestamp;
use records::{
    attempt, attendance_mark, attendance_request, cancelled_session, enrolment, letter,
    online_presence, quiz_window, register_closing, session, training,
};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QuerySelect as _, SqlErr,
    sea_query::{Query, SelectStatement},
};

use crate::{
    authorization::viewer::{InTraining as _, Manages},
    db::{Write, news::News},
    errors::{AppError, UserError},
};

/// What is known of the people of a training: what keeps it from being deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Marks of attendance.
    pub marks: u64,
    /// Attempts at quizzes.
    pub attempts: u64,
    /// Requests about marks, minutes online, and closings of registers.
    pub others: u64,
}

impl Facts {
    /// Whether there are any.
    pub fn any(self) -> bool {
        self != Self::default()
    }
}

/// Counts what is known of the people of a training.
pub async fn facts(db: &impl ConnectionTrait, training: i64) -> Result<Facts, AppError> {
    let at = || sessions_of(training);
    let marks = attendance_mark::Entity::find()
        .filter(attendance_mark::Column::SessionId.in_subquery(at()))
        .count(db)
        .await?;
    let asked = attendance_request::Entity::find()
        .filter(attendance_request::Column::SessionId.in_subquery(at()))
        .count(db)
        .await?;
    let online = online_presence::Entity::find()
        .filter(online_presence::Column::SessionId.in_subquery(at()))
        .count(db)
        .await?;
    let closed = register_closing::Entity::find()
        .filter(register_closing::Column::SessionId.in_subquery(at()))
        .count(db)
        .await?;
    let of = Query::select()
        .column(enrolment::Column::Id)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::TrainingId.eq(training))
        .take();
    let attempts = attempt::Entity::find()
        .filter(attempt::Column::EnrolmentId.in_subquery(of))
        .count(db)
        .await?;
    Ok(Facts {
        marks,
        attempts,
        others: asked + online + closed,
    })
}

fn sessions_of(training: i64) -> SelectStatement {
    Query::select()
        .column(session::Column::Id)
        .from(session::Entity)
        .and_where(session::Column::TrainingId.eq(training))
        .take()
}

/// Archives a training.
pub async fn archive(db: &Write, manages: &Manages, now: Timestamp) -> Result<(), AppError> {
    db.changes(News::Accounts);
    let row = training::ActiveModel {
        id: Set(manages.training()),
        archived_at: Set(Some(now.into())),
        ..Default::default()
    };
    row.update(db).await?;
    Ok(())
}

/// Cancels a training: its sessions stay, and do not take place.
pub async fn cancel(db: &Write, manages: &Manages, now: Timestamp) -> Result<(), AppError> {
    db.changes(News::Accounts);
    let row = training::ActiveModel {
        id: Set(manages.training()),
        cancelled_at: Set(Some(now.into())),
        ..Default::default()
    };
    row.update(db).await?;
    Ok(())
}

/// Opens a training again that was archived or cancelled.
pub async fn reopen(db: &Write, manages: &Manages) -> Result<(), AppError> {
    db.changes(News::Accounts);
    let row = training::ActiveModel {
        id: Set(manages.training()),
        archived_at: Set(None),
        cancelled_at: Set(None),
        ..Default::default()
    };
    row.update(db).await?;
    Ok(())
}

/// Deletes a training with its sessions, people and letters; the row stays for the audit.
///
/// # Errors
/// `TrainingHasFacts` where something is known of its people. Marks, requests, minutes and closings
/// are kept by the database itself.
pub async fn delete(db: &Write, manages: &Manages, now: Timestamp) -> Result<(), AppError> {
    db.changes(News::Accounts);
    let id = manages.training();
    // Held, so that nobody is enrolled while it goes.
    training::Entity::find_by_id(id)
        .lock_exclusive()
        .one(db)
        .await?;
    if facts(db, id).await?.any() {
        return Err(UserError::TrainingHasFacts.into());
    }
    letter::Entity::delete_many()
        .filter(letter::Column::TrainingId.eq(id))
        .exec(db)
        .await?;
    cancelled_session::Entity::delete_many()
        .filter(cancelled_session::Column::TrainingId.eq(id))
        .exec(db)
        .await?;
    quiz_window::Entity::delete_many()
        .filter(quiz_window::Column::TrainingId.eq(id))
        .exec(db)
        .await?;
    let kept = |error: sea_orm::DbErr| match error.sql_err() {
        Some(SqlErr::ForeignKeyConstraintViolation(_)) => UserError::TrainingHasFacts.into(),
        _ => AppError::from(error),
    };
    session::Entity::delete_many()
        .filter(session::Column::TrainingId.eq(id))
        .exec(db)
        .await
        .map_err(kept)?;
    enrolment::Entity::delete_many()
        .filter(enrolment::Column::TrainingId.eq(id))
        .exec(db)
        .await
        .map_err(kept)?;
    let row = training::ActiveModel {
        id: Set(id),
        deleted_at: Set(Some(now.into())),
        about: Set(String::new()),
        contact: Set(String::new()),
        ..Default::default()
    };
    row.update(db).await?;
    Ok(())
}
