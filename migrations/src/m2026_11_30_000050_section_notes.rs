//! Notes of one's own on sections of lessons. They are no facts: their author overwrites them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, string, text};

use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const NOTE: &str = "section_note";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(note()).await?;
        let key = ["account_id", "course", "lesson", "section"];
        manager
            .create_index(unique(NOTE, "person_section", &key))
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &[NOTE]).await
    }
}

fn note() -> TableCreateStatement {
    Table::create()
        .table(NOTE)
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(string("course"))
        .col(string("lesson"))
        .col(string("section"))
        .col(text("body"))
        .col(big_integer("written_at"))
        .foreign_key(&mut points_to(
            NOTE,
            "account_id",
            "account",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
