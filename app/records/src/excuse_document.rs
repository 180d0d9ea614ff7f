//! A document that somebody handed in with what they ask about their marks. It is never changed;
//! erasing the person deletes it.
use crate::Moment;
use sea_orm::entity::prelude::*;

/// A document that somebody handed in with what they ask about their marks. It is never changed;
/// erasing the person deletes it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "excuse_document")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose it is.
    #[sea_orm(indexed)]
    pub enrolment_id: i64,
    /// What kind of file it is (`rules::documents::Kind`).
    pub kind: String,
    /// How many bytes it has.
    pub size: i32,
    /// The file.
    pub content: Vec<u8>,
    /// When it was handed in.
    pub added_at: Moment,
    /// The row that `enrolment_id` points to.
    #[sea_orm(belongs_to, from = "enrolment_id", to = "id", on_delete = "Cascade")]
    pub enrolment: BelongsTo<super::enrolment::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
