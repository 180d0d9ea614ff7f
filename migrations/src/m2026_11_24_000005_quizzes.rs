//! Attempts at quizzes, saved answers and grades.
//!
//! Answers and grades are numbered and appended: a judge can see what was handed in and when, and
//! a new grading stands beside the old one with its reason.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, string, text,
};

use crate::append_only::{Facts, guard};
use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(attempt()).await?;
        manager
            .create_index(unique(
                "attempt",
                "person_quiz_number",
                &["enrolment_id", "quiz", "number"],
            ))
            .await?;
        manager.create_table(answer()).await?;
        manager
            .create_index(unique(
                "answer",
                "attempt_question_number",
                &["attempt_id", "question", "number"],
            ))
            .await?;
        guard(manager, &ANSWER).await?;
        manager.create_table(grade()).await?;
        manager
            .create_index(unique("grade", "attempt_number", &["attempt_id", "number"]))
            .await?;
        guard(manager, &GRADE).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["grade", "answer", "attempt"]).await
    }
}

fn attempt() -> TableCreateStatement {
    Table::create()
        .table("attempt")
        .col(big_pk_auto("id"))
        .col(big_integer("enrolment_id"))
        .col(string("quiz"))
        .col(integer("number"))
        .col(string("content_hash"))
        .col(big_integer("seed"))
        .col(big_integer("started_at"))
        .col(big_integer_null("submitted_at"))
        .foreign_key(&mut points_to(
            "attempt",
            "enrolment_id",
            "enrolment",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn answer() -> TableCreateStatement {
    Table::create()
        .table("answer")
        .col(big_pk_auto("id"))
        .col(big_integer("attempt_id"))
        .col(string("question"))
        .col(integer("number"))
        .col(text("response"))
        .col(big_integer("saved_at"))
        .foreign_key(&mut points_to(
            "answer",
            "attempt_id",
            "attempt",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

const ANSWER: Facts = Facts {
    table: "answer",
    columns: &[
        "id",
        "attempt_id",
        "question",
        "number",
        "response",
        "saved_at",
    ],
    author: None,
};

fn grade() -> TableCreateStatement {
    Table::create()
        .table("grade")
        .col(big_pk_auto("id"))
        .col(big_integer("attempt_id"))
        .col(integer("number"))
        .col(big_integer("points_milli"))
        .col(big_integer("possible_milli"))
        .col(boolean("passed"))
        .col(string("reason"))
        .col(big_integer_null("graded_by"))
        .col(big_integer("graded_at"))
        .foreign_key(&mut points_to(
            "grade",
            "attempt_id",
            "attempt",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut points_to(
            "grade",
            "graded_by",
            "account",
            ForeignKeyAction::SetNull,
        ))
        .take()
}

const GRADE: Facts = Facts {
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
    ],
    author: Some("graded_by"),
};
