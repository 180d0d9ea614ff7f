//! What the heads of a training's lists mean, as an organizer said.

use jiff::Timestamp;
use lists::{Naming, spelled};
use records::list_head;
use rules::roster::Column;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _,
    sea_query::OnConflict,
};

use crate::{
    authorization::viewer::{InTraining as _, Manages},
    errors::AppError,
};

/// The heads that are known of a training's lists.
///
/// # Errors
/// When the database cannot be read.
pub async fn naming(db: &impl ConnectionTrait, training: i64) -> Result<Naming, AppError> {
    let mut naming = Naming::default();
    let rows = list_head::Entity::find()
        .filter(list_head::Column::TrainingId.eq(training))
        .all(db)
        .await?;
    for row in rows {
        let means = Column::ALL
            .into_iter()
            .find(|each| each.code() == row.means);
        if let Some(column) = means {
            naming.call(&row.head, column);
        }
    }
    Ok(naming)
}

/// Remembers what a head means, in place of what it meant before.
///
/// # Errors
/// When the database refuses.
pub async fn remember_head(
    db: &impl ConnectionTrait,
    manages: &Manages,
    (head, column): (&str, Column),
    now: Timestamp,
) -> Result<(), AppError> {
    let row = list_head::ActiveModel {
        training_id: Set(manages.training()),
        head: Set(spelled(head)),
        means: Set(column.code().to_owned()),
        said_at: Set(now.into()),
        ..Default::default()
    };
    let there = [list_head::Column::TrainingId, list_head::Column::Head];
    let put = [list_head::Column::Means, list_head::Column::SaidAt];
    let otherwise = OnConflict::columns(there).update_columns(put).to_owned();
    list_head::Entity::insert(row)
        .on_conflict(otherwise)
        .exec_without_returning(db)
        .await?;
    Ok(())
}
