//! One text in a release.

use sea_orm::entity::prelude::*;

/// One text in a release.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release_text")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The release.
    #[sea_orm(unique_key = "release_lesson")]
    pub release_hash: String,
    /// Place in the order of study, from 0.
    pub position: i32,
    /// Id of the lesson.
    #[sea_orm(unique_key = "release_lesson")]
    pub lesson: String,
    /// Hash of its text.
    pub text_hash: String,
    /// The row that `release_hash` points to.
    #[sea_orm(belongs_to, from = "release_hash", to = "hash", on_delete = "Cascade")]
    pub release: BelongsTo<super::release::Entity>,
    /// The row that `text_hash` points to.
    #[sea_orm(belongs_to, from = "text_hash", to = "hash", on_delete = "Cascade")]
    pub text: BelongsTo<super::authored_text::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
