//! Words that people typed, by or about one person: what a fact says besides. The fact is sealed
//! and refers to them; erasing the person empties them.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// Words that people typed, by or about one person: what a fact says besides. The fact is sealed
/// and refers to them; erasing the person empties them, and nothing else changes them.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "remark")]
pub struct Model {
    /// A name that its writer gave it: the fact that comes twice brings the same remark.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// By or about whom.
    pub enrolment_id: i64,
    /// Code of what it belongs to, such as `mark`.
    pub kind: String,
    /// The words; empty once they were erased.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// When.
    pub written_at: Moment,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
