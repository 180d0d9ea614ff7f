//! What organizers say once for a training: what the heads of its lists mean that no reader knows, and
//! whether people check in with the code alone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, boolean, string};

use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "list_head";
const TRAINING: &str = "training";
const CODE_NEEDED: &str = "code_needed";

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
            .await?;
        let code_needed = boolean(CODE_NEEDED).default(false).take();
        let table = Table::alter()
            .table(TRAINING)
            .add_column(code_needed)
            .take();
        manager.alter_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::alter()
            .table(TRAINING)
            .drop_column(CODE_NEEDED)
            .take();
        manager.alter_table(table).await?;
        drop_tables(manager, &[TABLE]).await
    }
}
