//! Who teaches a session and where one joins it from afar; how many people a training has room
//! for, and who waits for a place.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, integer_null, string, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 5] {
    [
        ("session", text("trainers").default("").take()),
        ("session", text("link").default("").take()),
        ("training", integer_null("capacity").take()),
        ("enrolment", string("place").default("enrolled").take()),
        ("enrolment", big_integer_null("placed_at").take()),
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
