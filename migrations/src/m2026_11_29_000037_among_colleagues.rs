//! What judges let each other see: that the answers of an attempt may be shown to colleagues without a
//! name, and what each chose at a stop of a hearing or said to an opinion.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, boolean, integer, string};

use crate::append_only::{Facts, guard};
use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const CONSENT: Facts = Facts {
    table: "answer_consent",
    columns: &["id", "attempt_id", "number", "given", "said_at"],
    author: None,
};

const CHOICE: Facts = Facts {
    table: "stop_choice",
    columns: &[
        "id",
        "enrolment_id",
        "lesson",
        "question",
        "option",
        "chosen_at",
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
        manager.create_table(consent()).await?;
        let key = ["attempt_id", "number"];
        manager
            .create_index(unique(CONSENT.table, "attempt_number", &key))
            .await?;
        guard(manager, &CONSENT).await?;
        manager.create_table(choice()).await?;
        let key = ["enrolment_id", "lesson", "question"];
        manager
            .create_index(unique(CHOICE.table, "person_question", &key))
            .await?;
        guard(manager, &CHOICE).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &[CHOICE.table, CONSENT.table]).await
    }
}

fn consent() -> TableCreateStatement {
    Table::create()
        .table(CONSENT.table)
        .col(big_pk_auto("id"))
        .col(big_integer("attempt_id"))
        .col(integer("number"))
        .col(boolean("given"))
        .col(big_integer("said_at"))
        .foreign_key(&mut points_to(
            CONSENT.table,
            "attempt_id",
            "attempt",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn choice() -> TableCreateStatement {
    Table::create()
        .table(CHOICE.table)
        .col(big_pk_auto("id"))
        .col(big_integer("enrolment_id"))
        .col(string("lesson"))
        .col(string("question"))
        .col(string("option"))
        .col(big_integer("chosen_at"))
        .foreign_key(&mut points_to(
            CHOICE.table,
            "enrolment_id",
            "enrolment",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
