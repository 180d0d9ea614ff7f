//! An attempt that was handed in may be reopened: who did, why and until when is a fact; the attempt
//! itself says that it is open again.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, string_null,
};

use crate::append_only::{Facts, guard};
use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const REOPENING: Facts = Facts {
    table: "attempt_reopening",
    columns: &[
        "id",
        "attempt_id",
        "number",
        "submitted_at",
        "until_at",
        "key_seen",
        "remark_id",
        "reopened_at",
    ],
    author: Some("reopened_by"),
};

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("attempt")
                    .add_column(big_integer_null("reopened_until"))
                    .take(),
            )
            .await?;
        manager.create_table(reopening()).await?;
        let key = ["attempt_id", "number"];
        manager
            .create_index(unique(REOPENING.table, "attempt_number", &key))
            .await?;
        guard(manager, &REOPENING).await
    }

    /// What is open again and was not handed in since stays open.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &[REOPENING.table]).await?;
        manager
            .alter_table(
                Table::alter()
                    .table("attempt")
                    .drop_column("reopened_until")
                    .take(),
            )
            .await
    }
}

fn reopening() -> TableCreateStatement {
    let to = |column, target, on_delete| points_to(REOPENING.table, column, target, on_delete);
    Table::create()
        .table(REOPENING.table)
        .col(big_pk_auto("id"))
        .col(big_integer("attempt_id"))
        .col(integer("number"))
        .col(big_integer("submitted_at"))
        .col(big_integer("until_at"))
        .col(boolean("key_seen"))
        .col(string_null("remark_id"))
        .col(big_integer_null("reopened_by"))
        .col(big_integer("reopened_at"))
        .check(Expr::col("until_at").gt(Expr::col("reopened_at")))
        .foreign_key(&mut to("attempt_id", "attempt", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("remark_id", "remark", ForeignKeyAction::NoAction))
        .foreign_key(&mut to("reopened_by", "account", ForeignKeyAction::SetNull))
        .take()
}
