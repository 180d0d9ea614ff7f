//! Accounts, logins and invitations: who can come in at all.
//!
//! First, because whatever else is kept was written by somebody. Tokens of cookies and links are
//! kept as hashes only, so that a stolen copy of the database opens no door.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, boolean, string, string_null, string_uniq,
};

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
        manager.create_table(account()).await?;
        manager.create_table(login()).await?;
        manager
            .create_index(plain("login", "account_id", &["account_id"]))
            .await?;
        manager.create_table(invitation()).await?;
        manager
            .create_index(plain("invitation", "account_id", &["account_id"]))
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["invitation", "login", "account"]).await
    }
}

fn account() -> TableCreateStatement {
    Table::create()
        .table("account")
        .col(big_pk_auto("id"))
        .col(string_uniq("email"))
        .col(string("name"))
        .col(string("language"))
        .col(string_null("password_hash"))
        .col(boolean("administrator"))
        .col(big_integer("created_at"))
        .take()
}

fn login() -> TableCreateStatement {
    Table::create()
        .table("login")
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(string_uniq("token_hash"))
        .col(big_integer("created_at"))
        .col(big_integer("seen_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("ended_at"))
        .foreign_key(&mut points_to(
            "login",
            "account_id",
            "account",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn invitation() -> TableCreateStatement {
    Table::create()
        .table("invitation")
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(string_uniq("token_hash"))
        .col(big_integer("created_at"))
        .col(big_integer_null("created_by"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("used_at"))
        .col(big_integer_null("withdrawn_at"))
        .foreign_key(&mut points_to(
            "invitation",
            "account_id",
            "account",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut points_to(
            "invitation",
            "created_by",
            "account",
            ForeignKeyAction::SetNull,
        ))
        .take()
}
