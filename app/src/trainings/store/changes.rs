//! That sessions were changed or cancelled, for calendars that show them.

use std::collections::BTreeSet;

use jiff::Timestamp;
use records::{cancelled_session, session};
use rules::{attendance::Gathering, online::Percent};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    sea_query::{Expr, ExprTrait as _},
};

use crate::{
    authorization::viewer::{InTraining as _, Manages},
    errors::AppError,
};

use super::{Session, Titles, Training};

/// Notes that a session does not take place, for calendars that show it.
pub async fn cancel_session(
    db: &impl ConnectionTrait,
    manages: &Manages,
    session: &Session,
    now: Timestamp,
) -> Result<(), AppError> {
    let revision = i32::try_from(session.revision).unwrap_or(i32::MAX);
    let row = cancelled_session::ActiveModel {
        session: Set(session.id),
        training_id: Set(manages.training()),
        title_en: Set(session.titles.en.clone()),
        title_ru: Set(session.titles.ru.clone()),
        title_kk: Set(session.titles.kk.clone()),
        starts_at: Set(session.gathering.starts_at.into()),
        ends_at: Set(session.gathering.ends_at.into()),
        revision: Set(revision.saturating_add(1)),
        cancelled_at: Set(now.into()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// The sessions of a training that were on its agenda and are no more.
///
/// # Errors
/// When the database cannot be read.
pub async fn cancelled(
    db: &impl ConnectionTrait,
    training: &Training,
) -> Result<Vec<Session>, AppError> {
    let found = cancelled_session::Entity::find()
        .filter(cancelled_session::Column::TrainingId.eq(training.id))
        .order_by_asc(cancelled_session::Column::StartsAt)
        .all(db)
        .await?;
    let of = |row: cancelled_session::Model| Session {
        id: row.session,
        training: row.training_id,
        titles: Titles {
            en: row.title_en,
            ru: row.title_ru,
            kk: row.title_kk,
        },
        place: String::new(),
        gathering: Gathering {
            starts_at: row.starts_at.into(),
            ends_at: row.ends_at.into(),
        },
        trainers: String::new(),
        link: String::new(),
        online_percent: Percent::default(),
        policy: training.policy,
        units: Vec::new(),
        groups: BTreeSet::new(),
        revision: u32::try_from(row.revision).unwrap_or_default(),
        changed_at: row.cancelled_at.into(),
        moved_at: None,
    };
    Ok(found.into_iter().map(of).collect())
}

/// Notes that all sessions of a training were changed, for calendars: each tells the training's
/// title and place.
pub async fn note_changes(
    db: &impl ConnectionTrait,
    manages: &Manages,
    now: Timestamp,
) -> Result<(), AppError> {
    session::Entity::update_many()
        .col_expr(
            session::Column::Revision,
            Expr::col(session::Column::Revision).add(1),
        )
        .col_expr(
            session::Column::ChangedAt,
            Expr::value(now.as_millisecond()),
        )
        .filter(session::Column::TrainingId.eq(manages.training()))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that a session was changed, for calendars, and whether its time was.
pub async fn note_change(
    db: &impl ConnectionTrait,
    manages: &Manages,
    id: i64,
    moved: bool,
    now: Timestamp,
) -> Result<(), AppError> {
    if moved {
        session::Entity::update_many()
            .col_expr(session::Column::MovedAt, Expr::value(now.as_millisecond()))
            .filter(session::Column::Id.eq(id))
            .filter(session::Column::TrainingId.eq(manages.training()))
            .exec(db)
            .await?;
    }
    session::Entity::update_many()
        .col_expr(
            session::Column::Revision,
            Expr::col(session::Column::Revision).add(1),
        )
        .col_expr(
            session::Column::ChangedAt,
            Expr::value(now.as_millisecond()),
        )
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::TrainingId.eq(manages.training()))
        .exec(db)
        .await?;
    Ok(())
}
