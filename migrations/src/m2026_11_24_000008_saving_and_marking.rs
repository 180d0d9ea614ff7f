//! Answers that arrive late, twice or from two devices; one open attempt for each person and
//! quiz; what a person is granted beyond the rule; what a trainer gives for a reasoned answer.
//!
//! An answer is told apart by the client that sent it too: two devices that were offline may both
//! say "the fifth". Until now every answer came from the page's own form, whose name is empty.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, string, text,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::append_only::{Facts, guard};
use crate::keys::{drop_tables, plain, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const OLD_KEY: &str = "attempt_question_number";
const NEW_KEY: &str = "attempt_question_message";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            string("client").default("").take(),
            boolean("later").default(false).take(),
            boolean("checked").default(false).take(),
        ] {
            manager
                .alter_table(Table::alter().table("answer").add_column(column).take())
                .await?;
        }
        drop_index(manager, OLD_KEY).await?;
        manager
            .create_index(unique(
                "answer",
                NEW_KEY,
                &["attempt_id", "question", "number", "client"],
            ))
            .await?;
        // The guard names columns; it is made again with the new ones among them.
        drop_trigger(manager, "answer", "answer_append_only").await?;
        guard(manager, &ANSWER).await?;

        let db = manager.get_connection();
        db.execute_unprepared(
            "CREATE UNIQUE INDEX \"idx-attempt-one_open\" ON attempt (enrolment_id, quiz) \
             WHERE submitted_at IS NULL",
        )
        .await?;

        manager.create_table(allowance()).await?;
        manager
            .create_index(plain("allowance", "person_quiz", &["enrolment_id", "quiz"]))
            .await?;
        guard(manager, &ALLOWANCE).await?;
        manager.create_table(rubric_mark()).await?;
        manager
            .create_index(unique(
                "rubric_mark",
                "attempt_question_number",
                &["attempt_id", "question", "number"],
            ))
            .await?;
        guard(manager, &RUBRIC_MARK).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["rubric_mark", "allowance"]).await?;
        let db = manager.get_connection();
        db.execute_unprepared("DROP INDEX \"idx-attempt-one_open\"")
            .await?;
        drop_trigger(manager, "answer", "answer_append_only").await?;
        drop_index(manager, NEW_KEY).await?;
        // What only differs by its client cannot stay apart under the old key.
        db.execute_unprepared("DELETE FROM answer WHERE client <> ''")
            .await?;
        for column in ["client", "later", "checked"] {
            manager
                .alter_table(Table::alter().table("answer").drop_column(column).take())
                .await?;
        }
        manager
            .create_index(unique(
                "answer",
                OLD_KEY,
                &["attempt_id", "question", "number"],
            ))
            .await?;
        guard(
            manager,
            &Facts {
                columns: &[
                    "id",
                    "attempt_id",
                    "question",
                    "number",
                    "response",
                    "saved_at",
                ],
                ..ANSWER
            },
        )
        .await
    }
}

async fn drop_index(manager: &SchemaManager<'_>, key: &str) -> Result<(), DbErr> {
    manager
        .drop_index(
            Index::drop()
                .name(format!("idx-answer-{key}"))
                .table("answer")
                .to_owned(),
        )
        .await
}

async fn drop_trigger(manager: &SchemaManager<'_>, table: &str, name: &str) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let on = match db.get_database_backend() {
        DbBackend::Postgres => format!(" ON {table}"),
        _ => String::new(),
    };
    db.execute_unprepared(&format!("DROP TRIGGER {name}{on}"))
        .await?;
    Ok(())
}

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
    ],
    author: None,
};

fn allowance() -> TableCreateStatement {
    Table::create()
        .table("allowance")
        .col(big_pk_auto("id"))
        .col(big_integer("enrolment_id"))
        .col(string("quiz"))
        .col(integer("minutes"))
        .col(integer("attempts"))
        .col(text("reason"))
        .col(big_integer_null("granted_by"))
        .col(big_integer("granted_at"))
        .foreign_key(&mut points_to(
            "allowance",
            "enrolment_id",
            "enrolment",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut points_to(
            "allowance",
            "granted_by",
            "account",
            ForeignKeyAction::SetNull,
        ))
        .take()
}

const ALLOWANCE: Facts = Facts {
    table: "allowance",
    columns: &[
        "id",
        "enrolment_id",
        "quiz",
        "minutes",
        "attempts",
        "reason",
        "granted_at",
    ],
    author: Some("granted_by"),
};

fn rubric_mark() -> TableCreateStatement {
    Table::create()
        .table("rubric_mark")
        .col(big_pk_auto("id"))
        .col(big_integer("attempt_id"))
        .col(string("question"))
        .col(integer("number"))
        .col(text("points"))
        .col(text("comment"))
        .col(big_integer_null("marked_by"))
        .col(big_integer("marked_at"))
        .foreign_key(&mut points_to(
            "rubric_mark",
            "attempt_id",
            "attempt",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut points_to(
            "rubric_mark",
            "marked_by",
            "account",
            ForeignKeyAction::SetNull,
        ))
        .take()
}

const RUBRIC_MARK: Facts = Facts {
    table: "rubric_mark",
    columns: &[
        "id",
        "attempt_id",
        "question",
        "number",
        "points",
        "comment",
        "marked_at",
    ],
    author: Some("marked_by"),
};
