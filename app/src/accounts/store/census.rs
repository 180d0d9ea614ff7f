//! How many accounts there are, for administrators.

use records::account;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
};

use crate::{authorization::viewer::Administers, errors::AppError};

/// How many accounts there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// That are open.
    pub open: u64,
    /// That are open and have no password yet.
    pub without_password: u64,
    /// That are closed.
    pub closed: u64,
    /// That administer the installation.
    pub administrators: u64,
}

/// Counts the accounts whose people were not erased.
///
/// # Errors
/// When the database cannot be read.
pub async fn census(db: &impl ConnectionTrait, _: &Administers) -> Result<Census, AppError> {
    let all = || account::Entity::find().filter(account::Column::ErasedAt.is_null());
    let open = || all().filter(account::Column::ClosedAt.is_null());
    Ok(Census {
        open: open().count(db).await?,
        without_password: open()
            .filter(account::Column::PasswordHash.is_null())
            .count(db)
            .await?,
        closed: all()
            .filter(account::Column::ClosedAt.is_not_null())
            .count(db)
            .await?,
        administrators: open()
            .filter(account::Column::Administrator.eq(true))
            .count(db)
            .await?,
    })
}
