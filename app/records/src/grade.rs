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
    /// What each question gave, as JSON by its id (`rules::grading::Graded`); none for a grade from
    /// before this was kept.
    #[sea_orm(column_type = "Text", nullable)]
    pub parts: Option<String>,
    /// Code of why it was graded: `submitted`, `time-over`, `marked` or `regraded`.
    pub reason: String,
    /// The reason for a new grading in words, as a remark.
    pub remark_id: Option<String>,
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
    /// The row that `remark_id` points to.
    #[sea_orm(belongs_to, from = "remark_id", to = "id")]
    pub remark: BelongsTo<Option<super::remark::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
