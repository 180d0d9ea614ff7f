//! Missed questions that come back: what was answered then, and whether somebody wants them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, boolean, integer, string};

use crate::append_only::{Facts, guard};
use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ANSWER: Facts = Facts {
    table: "missed_answer",
    columns: &[
        "id",
        "enrolment_id",
        "quiz",
        "question",
        "number",
        "response",
        "known",
        "answered_at",
    ],
    author: None,
};

const CHOICE: Facts = Facts {
    table: "missed_choice",
    columns: &["id", "enrolment_id", "number", "wanted", "said_at"],
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
        let key = ["enrolment_id", "quiz", "question", "number"];
        manager
            .create_index(unique(ANSWER.table, "person_question_number", &key))
            .await?;
        guard(manager, &ANSWER).await?;
        manager.create_table(choice()).await?;
        let key = ["enrolment_id", "number"];
        manager
            .create_index(unique(CHOICE.table, "person_number", &key))
            .await?;
        guard(manager, &CHOICE).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &[CHOICE.table, ANSWER.table]).await
    }
}

fn answer() -> TableCreateStatement {
    Table::create()
        .table(ANSWER.table)
        .col(big_pk_auto("id"))
        .col(big_integer("enrolment_id"))
        .col(string("quiz"))
        .col(string("question"))
        .col(integer("number"))
        .col(string("response"))
        .col(boolean("known"))
        .col(big_integer("answered_at"))
        .foreign_key(&mut points_to(
            ANSWER.table,
            "enrolment_id",
            "enrolment",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn choice() -> TableCreateStatement {
    Table::create()
        .table(CHOICE.table)
        .col(big_pk_auto("id"))
        .col(big_integer("enrolment_id"))
        .col(integer("number"))
        .col(boolean("wanted"))
        .col(big_integer("said_at"))
        .foreign_key(&mut points_to(
            CHOICE.table,
            "enrolment_id",
            "enrolment",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
