//! What somebody chose first at a stop of a hearing, or said to an opinion in a lesson.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// What somebody chose first at a stop of a hearing, or said to an opinion in a lesson.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stop_choice")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who.
    #[sea_orm(unique_key = "person_question")]
    pub enrolment_id: i64,
    /// Id of the lesson.
    #[sea_orm(unique_key = "person_question")]
    pub lesson: String,
    /// Id of the question.
    #[sea_orm(unique_key = "person_question")]
    pub question: String,
    /// Id of the option.
    pub option: String,
    /// When.
    pub chosen_at: Moment,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
