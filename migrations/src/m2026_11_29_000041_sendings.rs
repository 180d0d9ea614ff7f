//! The names of forms that made something: a form that is sent twice makes one thing.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string};

use crate::keys::{drop_tables, plain};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("sending")
            .col(string("name").primary_key())
            .col(string("way_on"))
            .col(big_integer("made_at"))
            .take();
        manager.create_table(table).await?;
        manager
            .create_index(plain("sending", "made_at", &["made_at"]))
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["sending"]).await
    }
}
