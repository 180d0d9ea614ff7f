//! A trainer's mark may be about any answer: points that the key does not give, a comment alone,
//! or that the key counts again.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, string};

use crate::append_only::{Facts, guard, unguard};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const BEFORE: Facts = Facts {
    table: "rubric_mark",
    columns: &[
        "id",
        "attempt_id",
        "question",
        "number",
        "points",
        "remark_id",
        "marked_at",
    ],
    author: Some("marked_by"),
};

const AFTER: Facts = Facts {
    table: "rubric_mark",
    columns: &[
        "id",
        "attempt_id",
        "question",
        "number",
        "kind",
        "points",
        "given_milli",
        "remark_id",
        "marked_at",
    ],
    author: Some("marked_by"),
};

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unguard(manager, &BEFORE).await?;
        for column in [
            string("kind").default("rubric").take(),
            big_integer_null("given_milli"),
        ] {
            manager
                .alter_table(
                    Table::alter()
                        .table("rubric_mark")
                        .add_column(column)
                        .take(),
                )
                .await?;
        }
        guard(manager, &AFTER).await
    }

    /// What is no mark by a rubric cannot be told in the older table, and goes.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unguard(manager, &AFTER).await?;
        manager
            .get_connection()
            .execute_unprepared("DELETE FROM rubric_mark WHERE kind <> 'rubric'")
            .await?;
        for column in ["given_milli", "kind"] {
            manager
                .alter_table(
                    Table::alter()
                        .table("rubric_mark")
                        .drop_column(column)
                        .take(),
                )
                .await?;
        }
        guard(manager, &BEFORE).await
    }
}
