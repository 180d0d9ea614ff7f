//! How the outbox stands, in a few numbers.

use jiff::Timestamp;
use records::letter;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _,
};

use crate::{authorization::viewer::Administers, errors::AppError};

/// How the outbox stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outbox {
    /// Letters that are to be sent.
    pub waiting: u64,
    /// Letters that no mail server took, and that are not tried any more.
    pub given_up: u64,
    /// When the last one was taken.
    pub last_sent: Option<Timestamp>,
}

/// Reads how the outbox stands.
///
/// # Errors
/// When the database cannot be read.
pub async fn outbox(db: &impl ConnectionTrait, _: &Administers) -> Result<Outbox, AppError> {
    let unsent = || letter::Entity::find().filter(letter::Column::SentAt.is_null());
    let last = letter::Entity::find()
        .filter(letter::Column::SentAt.is_not_null())
        .order_by_desc(letter::Column::SentAt)
        .one(db)
        .await?;
    Ok(Outbox {
        waiting: unsent()
            .filter(letter::Column::NextTryAt.is_not_null())
            .count(db)
            .await?,
        given_up: unsent()
            .filter(letter::Column::NextTryAt.is_null())
            .filter(letter::Column::Error.is_not_null())
            .count(db)
            .await?,
        last_sent: last.and_then(|row| row.sent_at).map(Into::into),
    })
}
