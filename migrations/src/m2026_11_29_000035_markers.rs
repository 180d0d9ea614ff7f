//! Several trainers may mark one answer: a mark says which of its markers gave it. An account that is
//! gone leaves that number, so that two markers stay two.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::integer;

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
        "kind",
        "points",
        "given_milli",
        "remark_id",
        "marked_at",
    ],
    author: Some("marked_by"),
};

const AFTER: Facts = Facts {
    columns: &[
        "id",
        "attempt_id",
        "question",
        "number",
        "kind",
        "marker",
        "points",
        "given_milli",
        "remark_id",
        "marked_at",
    ],
    ..BEFORE
};

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unguard(manager, &BEFORE).await?;
        let marker = integer("marker")
            .default(1)
            .check(Expr::col("marker").gte(1))
            .take();
        manager
            .alter_table(
                Table::alter()
                    .table("rubric_mark")
                    .add_column(marker)
                    .take(),
            )
            .await?;
        guard(manager, &AFTER).await
    }

    /// What settles a mark cannot be told in the older table: the mark that it settled on stays.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unguard(manager, &AFTER).await?;
        manager
            .get_connection()
            .execute_unprepared("UPDATE rubric_mark SET kind = 'rubric' WHERE kind = 'settled'")
            .await?;
        manager
            .alter_table(
                Table::alter()
                    .table("rubric_mark")
                    .drop_column("marker")
                    .take(),
            )
            .await?;
        guard(manager, &BEFORE).await
    }
}
