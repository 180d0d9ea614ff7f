//! Closing the register of a session, and opening it again: facts of their own, appended and
//! sealed like the marks that they are about. The last one of a session holds.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, text,
};

use crate::append_only::{seal, unseal};
use crate::keys::{drop_tables, points_to, unique};

const TABLE: &str = "register_closing";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

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
            .col(big_integer("session_id"))
            .col(integer("number"))
            .col(boolean("closes"))
            .col(text("reason"))
            .col(big_integer_null("made_by"))
            .col(big_integer("made_at"))
            .take();
        for (column, target) in [("session_id", "session"), ("made_by", "account")] {
            table.foreign_key(&mut points_to(
                TABLE,
                column,
                target,
                ForeignKeyAction::Restrict,
            ));
        }
        manager.create_table(table).await?;
        manager
            .create_index(unique(TABLE, "place_in_history", &["session_id", "number"]))
            .await?;
        seal(manager, TABLE).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unseal(manager, TABLE).await?;
        drop_tables(manager, &[TABLE]).await
    }
}
