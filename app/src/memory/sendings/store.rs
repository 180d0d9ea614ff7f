//! What is kept of forms that made something.

use jiff::Timestamp;
use records::sending;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _,
    QueryFilter as _, sea_query::OnConflict,
};

use super::SAME_FOR;
use crate::{errors::AppError, paths};

/// Where the same form led when it was sent a moment ago. None for one that is new: it holds its
/// name from now on, and a second waits until the transaction is over.
///
/// # Errors
/// When the database refuses.
pub async fn made_by(
    db: &impl ConnectionTrait,
    name: &str,
    now: Timestamp,
) -> Result<Option<String>, AppError> {
    // What is over is forgotten here: there is no job for so little.
    sending::Entity::delete_many()
        .filter(sending::Column::MadeAt.lt((now - SAME_FOR).as_millisecond()))
        .exec(db)
        .await?;
    let row = sending::ActiveModel {
        name: Set(name.to_owned()),
        way_on: Set(String::new()),
        made_at: Set(now.into()),
    };
    let there = OnConflict::column(sending::Column::Name)
        .do_nothing()
        .to_owned();
    let added = sending::Entity::insert(row)
        .on_conflict(there)
        .exec_without_returning(db)
        .await?;
    if added > 0 {
        return Ok(None);
    }
    let found = sending::Entity::find_by_id(name).one(db).await?;
    Ok(found.map(|row| row.way_on))
}

/// Notes where a form led that made something, and gives it.
///
/// # Errors
/// When the database refuses.
pub async fn note(
    db: &impl ConnectionTrait,
    name: &str,
    way_on: String,
) -> Result<String, AppError> {
    let row = sending::ActiveModel {
        name: Set(name.to_owned()),
        way_on: Set(way_on.clone()),
        ..Default::default()
    };
    row.update(db).await?;
    Ok(way_on)
}

/// Forgets forms that led below a training, where something was deleted: the same may be made anew.
///
/// # Errors
/// When the database refuses.
pub async fn forget_below(db: &impl ConnectionTrait, training: i64) -> Result<(), AppError> {
    sending::Entity::delete_many()
        .filter(sending::Column::WayOn.starts_with(paths::home::training(training)))
        .exec(db)
        .await?;
    Ok(())
}
