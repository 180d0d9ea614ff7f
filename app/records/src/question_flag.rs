//! What a judge says of a question that is wrong or unclear. Flags are appended.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// What a judge says of a question that is wrong or unclear. Flags are appended.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question_flag")]
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
    /// 1 for the first flag at this question of this attempt, then 2, 3 …
    #[sea_orm(unique_key = "attempt_question_number")]
    pub number: i32,
    /// Code of the language in which the judge read it.
    pub language: String,
    /// What is wrong or unclear, as a remark.
    pub remark_id: Option<String>,
    /// When.
    pub raised_at: Moment,
    /// The row that `attempt_id` points to.
    #[sea_orm(belongs_to, from = "attempt_id", to = "id", on_delete = "Cascade")]
    pub attempt: BelongsTo<super::attempt::Entity>,
    /// The row that `remark_id` points to.
    #[sea_orm(belongs_to, from = "remark_id", to = "id")]
    pub remark: BelongsTo<Option<super::remark::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
