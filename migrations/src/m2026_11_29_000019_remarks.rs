//! Words about people lie in a table of their own, which erasing a person empties; the facts that
//! they belong to stay sealed, and refer to them.
//!
//! Until now a reason, an excuse, a comment or a written answer lay in the sealed row itself. The
//! rows are opened here once, their words moved, and the rows sealed again. The columns that held
//! words go, but for two: of a grade the code of its reason stays, and of an answer that
//! something was typed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string, text};
use sea_orm_migration::sea_orm::DbBackend;

use crate::append_only::{Facts, guard, only_emptied, seal, unguard, unseal};
use crate::keys::{drop_tables, plain, points_to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// A table whose words move.
struct Moved {
    table: &'static str,
    /// The column that holds them until now.
    column: &'static str,
    /// Whether the column goes.
    goes: bool,
    /// Code of what the words belong to.
    kind: &'static str,
    /// The enrolment that they are about, and what is joined to find it.
    about: (&'static str, &'static str),
    /// When they were written.
    written_at: &'static str,
    /// Which rows have words; the column is `$`.
    has_words: &'static str,
    /// The guard before and after, where the table is not sealed.
    guards: Option<(Facts, Facts)>,
}

const OF_ATTEMPT: (&str, &str) = (
    "attempt.enrolment_id",
    "JOIN attempt ON attempt.id = fact.attempt_id",
);

const MOVED: [Moved; 7] = [
    Moved {
        table: "attendance_mark",
        column: "reason",
        goes: true,
        kind: "mark",
        about: ("fact.enrolment_id", ""),
        written_at: "received_at",
        has_words: "$ <> ''",
        guards: None,
    },
    Moved {
        table: "attendance_request",
        column: "reason",
        goes: true,
        kind: "request",
        about: ("fact.enrolment_id", ""),
        written_at: "asked_at",
        has_words: "$ <> ''",
        guards: None,
    },
    Moved {
        table: "attendance_answer",
        column: "reason",
        goes: true,
        kind: "request-answer",
        about: (
            "request.enrolment_id",
            "JOIN attendance_request request ON request.id = fact.request_id",
        ),
        written_at: "answered_at",
        has_words: "$ <> ''",
        guards: None,
    },
    Moved {
        table: "allowance",
        column: "reason",
        goes: true,
        kind: "allowance",
        about: ("fact.enrolment_id", ""),
        written_at: "granted_at",
        has_words: "$ <> ''",
        guards: Some((
            Facts {
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
            },
            Facts {
                table: "allowance",
                columns: &[
                    "id",
                    "enrolment_id",
                    "quiz",
                    "minutes",
                    "attempts",
                    "remark_id",
                    "granted_at",
                ],
                author: Some("granted_by"),
            },
        )),
    },
    Moved {
        table: "rubric_mark",
        column: "comment",
        goes: true,
        kind: "comment",
        about: OF_ATTEMPT,
        written_at: "marked_at",
        has_words: "$ <> ''",
        guards: Some((
            Facts {
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
            },
            Facts {
                table: "rubric_mark",
                columns: &[
                    "id",
                    "attempt_id",
                    "question",
                    "number",
                    "points",
                    "remark_id",
                    "marked_at",
                ],
                author: Some("marked_by"),
            },
        )),
    },
    Moved {
        table: "grade",
        column: "reason",
        goes: false,
        kind: "grade",
        about: OF_ATTEMPT,
        written_at: "graded_at",
        has_words: "$ NOT IN ('submitted', 'time-over', 'marked', 'regraded')",
        guards: Some((
            Facts {
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
            },
            Facts {
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
                    "remark_id",
                ],
                author: Some("graded_by"),
            },
        )),
    },
    Moved {
        table: "answer",
        column: "response",
        goes: false,
        kind: "answer",
        about: OF_ATTEMPT,
        written_at: "saved_at",
        has_words: "($ LIKE '{\"kind\":\"words\",%' \
                    OR $ LIKE '{\"kind\":\"number\",%' \
                    OR $ LIKE '{\"kind\":\"blanks\",%')",
        guards: Some((
            Facts {
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
            },
            Facts {
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
            },
        )),
    },
];

