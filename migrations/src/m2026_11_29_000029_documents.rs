//! Documents that people hand in with what they ask about their marks, such as a certificate of
//! illness.
//!
//! What was asked is sealed, and so does not refer to the document: a table between them does,
//! whose rows go with the document when the person is erased.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, integer, string};

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
        guard(manager, &REQUEST_DOCUMENT).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
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
