//! Documents that people hand in with what they ask about their marks, such as a certificate of
//! illness.
//!
//! What was asked is sealed, and so does not refer to the document: a table between them does,
//! whose rows go with the document when the person is erased.
//!
//! Which letters a person wants none of; sessions that are on the agenda no more, for calendars; and
//! when the time of a session was changed last.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer, string};

use crate::append_only::{Facts, guard, unguard};
use crate::keys::{drop_tables, plain, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The most bytes of a document: 5 MiB.
const MOST: i32 = 5 * 1024 * 1024;

const DOCUMENT: Facts = Facts {
    table: "excuse_document",
    columns: &["id", "enrolment_id", "kind", "size", "content", "added_at"],
    author: None,
};

const REQUEST_DOCUMENT: Facts = Facts {
    table: "request_document",
    columns: &["id", "request_id", "document_id"],
    author: None,
};

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(document()).await?;
        manager
            .create_index(plain("excuse_document", "enrolment_id", &["enrolment_id"]))
            .await?;
        guard(manager, &DOCUMENT).await?;
        manager.create_table(request_document()).await?;
        manager
            .create_index(unique("request_document", "request_id", &["request_id"]))
            .await?;
        manager
            .create_index(plain("request_document", "document_id", &["document_id"]))
            .await?;
        guard(manager, &REQUEST_DOCUMENT).await?;
        manager.create_table(declined_letter()).await?;
        manager
            .create_index(unique(
                "declined_letter",
                "account_kind",
                &["account_id", "kind"],
            ))
            .await?;
        manager.create_table(cancelled_session()).await?;
        manager
            .create_index(unique("cancelled_session", "session", &["session"]))
            .await?;
        manager
            .create_index(plain("cancelled_session", "training_id", &["training_id"]))
            .await?;
        let moved_at = big_integer_null("moved_at");
        manager
            .alter_table(Table::alter().table("session").add_column(moved_at).take())
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("session")
                    .drop_column("moved_at")
                    .take(),
            )
            .await?;
        drop_tables(manager, &["cancelled_session", "declined_letter"]).await?;
        unguard(manager, &REQUEST_DOCUMENT).await?;
        unguard(manager, &DOCUMENT).await?;
        drop_tables(manager, &["request_document", "excuse_document"]).await
    }
}

fn document() -> TableCreateStatement {
    let kind = string("kind")
        .check(Expr::col("kind").is_in(["pdf", "jpg", "png"]))
        .take();
    let size = integer("size")
        .check(Expr::col("size").between(1, MOST))
        .take();
    Table::create()
        .table("excuse_document")
        .col(big_pk_auto("id"))
        .col(big_integer("enrolment_id"))
        .col(kind)
        .col(size)
        .col(ColumnDef::new_with_type("content", ColumnType::VarBinary(StringLen::None)).not_null())
        .col(big_integer("added_at"))
        .foreign_key(&mut points_to(
            "excuse_document",
            "enrolment_id",
            "enrolment",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn request_document() -> TableCreateStatement {
    let mut table = Table::create()
        .table("request_document")
        .col(big_pk_auto("id"))
        .col(big_integer("request_id"))
        .col(big_integer("document_id"))
        .take();
    for (column, target, on_delete) in [
        (
            "request_id",
            "attendance_request",
            ForeignKeyAction::Restrict,
        ),
        ("document_id", "excuse_document", ForeignKeyAction::Cascade),
    ] {
        table.foreign_key(&mut points_to(
            "request_document",
            column,
            target,
            on_delete,
        ));
    }
    table
}

fn declined_letter() -> TableCreateStatement {
    Table::create()
        .table("declined_letter")
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(string("kind"))
        .foreign_key(&mut points_to(
            "declined_letter",
            "account_id",
            "account",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn cancelled_session() -> TableCreateStatement {
    Table::create()
        .table("cancelled_session")
        .col(big_pk_auto("id"))
        .col(big_integer("session"))
        .col(big_integer("training_id"))
        .col(string("title_en"))
        .col(string("title_ru"))
        .col(string("title_kk"))
        .col(big_integer("starts_at"))
        .col(big_integer("ends_at"))
        .col(integer("revision"))
        .col(big_integer("cancelled_at"))
        .foreign_key(&mut points_to(
            "cancelled_session",
            "training_id",
            "training",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
