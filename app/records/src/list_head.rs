//! What a head of a training's lists means that no reader knows.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// What a head of a training's lists means that no reader knows.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "list_head")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which training.
    #[sea_orm(unique_key = "head_there")]
    pub training_id: i64,
    /// The head as it is compared (`lists::spelled`).
    #[sea_orm(unique_key = "head_there")]
    pub head: String,
    /// Code of the column that it names (`rules::roster::Column`).
    pub means: String,
    /// When that was said.
    pub said_at: Moment,
    /// The row that `training_id` points to.
    #[sea_orm(belongs_to, from = "training_id", to = "id", on_delete = "Cascade")]
    pub training: BelongsTo<super::training::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
