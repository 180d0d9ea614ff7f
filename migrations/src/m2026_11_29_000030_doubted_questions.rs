//! What a judge says about a question that is wrong or unclear, and what a trainer answers; and in
//! which language a question was shown when it was answered.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, integer, string, string_null,
};

use crate::append_only::{Facts, guard, unguard};
use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ANSWER: Facts = Facts {
    table: "answer",
    columns: &[
        "id",
        "attempt_id",
        "question",
        "number",
        "client",
        "response",
        "later",
        "checked",
        "saved_at",
        "remark_id",
    ],
    author: None,
};

const ANSWER_WITH_LANGUAGE: Facts = Facts {
    columns: &[
        "id",
        "attempt_id",
        "question",
        "number",
        "client",
        "response",
        "later",
        "checked",
        "saved_at",
        "remark_id",
        "language",
    ],
    ..ANSWER
};

const FLAG: Facts = Facts {
    table: "question_flag",
    columns: &[
        "id",
        "attempt_id",
        "question",
        "number",
        "language",
        "remark_id",
        "raised_at",
    ],
    author: None,
};

const FLAG_ANSWER: Facts = Facts {
    table: "flag_answer",
    columns: &["id", "flag_id", "number", "remark_id", "answered_at"],
    author: Some("answered_by"),
};

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unguard(manager, &ANSWER).await?;
        manager
            .alter_table(
                Table::alter()
                    .table("answer")
                    .add_column(string_null("language"))
                    .take(),
            )
            .await?;
        guard(manager, &ANSWER_WITH_LANGUAGE).await?;

        manager.create_table(flag()).await?;
        let key = ["attempt_id", "question", "number"];
        manager
            .create_index(unique(FLAG.table, "attempt_question_number", &key))
            .await?;
        guard(manager, &FLAG).await?;

        manager.create_table(flag_answer()).await?;
        manager
            .create_index(unique(
                FLAG_ANSWER.table,
                "flag_number",
                &["flag_id", "number"],
            ))
            .await?;
        guard(manager, &FLAG_ANSWER).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &[FLAG_ANSWER.table, FLAG.table]).await?;
        unguard(manager, &ANSWER_WITH_LANGUAGE).await?;
        manager
            .alter_table(
                Table::alter()
                    .table("answer")
                    .drop_column("language")
                    .take(),
            )
            .await?;
        guard(manager, &ANSWER).await
    }
}

fn flag() -> TableCreateStatement {
    let to = |column, target, on_delete| points_to(FLAG.table, column, target, on_delete);
    Table::create()
        .table(FLAG.table)
        .col(big_pk_auto("id"))
        .col(big_integer("attempt_id"))
        .col(string("question"))
        .col(integer("number"))
        .col(string("language"))
        .col(string_null("remark_id"))
        .col(big_integer("raised_at"))
        .foreign_key(&mut to("attempt_id", "attempt", ForeignKeyAction::Cascade))
        .foreign_key(&mut to("remark_id", "remark", ForeignKeyAction::NoAction))
        .take()
}

fn flag_answer() -> TableCreateStatement {
    let to = |column, target, on_delete| points_to(FLAG_ANSWER.table, column, target, on_delete);
    Table::create()
        .table(FLAG_ANSWER.table)
        .col(big_pk_auto("id"))
        .col(big_integer("flag_id"))
        .col(integer("number"))
        .col(string_null("remark_id"))
        .col(big_integer_null("answered_by"))
        .col(big_integer("answered_at"))
        .foreign_key(&mut to(
            "flag_id",
            "question_flag",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut to("remark_id", "remark", ForeignKeyAction::NoAction))
        .foreign_key(&mut to("answered_by", "account", ForeignKeyAction::SetNull))
        .take()
}
