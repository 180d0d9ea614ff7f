//! How a training ends: it is archived, cancelled or deleted. Of one that is deleted the row stays,
//! for the audit speaks of it; its sessions and people are gone, and the database does not let these
//! go where a mark, a request or a closing speaks of them. Besides, what judges are told of a
//! training: what it is about, and whom to ask.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [ColumnDef; 5] {
    [
        text("about").default("").take(),
        text("contact").default("").take(),
        big_integer_null("archived_at"),
        big_integer_null("cancelled_at"),
        big_integer_null("deleted_at"),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            manager
                .alter_table(Table::alter().table("training").add_column(column).take())
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns().into_iter().rev() {
            let name = column.get_column_name();
            manager
                .alter_table(Table::alter().table("training").drop_column(name).take())
                .await?;
        }
        Ok(())
    }
}