impl Moved {
    /// What the column says from now on in a row whose words have moved, where it stays.
    fn instead(&self) -> &'static str {
        match self.kind {
            "answer" => "{\"kind\":\"typed\"}",
            _ => "regraded",
        }
    }

    /// Lets the rows be written to.
    async fn open(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        match &self.guards {
            // Both have the same name.
            Some((guards, _)) => unguard(manager, guards).await,
            None => unseal(manager, self.table).await,
        }
    }

    async fn up(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let Self {
            table,
            column,
            kind,
            about: (about, join),
            written_at,
            has_words,
            ..
        } = self;
        let db = manager.get_connection();
        self.open(manager).await?;
        match db.get_database_backend() {
            DbBackend::Postgres => {
                db.execute_unprepared(&format!("ALTER TABLE {table} ADD COLUMN remark_id varchar"))
                    .await?;
                db.execute_unprepared(&format!(
                    "ALTER TABLE {table} ADD CONSTRAINT \"fk-{table}-remark_id\" \
                     FOREIGN KEY (remark_id) REFERENCES remark (id)"
                ))
                .await?;
            }
            _ => {
                db.execute_unprepared(&format!(
                    "ALTER TABLE {table} ADD COLUMN remark_id varchar REFERENCES remark (id)"
                ))
                .await?;
            }
        }
        db.execute_unprepared(&format!(
            "INSERT INTO remark (id, enrolment_id, kind, body, written_at) \
             SELECT '{kind}-' || fact.id, {about}, '{kind}', fact.{column}, fact.{written_at} \
             FROM {table} fact {join} WHERE {}",
            has_words.replace('$', &format!("fact.{column}"))
        ))
        .await?;
        db.execute_unprepared(&format!(
            "UPDATE {table} SET remark_id = '{kind}-' || id, {column} = '{}' WHERE {}",
            if self.goes { "" } else { self.instead() },
            has_words.replace('$', column)
        ))
        .await?;
        if self.goes {
            manager
                .alter_table(Table::alter().table(*table).drop_column(*column).take())
                .await?;
        }
        match &self.guards {
            Some((_, after)) => guard(manager, after).await,
            None => seal(manager, self.table).await,
        }
    }

    async fn down(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let Self { table, column, .. } = self;
        let db = manager.get_connection();
        self.open(manager).await?;
        if self.goes {
            let back = match self.table {
                "attendance_mark" => string(*column).default("").take(),
                _ => text(*column).default("").take(),
            };
            manager
                .alter_table(Table::alter().table(*table).add_column(back).take())
                .await?;
        }
        // What was erased stays erased.
        db.execute_unprepared(&format!(
            "UPDATE {table} SET {column} = (SELECT body FROM remark WHERE remark.id = remark_id) \
             WHERE remark_id IN (SELECT id FROM remark WHERE body <> '')"
        ))
        .await?;
        manager
            .alter_table(Table::alter().table(*table).drop_column("remark_id").take())
            .await?;
        match &self.guards {
            Some((before, _)) => guard(manager, before).await,
            None => seal(manager, self.table).await,
        }
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(remark()).await?;
        manager
            .create_index(plain("remark", "enrolment_id", &["enrolment_id"]))
            .await?;
        only_emptied(manager, &REMARK, "body").await?;
        for moved in &MOVED {
            moved.up(manager).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for moved in MOVED.iter().rev() {
            moved.down(manager).await?;
        }
        drop_tables(manager, &["remark"]).await
    }
}

fn remark() -> TableCreateStatement {
    Table::create()
        .table("remark")
        .col(string("id").primary_key().take())
        .col(big_integer("enrolment_id"))
        .col(string("kind"))
        .col(text("body"))
        .col(big_integer("written_at"))
        .foreign_key(&mut points_to(
            "remark",
            "enrolment_id",
            "enrolment",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

const REMARK: Facts = Facts {
    table: "remark",
    columns: &["id", "enrolment_id", "kind", "written_at"],
    author: None,
};
