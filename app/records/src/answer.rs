//! One saved answer of an attempt. Answers are appended; the highest number stands.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// One saved answer of an attempt. Answers are appended; the highest number stands.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer")]
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
    /// 1 for the first answer to this question, then 2, 3 …
    #[sea_orm(unique_key = "attempt_question_number")]
    pub number: i32,
    /// The response as JSON (`rules::grading::Response`).
    #[sea_orm(column_type = "Text")]
    pub response: String,
    /// When.
    pub saved_at: Moment,
    /// The row that `attempt_id` points to.
    #[sea_orm(belongs_to, from = "attempt_id", to = "id", on_delete = "Cascade")]
    pub attempt: BelongsTo<super::attempt::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
