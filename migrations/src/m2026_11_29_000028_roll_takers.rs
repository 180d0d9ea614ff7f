//! Who may call the roll of one session though they are no organizer: that an organizer named
//! somebody, or took that back. Appended; the last one about a person holds.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, boolean, integer};

use crate::append_only::{Facts, guard, unguard};
use crate::keys::{drop_tables, plain, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "roll_taker";

const FACTS: Facts = Facts {
    table: TABLE,
    columns: &[
        "id",
        "session_id",
        "enrolment_id",
        "number",
        "takes",
        "made_at",
    ],
    author: Some("made_by"),
};

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let number = integer("number").check(Expr::col("number").gte(1)).take();
        let mut table = Table::create()
            .table(TABLE)
            .col(big_pk_auto("id"))
            .col(big_integer("session_id"))
            .col(big_integer("enrolment_id"))
            .col(number)
            .col(boolean("takes"))
            .col(big_integer_null("made_by"))
            .col(big_integer("made_at"))
            .take();
        for (column, target, on_delete) in [
            ("session_id", "session", ForeignKeyAction::Cascade),
            ("enrolment_id", "enrolment", ForeignKeyAction::Cascade),
            ("made_by", "account", ForeignKeyAction::SetNull),
        ] {
            table.foreign_key(&mut points_to(TABLE, column, target, on_delete));
        }
        manager.create_table(table).await?;
        let history = ["session_id", "enrolment_id", "number"];
        manager
            .create_index(unique(TABLE, "place_in_history", &history))
            .await?;
        manager
            .create_index(plain(TABLE, "enrolment_id", &["enrolment_id"]))
            .await?;
        guard(manager, &FACTS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unguard(manager, &FACTS).await?;
        drop_tables(manager, &[TABLE]).await
    }
}
