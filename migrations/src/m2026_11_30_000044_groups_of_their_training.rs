//! A person is in a group of the own training alone, and so is a session: the database itself refuses
//! another.
//!
//! What holds it are triggers, since SQLite adds no key over two columns to a table that is there, and
//! one held alike on both databases is better than two. Neither a group nor a session goes into
//! another training; else what was right would become wrong unseen.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What is refused: at which changes of which table, and when.
struct Rule {
    name: &'static str,
    table: &'static str,
    columns: &'static str,
    /// Whether rows that are new are asked, too.
    of_new: bool,
    wrong: &'static str,
}

const RULES: [Rule; 4] = [
    Rule {
        name: "enrolment_group_there",
        table: "enrolment",
        columns: "group_id, training_id",
        of_new: true,
        wrong: "NEW.group_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM training_group \
                WHERE id = NEW.group_id AND training_id = NEW.training_id)",
    },
    Rule {
        name: "session_group_there",
        table: "session_group",
        columns: "session_id, group_id",
        of_new: true,
        wrong: "NOT EXISTS (SELECT 1 FROM session JOIN training_group \
                ON training_group.training_id = session.training_id \
                WHERE session.id = NEW.session_id AND training_group.id = NEW.group_id)",
    },
    Rule {
        name: "training_group_stays",
        table: "training_group",
        columns: "training_id",
        of_new: false,
        wrong: "NEW.training_id <> OLD.training_id",
    },
    Rule {
        name: "session_stays",
        table: "session",
        columns: "training_id",
        of_new: false,
        wrong: "NEW.training_id <> OLD.training_id",
    },
];

impl Rule {
    /// The events at which it is asked: each has a trigger of its own, as SQLite has it.
    fn events(&self) -> Vec<(&'static str, String)> {
        let changed = ("changed", format!("UPDATE OF {}", self.columns));
        let new = self.of_new.then(|| ("new", "INSERT".to_owned()));
        new.into_iter().chain([changed]).collect()
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let postgres = db.get_database_backend() == DbBackend::Postgres;
        for rule in &RULES {
            let Rule {
                name, table, wrong, ..
            } = rule;
            if postgres {
                db.execute_unprepared(&format!(
                    "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                     IF {wrong} THEN RAISE EXCEPTION 'of another training: %', TG_TABLE_NAME \
                     USING ERRCODE = 'foreign_key_violation'; END IF; RETURN NEW; END $$"
                ))
                .await?;
            }
            for (when, event) in rule.events() {
                let then = if postgres {
                    format!("EXECUTE FUNCTION {name}()")
                } else {
                    format!(
                        "WHEN {wrong} BEGIN SELECT RAISE(ABORT, 'of another training: {table}'); END"
                    )
                };
                db.execute_unprepared(&format!(
                    "CREATE TRIGGER {name}_{when} BEFORE {event} ON {table} FOR EACH ROW {then}"
                ))
                .await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let postgres = db.get_database_backend() == DbBackend::Postgres;
        for rule in &RULES {
            let Rule { name, table, .. } = rule;
            for (when, _) in rule.events() {
                let on = if postgres {
                    format!(" ON {table}")
                } else {
                    String::new()
                };
                db.execute_unprepared(&format!("DROP TRIGGER {name}_{when}{on}"))
                    .await?;
            }
            if postgres {
                db.execute_unprepared(&format!("DROP FUNCTION {name}()"))
                    .await?;
            }
        }
        Ok(())
    }
}
