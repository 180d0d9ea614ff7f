//! What waits between two requests of one person: it used to be in the memory of one process,
//! and was lost with it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, string, string_uniq};

use crate::keys::{drop_tables, plain, points_to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(set_aside()).await?;
        for (name, columns) in [
            ("account_id-kind", &["account_id", "kind"][..]),
            ("expires_at", &["expires_at"]),
        ] {
            manager
                .create_index(plain("set_aside", name, columns))
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["set_aside"]).await
    }
}

fn set_aside() -> TableCreateStatement {
    Table::create()
        .table("set_aside")
        .col(big_pk_auto("id"))
        .col(string_uniq("key_hash"))
        .col(big_integer_null("account_id"))
        .col(string("kind"))
        .col(ColumnDef::new_with_type("content", ColumnType::VarBinary(StringLen::None)).not_null())
        .col(big_integer("made_at"))
        .col(big_integer("expires_at"))
        .foreign_key(&mut points_to(
            "set_aside",
            "account_id",
            "account",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
