//! A note of one's own on a section of a lesson: the person's alone, who overwrites and deletes it.

use sea_orm::entity::prelude::*;

use crate::Moment;

/// A note of one's own on a section of a lesson. No fact: nobody but its author reads it, and what
/// stands is what the author wrote last.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "section_note")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose.
    #[sea_orm(unique_key = "person_section")]
    pub account_id: i64,
    /// Id of the course.
    #[sea_orm(unique_key = "person_section")]
    pub course: String,
    /// Id of the lesson.
    #[sea_orm(unique_key = "person_section")]
    pub lesson: String,
    /// Id of the section, the same in every language.
    #[sea_orm(unique_key = "person_section")]
    pub section: String,
    /// What was written.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// When that was.
    pub written_at: Moment,
    /// The row that `account_id` points to.
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
