//! What people have read, and the authored text itself.
//!
//! Course files change between deployments. The text is kept by its hash, so that what somebody
//! read, or was asked, can be shown as it was.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, string, text};

use crate::append_only::{Facts, guard};
use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(lesson_reading()).await?;
        manager
            .create_index(unique(
                "lesson_reading",
                "person_lesson_text",
                &["enrolment_id", "lesson", "content_hash"],
            ))
            .await?;
        guard(manager, &LESSON_READING).await?;
        manager.create_table(authored_text()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["authored_text", "lesson_reading"]).await
    }
}

fn lesson_reading() -> TableCreateStatement {
    Table::create()
        .table("lesson_reading")
        .col(big_pk_auto("id"))
        .col(big_integer("enrolment_id"))
        .col(string("lesson"))
        .col(string("content_hash"))
        .col(big_integer("read_at"))
        .foreign_key(&mut points_to(
            "lesson_reading",
            "enrolment_id",
            "enrolment",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

const LESSON_READING: Facts = Facts {
    table: "lesson_reading",
    columns: &["id", "enrolment_id", "lesson", "content_hash", "read_at"],
    author: None,
};

fn authored_text() -> TableCreateStatement {
    Table::create()
        .table("authored_text")
        .col(string("hash").primary_key().take())
        .col(text("body"))
        .col(big_integer("stored_at"))
        .take()
}
