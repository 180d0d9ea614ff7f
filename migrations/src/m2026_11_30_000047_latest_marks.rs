//! The last mark of a session is found without reading all marks of the training: PostgreSQL walked
//! the primary key backwards until it met one of that session.

use sea_orm_migration::prelude::*;

use crate::keys::plain;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = plain("attendance_mark", "session_id_id", &["session_id", "id"]);
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut index = Index::drop();
        index
            .name("idx-attendance_mark-session_id_id")
            .table("attendance_mark");
        manager.drop_index(index).await
    }
}
