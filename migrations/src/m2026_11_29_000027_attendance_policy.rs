//! The attendance policy of a training: from when somebody is late, when check-in is open, what
//! coming late, leaving early and an excuse count for. Trainings from before keep what held for
//! all of them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The most minutes that a policy may say.
const MOST: i32 = 240;

fn columns() -> [ColumnDef; 6] {
    [
        minutes("late_after", 10),
        minutes("check_in_opens_before", 30),
        minutes("check_in_closes_after", 0),
        one_of("late_counts", "full", ["full", "half", "nothing"]),
        one_of("left_early_counts", "full", ["full", "half", "nothing"]),
        one_of("excused_counts", "absent", ["absent", "half", "left-out"]),
    ]
}

fn minutes(name: &'static str, default: i32) -> ColumnDef {
    integer(name)
        .default(default)
        .check(Expr::col(name).between(0, MOST))
        .take()
}

fn one_of(name: &'static str, default: &'static str, codes: [&'static str; 3]) -> ColumnDef {
    string(name)
        .default(default)
        .check(Expr::col(name).is_in(codes))
        .take()
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
                .alter_table(Table::alter().table("training").add_column(column).take())
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns().into_iter().rev() {
            let name = column.get_column_name();
            manager
                .alter_table(Table::alter().table("training").drop_column(name).take())
                .await?;
        }
        Ok(())
    }
}
