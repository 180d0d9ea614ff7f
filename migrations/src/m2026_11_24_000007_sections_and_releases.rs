//! What of a lesson has been read, and which texts were served together.
//!
//! A judge with an hour between hearings stops in the middle of a lesson, so reading is noted by
//! section. A release is the list of texts that made one course: with it one can tell later what
//! a course held on a given day, however often the folder was loaded, by however many servers.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, integer, string};

use crate::append_only::{Facts, guard};
use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(section_reading()).await?;
        manager
            .create_index(unique(
                "section_reading",
                "person_section_text",
                &["enrolment_id", "lesson", "section", "section_hash"],
            ))
            .await?;
        guard(manager, &SECTION_READING).await?;
        manager.create_table(release()).await?;
        guard(manager, &RELEASE).await?;
        manager.create_table(release_text()).await?;
        manager
            .create_index(unique(
                "release_text",
                "release_lesson",
                &["release_hash", "lesson"],
            ))
            .await?;
        guard(manager, &RELEASE_TEXT).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["release_text", "release", "section_reading"]).await
    }
}

fn section_reading() -> TableCreateStatement {
    Table::create()
        .table("section_reading")
        .col(big_pk_auto("id"))
        .col(big_integer("enrolment_id"))
        .col(string("lesson"))
        .col(string("section"))
        .col(string("section_hash"))
        .col(big_integer("read_at"))
        .foreign_key(&mut points_to(
            "section_reading",
            "enrolment_id",
            "enrolment",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

const SECTION_READING: Facts = Facts {
    table: "section_reading",
    columns: &[
        "id",
        "enrolment_id",
        "lesson",
        "section",
        "section_hash",
        "read_at",
    ],
    author: None,
};

fn release() -> TableCreateStatement {
    Table::create()
        .table("release")
        .col(string("hash").primary_key().take())
        .col(string("course"))
        .col(big_integer("first_served_at"))
        .take()
}

const RELEASE: Facts = Facts {
    table: "release",
    columns: &["hash", "course", "first_served_at"],
    author: None,
};

fn release_text() -> TableCreateStatement {
    Table::create()
        .table("release_text")
        .col(big_pk_auto("id"))
        .col(string("release_hash"))
        .col(integer("position"))
        .col(string("lesson"))
        .col(string("text_hash"))
        .foreign_key(&mut points_to_hash("release_hash", "release"))
        .foreign_key(&mut points_to_hash("text_hash", "authored_text"))
        .take()
}

fn points_to_hash(column: &'static str, target: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk-release_text-{column}"))
        .from("release_text", column)
        .to(target, "hash")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}

const RELEASE_TEXT: Facts = Facts {
    table: "release_text",
    columns: &["id", "release_hash", "position", "lesson", "text_hash"],
    author: None,
};
