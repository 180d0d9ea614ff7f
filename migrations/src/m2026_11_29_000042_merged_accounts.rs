//! Accounts that became part of another, because both were one person's.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto};

use crate::append_only::{Facts, guard, unguard};
use crate::keys::{drop_tables, plain, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "merged_account";
const FACTS: Facts = Facts {
    table: TABLE,
    columns: &["id", "account_id", "into_id", "merged_at"],
    author: Some("merged_by"),
};

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create()
            .table(TABLE)
            .col(big_pk_auto("id"))
            .col(big_integer("account_id"))
            .col(big_integer("into_id"))
            .col(big_integer_null("merged_by"))
            .col(big_integer("merged_at"))
            .take();
        for (column, on_delete) in [
            ("account_id", ForeignKeyAction::Cascade),
            ("into_id", ForeignKeyAction::Cascade),
            ("merged_by", ForeignKeyAction::SetNull),
        ] {
            table.foreign_key(&mut points_to(TABLE, column, "account", on_delete));
        }
        manager.create_table(table).await?;
        manager
            .create_index(unique(TABLE, "once", &["account_id"]))
            .await?;
        manager
            .create_index(plain(TABLE, "into_id", &["into_id"]))
            .await?;
        guard(manager, &FACTS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unguard(manager, &FACTS).await?;
        drop_tables(manager, &[TABLE]).await
    }
}
