//! Who has read what is kept about people, in which version; and how old the audit may get.
//!
//! Until now the audit refused to be changed, and let itself be deleted. From here on an event can
//! be deleted only if it is older than the newest horizon. A horizon is a row of its own that is
//! appended and never changed, so that each deletion leaves behind what was deleted and when; and
//! it lies at least thirty days back by the database's own clock, so that no hand at a console can
//! wipe out the traces of last week.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, integer};
use sea_orm_migration::sea_orm::DbBackend;

use crate::append_only::{seal, unseal};
use crate::keys::{drop_tables, points_to, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Thirty days, in milliseconds.
const LEAST: &str = "2592000000";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(notice_reading()).await?;
        manager
            .create_index(unique(
                "notice_reading",
                "account_version",
                &["account_id", "version"],
            ))
            .await?;
        manager.create_table(audit_horizon()).await?;
        seal(manager, "audit_horizon").await?;
        let db = manager.get_connection();
        let statements = match db.get_database_backend() {
            DbBackend::Postgres => vec![
                format!(
                    "CREATE FUNCTION audit_horizon_lies_back() RETURNS trigger LANGUAGE plpgsql \
                     AS $$ BEGIN \
                     IF NEW.until > extract(epoch FROM clock_timestamp()) * 1000 - {LEAST} THEN \
                     RAISE EXCEPTION 'append-only: audit_horizon'; END IF; RETURN NEW; END $$"
                ),
                "CREATE TRIGGER audit_horizon_lies_back BEFORE INSERT ON audit_horizon \
                 FOR EACH ROW EXECUTE FUNCTION audit_horizon_lies_back()"
                    .to_owned(),
                "CREATE FUNCTION audit_event_is_old() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                 IF OLD.at >= coalesce((SELECT max(until) FROM audit_horizon), 0) THEN \
                 RAISE EXCEPTION 'append-only: audit_event'; END IF; RETURN OLD; END $$"
                    .to_owned(),
                "CREATE TRIGGER audit_event_is_old BEFORE DELETE ON audit_event \
                 FOR EACH ROW EXECUTE FUNCTION audit_event_is_old()"
                    .to_owned(),
            ],
            _ => vec![
                format!(
                    "CREATE TRIGGER audit_horizon_lies_back BEFORE INSERT ON audit_horizon \
                     FOR EACH ROW WHEN (NEW.until > strftime('%s', 'now') * 1000 - {LEAST}) \
                     BEGIN SELECT RAISE(ABORT, 'append-only: audit_horizon'); END"
                ),
                "CREATE TRIGGER audit_event_is_old BEFORE DELETE ON audit_event FOR EACH ROW \
                 WHEN (OLD.at >= coalesce((SELECT max(until) FROM audit_horizon), 0)) \
                 BEGIN SELECT RAISE(ABORT, 'append-only: audit_event'); END"
                    .to_owned(),
            ],
        };
        for sql in statements {
            db.execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let statements: &[&str] = match db.get_database_backend() {
            DbBackend::Postgres => &[
                "DROP TRIGGER audit_event_is_old ON audit_event",
                "DROP TRIGGER audit_horizon_lies_back ON audit_horizon",
                "DROP FUNCTION audit_event_is_old()",
                "DROP FUNCTION audit_horizon_lies_back()",
            ],
            _ => &[
                "DROP TRIGGER audit_event_is_old",
                "DROP TRIGGER audit_horizon_lies_back",
            ],
        };
        for sql in statements {
            db.execute_unprepared(sql).await?;
        }
        unseal(manager, "audit_horizon").await?;
        drop_tables(manager, &["audit_horizon", "notice_reading"]).await
    }
}

fn notice_reading() -> TableCreateStatement {
    Table::create()
        .table("notice_reading")
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(integer("version"))
        .col(big_integer("read_at"))
        .foreign_key(&mut points_to(
            "notice_reading",
            "account_id",
            "account",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn audit_horizon() -> TableCreateStatement {
    Table::create()
        .table("audit_horizon")
        .col(big_pk_auto("id"))
        .col(big_integer("until"))
        .col(big_integer("set_at"))
        .take()
}
