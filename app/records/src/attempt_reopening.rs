//! An attempt that was handed in is gone on with. Reopenings are appended.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// An attempt that was handed in is gone on with. Reopenings are appended.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt_reopening")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Which attempt.
    #[sea_orm(unique_key = "attempt_number")]
    pub attempt_id: i64,
    /// 1 for the first reopening of this attempt, then 2, 3 …
    #[sea_orm(unique_key = "attempt_number")]
    pub number: i32,
    /// When it had been handed in before.
    pub submitted_at: Moment,
    /// Until when it is open.
    pub until_at: Moment,
    /// Whether its author may have seen the key before, which whoever reopened it knew.
    pub key_seen: bool,
    /// Why, as a remark.
    pub remark_id: Option<String>,
    /// Who reopened it; none once that account is gone.
    pub reopened_by: Option<i64>,
    /// When.
    pub reopened_at: Moment,
    /// The row that `attempt_id` points to.
    #[sea_orm(belongs_to, from = "attempt_id", to = "id", on_delete = "Cascade")]
    pub attempt: BelongsTo<super::attempt::Entity>,
    /// The row that `reopened_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Opener",
        from = "reopened_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub opener: BelongsTo<Option<super::account::Entity>>,
    /// The row that `remark_id` points to.
    #[sea_orm(belongs_to, from = "remark_id", to = "id")]
    pub remark: BelongsTo<Option<super::remark::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
