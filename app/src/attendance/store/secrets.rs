//! The secrets that codes on the screen are derived from. They never leave the server.

use std::collections::BTreeMap;

use jiff::Timestamp;
use records::session_secret as secret;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait as _, QueryFilter as _, sea_query::OnConflict,
};

use crate::db::many::among;
use crate::{authorization::viewer::TakesRegister, errors::AppError, secrets};

/// The secret of a session, made when it is first asked for.
pub async fn secret(
    db: &impl ConnectionTrait,
    _: &TakesRegister,
    session: i64,
    now: Timestamp,
) -> Result<String, AppError> {
    let row = secret::ActiveModel {
        session_id: Set(session),
        secret: Set(secrets::token()),
        made_at: Set(now.into()),
        ..Default::default()
    };
    let there = OnConflict::column(secret::Column::SessionId)
        .do_nothing()
        .to_owned();
    secret::Entity::insert(row)
        .on_conflict(there)
        .exec_without_returning(db)
        .await?;
    let found = secrets_of(db, [session]).await?.remove(&session);
    found.ok_or(AppError::NotFound)
}

/// The secrets of these sessions, as far as they have been made.
pub async fn secrets_of(
    db: &impl ConnectionTrait,
    sessions: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, String>, AppError> {
    let found = secret::Entity::find()
        .filter(among(db, secret::Column::SessionId, sessions))
        .all(db)
        .await?;
    Ok(found
        .into_iter()
        .map(|model| (model.session_id, model.secret))
        .collect())
}
