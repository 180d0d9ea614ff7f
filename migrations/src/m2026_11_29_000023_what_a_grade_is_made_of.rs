//! What a grade is made of: what each question gave, so that one answer can be marked without
//! touching the others; and the pass mark is pinned with the attempt.
//!
//! Grades and attempts from before keep nothing in these columns: what they were made of cannot
//! be told with certainty.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text_null};

use crate::append_only::{Facts, guard, unguard};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const BEFORE: Facts = Facts {
    table: "grade",
    columns: &[
        "id",
        "attempt_id",
        "number",
        "points_milli",
        "possible_milli",
        "passed",
        "reason",
        "graded_at",
        "remark_id",
    ],
    author: Some("graded_by"),
};

const AFTER: Facts = Facts {
    table: "grade",
    columns: &[
        "id",
        "attempt_id",
        "number",
        "points_milli",
        "possible_milli",
        "passed",
        "parts",
        "reason",
        "graded_at",
        "remark_id",
    ],
    author: Some("graded_by"),
};

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unguard(manager, &BEFORE).await?;
        for (table, column) in [
            ("grade", text_null("parts")),
            ("attempt", integer_null("pass_percent")),
        ] {
            manager
                .alter_table(Table::alter().table(table).add_column(column).take())
                .await?;
        }
        guard(manager, &AFTER).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unguard(manager, &AFTER).await?;
        for (table, column) in [("attempt", "pass_percent"), ("grade", "parts")] {
            manager
                .alter_table(Table::alter().table(table).drop_column(column).take())
                .await?;
        }
        guard(manager, &BEFORE).await
    }
}
