//! One grading of an attempt. Grades are appended; the highest number stands.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// One grading of an attempt. Grades are appended; the highest number stands.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "grade")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Of which attempt.
    #[sea_orm(unique_key = "attempt_number")]
    pub attempt_id: i64,
    /// 1 for the first grading, then 2, 3 …
    #[sea_orm(unique_key = "attempt_number")]
    pub number: i32,
    /// Points reached, in thousandths of a point.
    pub points_milli: i64,
    /// Points that could be reached, in thousandths of a point.
    pub possible_milli: i64,
    /// Whether the pass mark of the quiz was reached.
    pub passed: bool,
    /// Why it was graded: `submitted`, or the reason for a new grading.
    pub reason: String,
    /// Who asked for it; none when it followed from submitting.
    pub graded_by: Option<i64>,
    /// When.
    pub graded_at: Moment,
    /// The row that `attempt_id` points to.
    #[sea_orm(belongs_to, from = "attempt_id", to = "id", on_delete = "Cascade")]
    pub attempt: BelongsTo<super::attempt::Entity>,
    /// The row that `graded_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Grader",
        from = "graded_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub grader: BelongsTo<Option<super::account::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
