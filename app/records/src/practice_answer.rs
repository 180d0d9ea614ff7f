//! An answer to a practice question of a lesson. Appended; the greatest number stands.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// An answer to a practice question of a lesson. Appended; the greatest number stands.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_answer")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    #[sea_orm(unique_key = "person_question_number")]
    pub enrolment_id: i64,
    /// Id of the lesson.
    #[sea_orm(unique_key = "person_question_number")]
    pub lesson: String,
    /// Hash of the lesson's text as it was then.
    pub content_hash: String,
    /// Id of the question.
    #[sea_orm(unique_key = "person_question_number")]
    pub question: String,
    /// 1 for the first answer, then 2, 3 …
    #[sea_orm(unique_key = "person_question_number")]
    pub number: i32,
    /// What was answered, as JSON (`rules::grading::Response`): nothing where the answer was laid
    /// aside to try again; that something was typed, where the words lie in a remark.
    #[sea_orm(column_type = "Text")]
    pub response: String,
    /// What was typed, as a remark that holds the response as JSON.
    pub remark_id: Option<String>,
    /// When.
    pub answered_at: Moment,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
    /// The row that `remark_id` points to.
    #[sea_orm(belongs_to, from = "remark_id", to = "id")]
    pub remark: BelongsTo<Option<super::remark::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
