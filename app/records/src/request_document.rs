//! That a document belongs to what somebody asked about a mark. It goes with the document.
use sea_orm::entity::prelude::*;

/// That a document belongs to what somebody asked about a mark. It goes with the document.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "request_document")]
pub struct Model {
    /// Number of the row.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What was asked.
    #[sea_orm(unique)]
    pub request_id: i64,
    /// The document.
    #[sea_orm(indexed)]
    pub document_id: i64,
    /// The row that `request_id` points to.
    #[sea_orm(belongs_to, from = "request_id", to = "id", on_delete = "Restrict")]
    pub request: BelongsTo<super::attendance_request::Entity>,
    /// The row that `document_id` points to.
    #[sea_orm(belongs_to, from = "document_id", to = "id", on_delete = "Cascade")]
    pub document: BelongsTo<super::excuse_document::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
