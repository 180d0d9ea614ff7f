//! The audit trail: who did what, when.
//!
//! It holds ids and codes only, so that erasing a person does not mean rewriting it: the rows stay
//! and merely forget who acted.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, string, text};

use crate::append_only::{Facts, guard};
use crate::keys::{drop_tables, plain, points_to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(audit_event()).await?;
        manager
            .create_index(plain(
                "audit_event",
                "training_id_at",
                &["training_id", "at"],
            ))
            .await?;
        guard(manager, &AUDIT_EVENT).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["audit_event"]).await
    }
}

fn audit_event() -> TableCreateStatement {
    Table::create()
        .table("audit_event")
        .col(big_pk_auto("id"))
        .col(big_integer("at"))
        .col(big_integer_null("actor_id"))
        .col(string("request"))
        .col(string("action"))
        .col(string("subject"))
        .col(big_integer_null("subject_id"))
        .col(big_integer_null("training_id"))
        .col(text("detail"))
        .foreign_key(&mut points_to(
            "audit_event",
            "actor_id",
            "account",
            ForeignKeyAction::SetNull,
        ))
        .foreign_key(&mut points_to(
            "audit_event",
            "training_id",
            "training",
            // What was done in a training outlives an attempt to delete it.
            ForeignKeyAction::Restrict,
        ))
        .take()
}

const AUDIT_EVENT: Facts = Facts {
    table: "audit_event",
    columns: &[
        "id",
        "at",
        "request",
        "action",
        "subject",
        "subject_id",
        "training_id",
        "detail",
    ],
    author: Some("actor_id"),
};
