//! The second step of signing in (authenticator apps, recovery codes, and for whom it is compulsory),
//! and passkeys, which are both steps at once.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_integer_uniq, big_pk_auto, string, string_uniq, text,
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
        for table in [
            authenticator(),
            recovery_code(),
            compulsory_second_step(),
            passkey(),
        ] {
            manager.create_table(table).await?;
        }
        for table in ["recovery_code", "passkey"] {
            let index = plain(table, "account_id", &["account_id"]);
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "authenticator",
            "recovery_code",
            "compulsory_second_step",
            "passkey",
        ];
        drop_tables(manager, &tables).await
    }
}

fn authenticator() -> TableCreateStatement {
    Table::create()
        .table("authenticator")
        .col(big_pk_auto("id"))
        .col(big_integer_uniq("account_id"))
        .col(ColumnDef::new_with_type("secret", ColumnType::VarBinary(StringLen::None)).not_null())
        .col(big_integer("last_step"))
        .col(big_integer("made_at"))
        .foreign_key(&mut points_to(
            "authenticator",
            "account_id",
            "account",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn recovery_code() -> TableCreateStatement {
    Table::create()
        .table("recovery_code")
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(string_uniq("code_hash"))
        .col(big_integer("made_at"))
        .col(big_integer_null("used_at"))
        .foreign_key(&mut points_to(
            "recovery_code",
            "account_id",
            "account",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn compulsory_second_step() -> TableCreateStatement {
    Table::create()
        .table("compulsory_second_step")
        .col(big_pk_auto("id"))
        .col(string_uniq("role"))
        .col(big_integer("made_at"))
        .take()
}

fn passkey() -> TableCreateStatement {
    Table::create()
        .table("passkey")
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(string("user_handle"))
        .col(string_uniq("credential_hash"))
        .col(text("credential"))
        .col(string("browser"))
        .col(big_integer("made_at"))
        .col(big_integer_null("used_at"))
        .foreign_key(&mut points_to(
            "passkey",
            "account_id",
            "account",
            ForeignKeyAction::Cascade,
        ))
        .take()
}
