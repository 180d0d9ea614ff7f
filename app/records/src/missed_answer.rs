//! An answer to a missed question that came back. Appended.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// An answer to a missed question that came back. Appended.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "missed_answer")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    #[sea_orm(unique_key = "person_question_number")]
    pub enrolment_id: i64,
    /// Id of the quiz.
    #[sea_orm(unique_key = "person_question_number")]
    pub quiz: String,
    /// Id of the question.
    #[sea_orm(unique_key = "person_question_number")]
    pub question: String,
    /// 1 for the first answer after the attempt, then 2, 3 …
    #[sea_orm(unique_key = "person_question_number")]
    pub number: i32,
    /// What was answered, as JSON; of what was typed only that something was.
    pub response: String,
    /// Whether it was wholly right.
    pub known: bool,
    /// When.
    pub answered_at: Moment,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
