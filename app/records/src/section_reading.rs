//! That a person has read a section of a lesson.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// That a person has read a section of a lesson.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "section_reading")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who read, in which training.
    #[sea_orm(unique_key = "person_section_text")]
    pub enrolment_id: i64,
    /// Id of the lesson.
    #[sea_orm(unique_key = "person_section_text")]
    pub lesson: String,
    /// Id of the section, the same in all languages.
    #[sea_orm(unique_key = "person_section_text")]
    pub section: String,
    /// Hash of the section's text in the source language, as `translations.lock` writes it.
    #[sea_orm(unique_key = "person_section_text")]
    pub section_hash: String,
    /// When.
    pub read_at: Moment,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
