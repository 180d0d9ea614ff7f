//! A register that can be trusted: marks that are told apart by a name their client gave them,
//! that know when they were made and when they came, and that nothing deletes.
//!
//! Until now a person who was deleted took the marks along. From here on an account or an
//! enrolment that marks point to cannot be deleted: to erase a person is to replace the name, so
//! the marks and their authors stay true. That changes foreign keys, which SQLite can only do by
//! making the table anew; both databases go the same way.
//!
//! A session may have parts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, integer, integer_null, string,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::append_only::{Facts, guard, seal, unseal};
use crate::keys::{drop_tables, plain, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The name of the table while it is made.
const MAKING: &str = "attendance_mark_new";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_column(manager, "session", string("units").default("").take()).await?;
        manager.create_table(with_names()).await?;
        let name = match manager.get_connection().get_database_backend() {
            DbBackend::Postgres => "gen_random_uuid()::text",
            _ => {
                "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' \
                 || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) \
                 || '-' || hex(randomblob(6)))"
            }
        };
        let source = "CASE method WHEN 'check-in' THEN 'self' ELSE 'organizer' END";
        let supersedes = "CASE WHEN number > 1 THEN number - 1 END";
        make_anew(
            manager,
            "id, mark, session_id, enrolment_id, number, unit, status, minutes, source, reason, \
             supersedes, recorded_by, made_at, received_at",
            &format!(
                "id, {name}, session_id, enrolment_id, number, '', status, NULL, {source}, reason, \
                 {supersedes}, recorded_by, recorded_at, recorded_at"
            ),
        )
        .await?;
        manager
            .create_index(unique("attendance_mark", "mark", &["mark"]))
            .await?;
        seal(manager, "attendance_mark").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unseal(manager, "attendance_mark").await?;
        // What only takes a mark back cannot be said in the old table.
        let db = manager.get_connection();
        db.execute_unprepared("DELETE FROM attendance_mark WHERE status = ''")
            .await?;
        manager
            .drop_index(
                Index::drop()
                    .name("idx-attendance_mark-mark")
                    .table("attendance_mark")
                    .to_owned(),
            )
            .await?;
        manager.create_table(without_names()).await?;
        make_anew(
            manager,
            "id, session_id, enrolment_id, number, status, method, reason, recorded_by, recorded_at",
            "id, session_id, enrolment_id, number, status, CASE WHEN source IN ('self', 'code') \
             THEN 'check-in' WHEN reason = '' THEN 'roll-call' ELSE 'correction' END, reason, \
             recorded_by, received_at",
        )
        .await?;
        guard(manager, &OLD).await?;
        drop_column(manager, "session", "units").await
    }
}

async fn add_column(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: ColumnDef,
) -> Result<(), DbErr> {
    manager
        .alter_table(Table::alter().table(table).add_column(column).take())
        .await
}

async fn drop_column(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: &'static str,
) -> Result<(), DbErr> {
    manager
        .alter_table(Table::alter().table(table).drop_column(column).take())
        .await
}

/// Takes the rows over into the table that is being made, and puts it in the place of the old.
async fn make_anew(manager: &SchemaManager<'_>, into: &str, from: &str) -> Result<(), DbErr> {
    let db = manager.get_connection();
    db.execute_unprepared(&format!(
        "INSERT INTO {MAKING} ({into}) SELECT {from} FROM attendance_mark"
    ))
    .await?;
    drop_tables(manager, &["attendance_mark"]).await?;
    db.execute_unprepared(&format!("ALTER TABLE {MAKING} RENAME TO attendance_mark"))
        .await?;
    if db.get_database_backend() == DbBackend::Postgres {
        // The numbers go on where they were, and the key is called as it was.
        db.execute_unprepared(
            "SELECT setval(pg_get_serial_sequence('attendance_mark', 'id'), \
             (SELECT coalesce(max(id), 0) + 1 FROM attendance_mark), false)",
        )
        .await?;
        db.execute_unprepared(&format!(
            "ALTER INDEX {MAKING}_pkey RENAME TO attendance_mark_pkey"
        ))
        .await?;
    }
    manager
        .create_index(unique(
            "attendance_mark",
            "place_in_history",
            &["session_id", "enrolment_id", "number"],
        ))
        .await?;
    manager
        .create_index(plain("attendance_mark", "enrolment_id", &["enrolment_id"]))
        .await
}

fn with_names() -> TableCreateStatement {
    let mut table = Table::create()
        .table(MAKING)
        .col(big_pk_auto("id"))
        .col(string("mark"))
        .col(big_integer("session_id"))
        .col(big_integer("enrolment_id"))
        .col(integer("number"))
        .col(string("unit"))
        .col(string("status"))
        .col(integer_null("minutes"))
        .col(string("source"))
        .col(string("reason"))
        .col(integer_null("supersedes"))
        .col(big_integer_null("recorded_by"))
        .col(big_integer("made_at"))
        .col(big_integer("received_at"))
        .take();
    for (column, target) in [
        ("session_id", "session"),
        ("enrolment_id", "enrolment"),
        ("recorded_by", "account"),
    ] {
        table.foreign_key(&mut of_the_old_name(
            column,
            target,
            ForeignKeyAction::Restrict,
        ));
    }
    table
}

fn without_names() -> TableCreateStatement {
    let mut table = Table::create()
        .table(MAKING)
        .col(big_pk_auto("id"))
        .col(big_integer("session_id"))
        .col(big_integer("enrolment_id"))
        .col(integer("number"))
        .col(string("status"))
        .col(string("method"))
        .col(string("reason"))
        .col(big_integer_null("recorded_by"))
        .col(big_integer("recorded_at"))
        .take();
    for (column, target, on_delete) in [
        ("session_id", "session", ForeignKeyAction::Cascade),
        ("enrolment_id", "enrolment", ForeignKeyAction::Cascade),
        ("recorded_by", "account", ForeignKeyAction::SetNull),
    ] {
        table.foreign_key(&mut of_the_old_name(column, target, on_delete));
    }
    table
}

/// A key that will be called right once the table has its name.
fn of_the_old_name(
    column: &'static str,
    target: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    let mut key = points_to(MAKING, column, target, on_delete);
    key.name(format!("fk-attendance_mark-{column}")).take()
}

const OLD: Facts = Facts {
    table: "attendance_mark",
    columns: &[
        "id",
        "session_id",
        "enrolment_id",
        "number",
        "status",
        "method",
        "reason",
        "recorded_at",
    ],
    author: Some("recorded_by"),
};
