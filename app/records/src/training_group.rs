//! A group of people of a training.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// A group of people of a training.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "training_group")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which training.
    #[sea_orm(unique_key = "name_there")]
    pub training_id: i64,
    /// What it is called; no two of a training are called alike.
    #[sea_orm(unique_key = "name_there")]
    pub name: String,
    /// Who made it.
    pub created_by: Option<i64>,
    /// When.
    pub created_at: Moment,
    /// The row that `training_id` points to.
    #[sea_orm(belongs_to, from = "training_id", to = "id", on_delete = "Cascade")]
    pub training: BelongsTo<super::training::Entity>,
    /// The row that `created_by` points to.
    #[sea_orm(belongs_to, from = "created_by", to = "id", on_delete = "SetNull")]
    pub creator: BelongsTo<Option<super::account::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
