//! The groups into which the people of a training are divided, and for which of them a session is.
//!
//! Whose group it is stands with the person's enrolment, so that nobody is in two of one training.
//! A session that names no group is for everybody.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, big_pk_auto, string};
use sea_orm_migration::sea_orm::DbBackend;

use crate::keys::{drop_tables, plain, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const GROUP: &str = "training_group";
const OF_SESSION: &str = "session_group";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = string("name").check(Expr::col("name").ne("")).take();
        let mut group = Table::create()
            .table(GROUP)
            .col(big_pk_auto("id"))
            .col(big_integer("training_id"))
            .col(name)
            .col(big_integer_null("created_by"))
            .col(big_integer("created_at"))
            .take();
        for (column, target, on_delete) in [
            ("training_id", "training", ForeignKeyAction::Cascade),
            ("created_by", "account", ForeignKeyAction::SetNull),
        ] {
            group.foreign_key(&mut points_to(GROUP, column, target, on_delete));
        }
        manager.create_table(group).await?;
        manager
            .create_index(unique(GROUP, "name_there", &["training_id", "name"]))
            .await?;
        let mut of_session = Table::create()
            .table(OF_SESSION)
            .col(big_pk_auto("id"))
            .col(big_integer("session_id"))
            .col(big_integer("group_id"))
            .take();
        // A group that a session names is not removed: the session would be for everybody.
        for (column, target, on_delete) in [
            ("session_id", "session", ForeignKeyAction::Cascade),
            ("group_id", GROUP, ForeignKeyAction::NoAction),
        ] {
            of_session.foreign_key(&mut points_to(OF_SESSION, column, target, on_delete));
        }
        manager.create_table(of_session).await?;
        manager
            .create_index(unique(OF_SESSION, "once", &["session_id", "group_id"]))
            .await?;
        manager
            .create_index(plain(OF_SESSION, "group_id", &["group_id"]))
            .await?;
        let db = manager.get_connection();
        match db.get_database_backend() {
            DbBackend::Postgres => {
                db.execute_unprepared("ALTER TABLE enrolment ADD COLUMN group_id bigint")
                    .await?;
                db.execute_unprepared(
                    "ALTER TABLE enrolment ADD CONSTRAINT \"fk-enrolment-group_id\" \
                     FOREIGN KEY (group_id) REFERENCES training_group (id) ON DELETE SET NULL",
                )
                .await?;
            }
            // SQLite adds a key with its column alone.
            _ => {
                db.execute_unprepared(
                    "ALTER TABLE enrolment ADD COLUMN group_id integer \
                     REFERENCES training_group (id) ON DELETE SET NULL",
                )
                .await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("enrolment")
                    .drop_column("group_id")
                    .take(),
            )
            .await?;
        drop_tables(manager, &[OF_SESSION, GROUP]).await
    }
}
