//! What a calendar needs to notice that a session was moved, the secret address of a person's
//! calendar, and when a person's data were erased.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_integer_uniq, big_pk_auto, integer, string_uniq,
};

use crate::keys::{drop_tables, points_to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            ("session", integer("revision").default(0).take()),
            ("session", big_integer_null("changed_at")),
            ("account", big_integer_null("erased_at")),
        ] {
            manager
                .alter_table(Table::alter().table(table).add_column(column).take())
                .await?;
        }
        manager.create_table(calendar_feed()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["calendar_feed"]).await?;
        for (table, column) in [
            ("account", "erased_at"),
            ("session", "changed_at"),
            ("session", "revision"),
        ] {
            manager
                .alter_table(Table::alter().table(table).drop_column(column).take())
                .await?;
        }
        Ok(())
    }
}

fn calendar_feed() -> TableCreateStatement {
    Table::create()
        .table("calendar_feed")
        .col(big_pk_auto("id"))
        .col(big_integer_uniq("account_id"))
        .col(string_uniq("token_hash"))
        .col(big_integer("created_at"))
        .foreign_key(&mut points_to(
            "calendar_feed",
            "account_id",
            "account",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
