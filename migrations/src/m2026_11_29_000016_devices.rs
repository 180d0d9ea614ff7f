//! In which browser a login was begun, whether it stays, and which tries failed before it.
//!
//! A device is known to an account by what is kept of its cookie with one of the account's logins,
//! also of one that has ended. Failed tries are counted with the account until its owner signs in
//! and is told.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, boolean, integer, string, string_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 7] {
    [
        ("account", integer("failed_tries").default(0).take()),
        ("account", big_integer_null("failed_since").take()),
        ("login", string_null("device_hash").take()),
        ("login", string("browser").default("").take()),
        ("login", boolean("stays").default(false).take()),
        ("login", integer("failed_tries").default(0).take()),
        ("login", big_integer_null("failed_since").take()),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            manager
                .alter_table(Table::alter().table(table).add_column(column).take())
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns().into_iter().rev() {
            let name = column.get_column_name();
            manager
                .alter_table(Table::alter().table(table).drop_column(name).take())
                .await?;
        }
        Ok(())
    }
}
