//! What a trainer said about an answer, and gave for it. Marks are appended.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// What a trainer said about an answer, and gave for it. Marks are appended.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rubric_mark")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In which attempt.
    #[sea_orm(unique_key = "attempt_question_number")]
    pub attempt_id: i64,
    /// Id of the question.
    #[sea_orm(unique_key = "attempt_question_number")]
    pub question: String,
    /// 1 for the first marking of this answer, then 2, 3 …
    #[sea_orm(unique_key = "attempt_question_number")]
    pub number: i32,
    /// Code of what it decides: `rubric`, `settled` for what several markers leave open, `points`,
    /// `key`, or nothing, `comment`.
    #[sea_orm(default_value = "rubric")]
    pub kind: String,
    /// Which of the markers of this answer: 1 for whoever said something about it first.
    #[sea_orm(default_value = 1)]
    pub marker: i32,
    /// Points by the id of the rubric's criterion, as a JSON object of numbers, some with a half;
    /// empty for other kinds.
    #[sea_orm(column_type = "Text")]
    pub points: String,
    /// Thousandths of a point that were given whatever the key says; none for other kinds.
    pub given_milli: Option<i64>,
    /// What the trainer says to the author of the answer, as a remark; none for nothing.
    pub remark_id: Option<String>,
    /// Who marked; none once that account is gone.
    pub marked_by: Option<i64>,
    /// When.
    pub marked_at: Moment,
    /// The row that `attempt_id` points to.
    #[sea_orm(belongs_to, from = "attempt_id", to = "id", on_delete = "Cascade")]
    pub attempt: BelongsTo<super::attempt::Entity>,
    /// The row that `marked_by` points to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Trainer",
        from = "marked_by",
        to = "id",
        on_delete = "SetNull"
    )]
    pub trainer: BelongsTo<Option<super::account::Entity>>,
    /// The row that `remark_id` points to.
    #[sea_orm(belongs_to, from = "remark_id", to = "id")]
    pub remark: BelongsTo<Option<super::remark::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
