//! The outbox of letters, and whether a training reminds its people.
//!
//! A letter is written in the transaction of what it tells of, and sent later: so none is sent for
//! what was rolled back, and none is lost when the mail server is away. What opens a door (the
//! token of an invitation link) is kept beside the text, and only until the letter is on its way.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, integer, string, string_null, text,
};

use crate::keys::{drop_tables, plain, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(letter()).await?;
        manager
            .create_index(unique("letter", "once", &["once"]))
            .await?;
        manager
            .create_index(plain("letter", "account_id", &["account_id"]))
            .await?;
        manager
            .create_index(plain("letter", "next_try_at", &["next_try_at"]))
            .await?;
        let reminders = boolean("reminders").default(false).take();
        manager
            .alter_table(
                Table::alter()
                    .table("training")
                    .add_column(reminders)
                    .take(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("training")
                    .drop_column("reminders")
                    .take(),
            )
            .await?;
        drop_tables(manager, &["letter"]).await
    }
}

fn letter() -> TableCreateStatement {
    Table::create()
        .table("letter")
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(string("recipient"))
        .col(string("language"))
        .col(string("kind"))
        .col(text("subject"))
        .col(text("body"))
        .col(string_null("secret"))
        .col(big_integer_null("training_id"))
        .col(big_integer_null("enrolment_id"))
        .col(string_null("once"))
        .col(big_integer("created_at"))
        .col(big_integer_null("expires_at"))
        .col(integer("tries"))
        .col(big_integer_null("next_try_at"))
        .col(big_integer_null("sent_at"))
        .col(string_null("error"))
        .foreign_key(&mut points_to(
            "letter",
            "account_id",
            "account",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut points_to(
            "letter",
            "training_id",
            "training",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut points_to(
            "letter",
            "enrolment_id",
            "enrolment",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
