//! What somebody answers to the practice questions of a lesson.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, integer, string, string_null, text};

use crate::append_only::{Facts, guard};
use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ANSWER: Facts = Facts {
    table: "practice_answer",
    columns: &[
        "id",
        "enrolment_id",
        "lesson",
        "content_hash",
        "question",
        "number",
        "response",
        "remark_id",
        "answered_at",
    ],
    author: None,
};

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(answer()).await?;
        let key = ["enrolment_id", "lesson", "question", "number"];
        manager
            .create_index(unique(ANSWER.table, "person_question_number", &key))
            .await?;
        guard(manager, &ANSWER).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &[ANSWER.table]).await
    }
}

fn answer() -> TableCreateStatement {
    let to = |column, target, on_delete| points_to(ANSWER.table, column, target, on_delete);
    Table::create()
        .table(ANSWER.table)
        .col(big_pk_auto("id"))
        .col(big_integer("enrolment_id"))
        .col(string("lesson"))
        .col(string("content_hash"))
        .col(string("question"))
        .col(integer("number"))
        .col(text("response"))
        .col(string_null("remark_id"))
        .col(big_integer("answered_at"))
        .foreign_key(&mut to(
            "enrolment_id",
            "enrolment",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut to("remark_id", "remark", ForeignKeyAction::NoAction))
        .take()
}
