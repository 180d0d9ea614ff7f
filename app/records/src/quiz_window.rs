//! When a quiz may be sat in a training. Windows are appended; the highest number holds.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// When a quiz may be sat in a training. Windows are appended; the highest number holds.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quiz_window")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In which training.
    #[sea_orm(unique_key = "place_in_history")]
    pub training_id: i64,
    /// Id of the quiz.
    #[sea_orm(unique_key = "place_in_history")]
    pub quiz: String,
    /// 1 for the first window of this quiz, then 2, 3 …
    #[sea_orm(unique_key = "place_in_history")]
    pub number: i32,
    /// No attempt begins before; none: from the beginning.
    pub opens_at: Option<Moment>,
    /// Attempts end then at the latest; none: never.
    pub closes_at: Option<Moment>,
    /// Who set it; none once that account is gone.
    pub set_by: Option<i64>,
    /// When it was set.
    pub set_at: Moment,
    /// The row that `training_id` points to.
    #[sea_orm(belongs_to, from = "training_id", to = "id", on_delete = "Cascade")]
    pub training: BelongsTo<super::training::Entity>,
    /// The row that `set_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Setter",
        from = "set_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub setter: BelongsTo<Option<super::account::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
