//! Whether missed questions come back to somebody. Appended; the highest number holds.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// Whether missed questions come back to somebody. Appended; the highest number holds.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "missed_choice")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    #[sea_orm(unique_key = "person_number")]
    pub enrolment_id: i64,
    /// 1 for what was said first, then 2, 3 …
    #[sea_orm(unique_key = "person_number")]
    pub number: i32,
    /// Whether they come back.
    pub wanted: bool,
    /// When that was said.
    pub said_at: Moment,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
