//! Attendance marks: the register, as a history of statements.
//!
//! A register that can be overwritten proves nothing, so marks are numbered and only appended. The
//! unique number makes two people who correct the same mark at once notice each other.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer, string};

use crate::append_only::{Facts, create_function, drop_function, guard};
use crate::keys::{drop_tables, plain, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_function(manager).await?;
        manager.create_table(attendance_mark()).await?;
        manager
            .create_index(unique(
                "attendance_mark",
                "place_in_history",
                &["session_id", "enrolment_id", "number"],
            ))
            .await?;
        manager
            .create_index(plain("attendance_mark", "enrolment_id", &["enrolment_id"]))
            .await?;
        guard(manager, &ATTENDANCE_MARK).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["attendance_mark"]).await?;
        drop_function(manager).await
    }
}

fn attendance_mark() -> TableCreateStatement {
    Table::create()
        .table("attendance_mark")
        .col(big_pk_auto("id"))
        .col(big_integer("session_id"))
        .col(big_integer("enrolment_id"))
        .col(integer("number"))
        .col(string("status"))
        .col(string("method"))
        .col(string("reason"))
        .col(big_integer_null("recorded_by"))
        .col(big_integer("recorded_at"))
        .foreign_key(&mut points_to(
            "attendance_mark",
            "session_id",
            "session",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut points_to(
            "attendance_mark",
            "enrolment_id",
            "enrolment",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut points_to(
            "attendance_mark",
            "recorded_by",
            "account",
            ForeignKeyAction::SetNull,
        ))
        .take()
}

const ATTENDANCE_MARK: Facts = Facts {
    table: "attendance_mark",
    columns: &[
        "id",
        "session_id",
        "enrolment_id",
        "number",
        "status",
        "method",
        "reason",
        "recorded_at",
    ],
    author: Some("recorded_by"),
};
