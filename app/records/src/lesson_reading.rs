//! A person's statement that a lesson has been read.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// A person's statement that a lesson has been read.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lesson_reading")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who read, in which training.
    #[sea_orm(unique_key = "person_lesson_text")]
    pub enrolment_id: i64,
    /// Id of the lesson.
    #[sea_orm(unique_key = "person_lesson_text")]
    pub lesson: String,
    /// Hash of the text that was read.
    #[sea_orm(unique_key = "person_lesson_text")]
    pub content_hash: String,
    /// When.
    pub read_at: Moment,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
