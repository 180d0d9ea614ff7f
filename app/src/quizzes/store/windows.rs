//! When a training has a quiz open. Windows are appended; the last one holds.

use jiff::Timestamp;
use records::quiz_window;
use rules::attempts::Window;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
};

use crate::{
    authorization::viewer::{InTraining as _, Manages},
    errors::AppError,
};

/// What a row says.
pub(super) fn window_of(row: &quiz_window::Model) -> Window {
    Window {
        opens_at: row.opens_at.map(Timestamp::from),
        closes_at: row.closes_at.map(Timestamp::from),
    }
}

/// When a training has a quiz open.
pub async fn window(
    db: &impl ConnectionTrait,
    training: i64,
    quiz: &str,
) -> Result<Window, AppError> {
    let row = last_window(db, training, quiz).await?;
    Ok(row.as_ref().map(window_of).unwrap_or_default())
}

async fn last_window(
    db: &impl ConnectionTrait,
    training: i64,
    quiz: &str,
) -> Result<Option<quiz_window::Model>, AppError> {
    Ok(quiz_window::Entity::find()
        .filter(quiz_window::Column::TrainingId.eq(training))
        .filter(quiz_window::Column::Quiz.eq(quiz))
        .order_by_desc(quiz_window::Column::Number)
        .one(db)
        .await?)
}

/// Sets when the training has a quiz open.
pub async fn set_window(
    db: &impl ConnectionTrait,
    manages: &Manages,
    quiz: &str,
    window: Window,
    now: Timestamp,
) -> Result<(), AppError> {
    let last = last_window(db, manages.training(), quiz).await?;
    quiz_window::Entity::insert(quiz_window::ActiveModel {
        training_id: Set(manages.training()),
        quiz: Set(quiz.to_owned()),
        number: Set(last.map_or(1, |last| last.number + 1)),
        opens_at: Set(window.opens_at.map(Into::into)),
        closes_at: Set(window.closes_at.map(Into::into)),
        set_by: Set(manages.by()),
        set_at: Set(now.into()),
        ..Default::default()
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}
