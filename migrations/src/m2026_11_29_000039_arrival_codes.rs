//! Codes by which somebody comes in who stands in the room and has no password yet, and the logins
//! that began by one: they open what a judge does, and nothing else. Who wrote a letter, where a
//! person did: answers go there.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_integer_uniq, big_pk_auto, boolean, string_uniq,
};
use sea_orm_migration::sea_orm::DbBackend;

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
        manager.create_table(code()).await?;
        for index in [
            plain("arrival_code", "training_id", &["training_id"]),
            plain("arrival_code", "created_by", &["created_by"]),
        ] {
            manager.create_index(index).await?;
        }
        let arrived = boolean("arrived").default(false).take();
        manager
            .alter_table(Table::alter().table("login").add_column(arrived).take())
            .await?;
        // In one statement, which SQLite takes, too: a key cannot be added to a column later.
        let number = match manager.get_database_backend() {
            DbBackend::Postgres => "bigint",
            _ => "integer",
        };
        let sender = format!(
            "ALTER TABLE letter ADD COLUMN sender_id {number} \
             CONSTRAINT \"fk-letter-sender_id\" REFERENCES account (id) ON DELETE SET NULL"
        );
        manager.get_connection().execute_unprepared(&sender).await?;
        manager
            .create_index(plain("letter", "sender_id", &["sender_id"]))
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        // In a schema that does not know what they are, they would open everything.
        db.execute_unprepared("DELETE FROM login WHERE arrived")
            .await?;
        manager
            .drop_index(
                Index::drop()
                    .name("idx-letter-sender_id")
                    .table("letter")
                    .to_owned(),
            )
            .await?;
        manager
            .alter_table(
                Table::alter()
                    .table("letter")
                    .drop_column("sender_id")
                    .take(),
            )
            .await?;
        manager
            .alter_table(Table::alter().table("login").drop_column("arrived").take())
            .await?;
        drop_tables(manager, &["arrival_code"]).await
    }
}

fn code() -> TableCreateStatement {
    let mut table = Table::create()
        .table("arrival_code")
        .col(big_pk_auto("id"))
        // A new code takes the place of the old one: an account has one.
        .col(big_integer_uniq("account_id"))
        .col(big_integer("training_id"))
        .col(string_uniq("code_hash"))
        .col(big_integer("created_at"))
        .col(big_integer_null("created_by"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("used_at"))
        .take();
    for (column, target, on_delete) in [
        ("account_id", "account", ForeignKeyAction::Cascade),
        ("training_id", "training", ForeignKeyAction::Cascade),
        ("created_by", "account", ForeignKeyAction::SetNull),
    ] {
        table.foreign_key(&mut points_to("arrival_code", column, target, on_delete));
    }
    table
}
