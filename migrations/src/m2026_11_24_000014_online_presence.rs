//! Who was seen at an online session and when; which share of its minutes counts as present, and
//! whether they have been counted.
//!
//! What was seen is a fact like the marks that it leads to: appended, and sealed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer, string};

use crate::append_only::{seal, unseal};
use crate::keys::{drop_tables, plain, points_to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [ColumnDef; 2] {
    [
        integer("online_percent").default(80).take(),
        big_integer_null("online_counted_at").take(),
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
                .alter_table(Table::alter().table("session").add_column(column).take())
                .await?;
        }
        manager.create_table(online_presence()).await?;
        manager
            .create_index(plain(
                "online_presence",
                "session_id-enrolment_id",
                &["session_id", "enrolment_id"],
            ))
            .await?;
        seal(manager, "online_presence").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unseal(manager, "online_presence").await?;
        drop_tables(manager, &["online_presence"]).await?;
        for column in columns().into_iter().rev() {
            let name = column.get_column_name();
            manager
                .alter_table(Table::alter().table("session").drop_column(name).take())
                .await?;
        }
        Ok(())
    }
}

fn online_presence() -> TableCreateStatement {
    let mut table = Table::create()
        .table("online_presence")
        .col(big_pk_auto("id"))
        .col(big_integer("session_id"))
        .col(big_integer("enrolment_id"))
        .col(string("kind"))
        .col(big_integer("seen_at"))
        .take();
    for (column, target) in [("session_id", "session"), ("enrolment_id", "enrolment")] {
        table.foreign_key(&mut points_to(
            "online_presence",
            column,
            target,
            ForeignKeyAction::Restrict,
        ));
    }
    table
}
