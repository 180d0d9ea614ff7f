//! What the heads of lists mean that no reader knows: an organizer said it once for a training.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, string};

use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "list_head";

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
            .col(big_integer("training_id"))
            .col(string("head"))
            .col(string("means"))
            .col(big_integer("said_at"))
            .take();
        let training = ("training_id", "training", ForeignKeyAction::Cascade);
        table.foreign_key(&mut points_to(TABLE, training.0, training.1, training.2));
        manager.create_table(table).await?;
        manager
            .create_index(unique(TABLE, "head_there", &["training_id", "head"]))
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &[TABLE]).await
    }
}
