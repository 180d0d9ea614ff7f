//! When a quiz may be sat in a training; grants that hold for all its quizzes, as a share of the
//! time; and grants that are taken back.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, integer, string};

use crate::append_only::{Facts, guard, unguard};
use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const BEFORE: Facts = Facts {
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
};

const AFTER: Facts = Facts {
    columns: &[
        "id",
        "enrolment_id",
        "quiz",
        "minutes",
        "percent",
        "attempts",
        "takes_back",
        "remark_id",
        "granted_at",
    ],
    ..BEFORE
};

const WINDOW: Facts = Facts {
    table: "quiz_window",
    columns: &[
        "id",
        "training_id",
        "quiz",
        "number",
        "opens_at",
        "closes_at",
        "set_at",
    ],
    author: Some("set_by"),
};

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        unguard(manager, &BEFORE).await?;
        for column in [
            integer("percent").default(0).take(),
            big_integer_null("takes_back"),
        ] {
            manager
                .alter_table(Table::alter().table("allowance").add_column(column).take())
                .await?;
        }
        // Nothing is taken back twice.
        manager
            .create_index(unique("allowance", "takes_back", &["takes_back"]))
            .await?;
        guard(manager, &AFTER).await?;

        manager.create_table(window()).await?;
        let key = ["training_id", "quiz", "number"];
        manager
            .create_index(unique(WINDOW.table, "place_in_history", &key))
            .await?;
        guard(manager, &WINDOW).await
    }

    /// What the older table cannot tell goes: what holds for all quizzes, what is a share of the
    /// time, and what was taken back.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &[WINDOW.table]).await?;
        unguard(manager, &AFTER).await?;
        let db = manager.get_connection();
        db.execute_unprepared(
            "DELETE FROM allowance WHERE id IN \
             (SELECT takes_back FROM allowance WHERE takes_back IS NOT NULL)",
        )
        .await?;
        db.execute_unprepared(
            "DELETE FROM allowance WHERE quiz = '' OR percent <> 0 OR takes_back IS NOT NULL",
        )
        .await?;
        manager
            .drop_index(
                Index::drop()
                    .name("idx-allowance-takes_back")
                    .table("allowance")
                    .to_owned(),
            )
            .await?;
        for column in ["takes_back", "percent"] {
            manager
                .alter_table(Table::alter().table("allowance").drop_column(column).take())
                .await?;
        }
        guard(manager, &BEFORE).await
    }
}

fn window() -> TableCreateStatement {
    let to = |column, target, on_delete| points_to(WINDOW.table, column, target, on_delete);
    Table::create()
        .table(WINDOW.table)
        .col(big_pk_auto("id"))
        .col(big_integer("training_id"))
        .col(string("quiz"))
        .col(integer("number"))
        .col(big_integer_null("opens_at"))
        .col(big_integer_null("closes_at"))
        .col(big_integer_null("set_by"))
        .col(big_integer("set_at"))
        .foreign_key(&mut to(
            "training_id",
            "training",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut to("set_by", "account", ForeignKeyAction::SetNull))
        .take()
}
