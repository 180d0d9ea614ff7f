//! The secrets that codes on the screen are derived from, and what judges ask about their marks.
//!
//! A secret lies in a table of its own, so that nothing which reads sessions carries it along. A
//! request and its answer are facts like the marks they are about: appended, and sealed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, string, text,
};

use crate::append_only::{seal, unseal};
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
        manager.create_table(session_secret()).await?;
        manager
            .create_index(unique("session_secret", "session_id", &["session_id"]))
            .await?;
        manager.create_table(attendance_request()).await?;
        manager
            .create_index(plain(
                "attendance_request",
                "enrolment_id",
                &["enrolment_id"],
            ))
            .await?;
        manager
            .create_index(plain("attendance_request", "session_id", &["session_id"]))
            .await?;
        seal(manager, "attendance_request").await?;
        manager.create_table(attendance_answer()).await?;
        manager
            .create_index(unique("attendance_answer", "request_id", &["request_id"]))
            .await?;
        seal(manager, "attendance_answer").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["attendance_answer", "attendance_request"] {
            unseal(manager, table).await?;
        }
        drop_tables(
            manager,
            &["attendance_answer", "attendance_request", "session_secret"],
        )
        .await
    }
}

fn session_secret() -> TableCreateStatement {
    Table::create()
        .table("session_secret")
        .col(big_pk_auto("id"))
        .col(big_integer("session_id"))
        .col(string("secret"))
        .col(big_integer("made_at"))
        .foreign_key(&mut points_to(
            "session_secret",
            "session_id",
            "session",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn attendance_request() -> TableCreateStatement {
    let mut table = Table::create()
        .table("attendance_request")
        .col(big_pk_auto("id"))
        .col(big_integer("session_id"))
        .col(big_integer("enrolment_id"))
        .col(string("status"))
        .col(text("reason"))
        .col(big_integer_null("asked_by"))
        .col(big_integer("asked_at"))
        .take();
    for (column, target) in [
        ("session_id", "session"),
        ("enrolment_id", "enrolment"),
        ("asked_by", "account"),
    ] {
        table.foreign_key(&mut points_to(
            "attendance_request",
            column,
            target,
            ForeignKeyAction::Restrict,
        ));
    }
    table
}

fn attendance_answer() -> TableCreateStatement {
    let mut table = Table::create()
        .table("attendance_answer")
        .col(big_pk_auto("id"))
        .col(big_integer("request_id"))
        .col(boolean("granted"))
        .col(text("reason"))
        .col(big_integer_null("answered_by"))
        .col(big_integer("answered_at"))
        .take();
    for (column, target) in [
        ("request_id", "attendance_request"),
        ("answered_by", "account"),
    ] {
        table.foreign_key(&mut points_to(
            "attendance_answer",
            column,
            target,
            ForeignKeyAction::Restrict,
        ));
    }
    table
}
