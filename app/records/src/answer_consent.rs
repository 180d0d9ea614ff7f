//! Whether the answers of an attempt may be shown to colleagues without a name. Appended; the highest
//! number holds.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// Whether the answers of an attempt may be shown to colleagues without a name. Appended; the highest
/// number holds.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_consent")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which attempt.
    #[sea_orm(unique_key = "attempt_number")]
    pub attempt_id: i64,
    /// 1 for what was said first, then 2, 3 …
    #[sea_orm(unique_key = "attempt_number")]
    pub number: i32,
    /// Whether they may be shown.
    pub given: bool,
    /// When that was said.
    pub said_at: Moment,
    /// The row that `attempt_id` points to.
    #[sea_orm(belongs_to, from = "attempt_id", to = "id", on_delete = "Cascade")]
    pub attempt: BelongsTo<super::attempt::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
