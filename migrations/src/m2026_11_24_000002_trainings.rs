//! Trainings, their sessions, and who takes part.
//!
//! A person takes part in a training once, in one role; the database says so, because two
//! organizers may enrol the same judge at the same moment.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, string};

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
        manager.create_table(training()).await?;
        manager.create_table(session()).await?;
        manager
            .create_index(plain("session", "training_id", &["training_id"]))
            .await?;
        manager.create_table(enrolment()).await?;
        manager
            .create_index(unique(
                "enrolment",
                "person_training",
                &["account_id", "training_id"],
            ))
            .await?;
        manager
            .create_index(plain("enrolment", "training_id", &["training_id"]))
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["enrolment", "session", "training"]).await
    }
}

fn training() -> TableCreateStatement {
    Table::create()
        .table("training")
        .col(big_pk_auto("id"))
        .col(string("course"))
        .col(string("title_en"))
        .col(string("title_ru"))
        .col(string("title_kk"))
        .col(string("place"))
        .col(string("starts_on"))
        .col(string("ends_on"))
        .col(string("time_zone"))
        .col(big_integer_null("created_by"))
        .col(big_integer("created_at"))
        .foreign_key(&mut points_to(
            "training",
            "created_by",
            "account",
            ForeignKeyAction::SetNull,
        ))
        .take()
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(big_pk_auto("id"))
        .col(big_integer("training_id"))
        .col(string("title_en"))
        .col(string("title_ru"))
        .col(string("title_kk"))
        .col(string("place"))
        .col(big_integer("starts_at"))
        .col(big_integer("ends_at"))
        .col(big_integer_null("created_by"))
        .col(big_integer("created_at"))
        .foreign_key(&mut points_to(
            "session",
            "training_id",
            "training",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut points_to(
            "session",
            "created_by",
            "account",
            ForeignKeyAction::SetNull,
        ))
        .take()
}

fn enrolment() -> TableCreateStatement {
    Table::create()
        .table("enrolment")
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(big_integer("training_id"))
        .col(string("role"))
        .col(string("court"))
        .col(string("region"))
        .col(string("position"))
        .col(big_integer_null("created_by"))
        .col(big_integer("created_at"))
        .foreign_key(&mut points_to(
            "enrolment",
            "account_id",
            "account",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut points_to(
            "enrolment",
            "training_id",
            "training",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut points_to(
            "enrolment",
            "created_by",
            "account",
            ForeignKeyAction::SetNull,
        ))
        .take()
}
