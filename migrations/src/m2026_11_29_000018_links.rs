//! Links that set a password: what each is for, at most one open for an account, withdrawn when
//! the account's reach grows; letters that keep their secret beside their text; closed accounts.
//!
//! The reach of an account grows wherever a row of `enrolment` or the flag of an administrator
//! changes, by whatever code or hand. So the database withdraws the links: no new way can forget.
//! Of what was made before, links stay that the same person made who lets the reach grow (it is
//! theirs to give), those the person asked for, and those of the command line, which reaches
//! everything. Whether the maker of a link still reaches everything is asked again on acceptance.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, integer_null, string};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Something that the database does by itself after a change.
struct Trigger {
    name: &'static str,
    event: &'static str,
    when: &'static str,
    /// One statement; `{now}` stands for the time, `{is not}` for a comparison that knows NULL.
    then: &'static str,
}

const TRIGGERS: [Trigger; 5] = [
    Trigger {
        name: "enrolment_withdraws_links",
        event: "INSERT ON enrolment",
        when: "",
        then: "UPDATE invitation SET withdrawn_at = {now} WHERE account_id = NEW.account_id \
               AND used_at IS NULL AND withdrawn_at IS NULL \
               AND created_by <> account_id AND created_by {is not} NEW.created_by",
    },
    Trigger {
        name: "role_withdraws_links",
        event: "UPDATE OF role, account_id ON enrolment",
        when: "WHEN (OLD.role <> NEW.role OR OLD.account_id <> NEW.account_id) ",
        then: "UPDATE invitation SET withdrawn_at = {now} WHERE account_id = NEW.account_id \
               AND used_at IS NULL AND withdrawn_at IS NULL AND created_by <> account_id",
    },
    Trigger {
        name: "administrator_withdraws_links",
        event: "UPDATE OF administrator ON account",
        when: "WHEN (NEW.administrator AND NOT OLD.administrator) ",
        then: "UPDATE invitation SET withdrawn_at = {now} WHERE account_id = NEW.id \
               AND used_at IS NULL AND withdrawn_at IS NULL AND created_by <> account_id",
    },
    // A link that went to the old address, and one to an account that nobody may use.
    Trigger {
        name: "account_withdraws_links",
        event: "UPDATE OF email, closed_at ON account",
        when: "WHEN (OLD.email <> NEW.email OR NEW.closed_at IS NOT NULL) ",
        then: "UPDATE invitation SET withdrawn_at = {now} WHERE account_id = NEW.id \
               AND used_at IS NULL AND withdrawn_at IS NULL",
    },
    // An account has one open link at the most, so this is the secret of no other.
    Trigger {
        name: "link_forgets_secret",
        event: "UPDATE OF used_at, withdrawn_at ON invitation",
        when: "WHEN (NEW.used_at IS NOT NULL OR NEW.withdrawn_at IS NOT NULL) ",
        then: "UPDATE letter SET secret = NULL WHERE account_id = NEW.account_id \
               AND secret IS NOT NULL",
    },
];

/// What stood in a letter's text in the place of its secret.
const BEFORE: &str = "/invitations/";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// A change that fails half-way leaves nothing behind, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            ("invitation", string("kind").default("invitation").take()),
            ("account", big_integer_null("closed_at")),
            ("letter", integer_null("secret_at")),
        ] {
            manager
                .alter_table(Table::alter().table(table).add_column(column).take())
                .await?;
        }
        let db = manager.get_connection();
        let find = match db.get_database_backend() {
            DbBackend::Postgres => "strpos",
            _ => "instr",
        };
        for sql in [
            // Of several open links the newest stays, which is the one that worked.
            "UPDATE invitation SET withdrawn_at = created_at \
             WHERE used_at IS NULL AND withdrawn_at IS NULL AND EXISTS (SELECT 1 \
             FROM invitation AS newer WHERE newer.account_id = invitation.account_id \
             AND newer.used_at IS NULL AND newer.withdrawn_at IS NULL \
             AND newer.id > invitation.id)"
                .to_owned(),
            "CREATE UNIQUE INDEX \"idx-invitation-open\" ON invitation (account_id) \
             WHERE used_at IS NULL AND withdrawn_at IS NULL"
                .to_owned(),
            format!(
                "UPDATE letter SET \
                 secret_at = {find}(body, '{BEFORE}{{secret}}') - 1 + {length}, \
                 body = replace(body, '{BEFORE}{{secret}}', '{BEFORE}') \
                 WHERE {find}(body, '{BEFORE}{{secret}}') > 0",
                length = BEFORE.len()
            ),
        ] {
            db.execute_unprepared(&sql).await?;
        }
        for trigger in &TRIGGERS {
            for sql in made(trigger, db.get_database_backend()) {
                db.execute_unprepared(&sql).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for Trigger { name, event, .. } in TRIGGERS.iter().rev() {
            let table = event.rsplit(' ').next().unwrap_or_default();
            match db.get_database_backend() {
                DbBackend::Postgres => {
                    db.execute_unprepared(&format!("DROP TRIGGER {name} ON {table}"))
                        .await?;
                    db.execute_unprepared(&format!("DROP FUNCTION {name}()"))
                        .await?
                }
                _ => {
                    db.execute_unprepared(&format!("DROP TRIGGER {name}"))
                        .await?
                }
            };
        }
        db.execute_unprepared("DROP INDEX \"idx-invitation-open\"")
            .await?;
        db.execute_unprepared(
            "UPDATE letter SET body = substr(body, 1, secret_at) || '{secret}' || \
             substr(body, secret_at + 1) WHERE secret_at IS NOT NULL",
        )
        .await?;
        for (table, column) in [
            ("letter", "secret_at"),
            ("account", "closed_at"),
            ("invitation", "kind"),
        ] {
            manager
                .alter_table(Table::alter().table(table).drop_column(column).take())
                .await?;
        }
        Ok(())
    }
}

/// The statements that make a trigger.
fn made(trigger: &Trigger, kind: DbBackend) -> Vec<String> {
    let Trigger {
        name,
        event,
        when,
        then,
    } = trigger;
    let (now, is_not) = match kind {
        DbBackend::Postgres => (
            "floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint",
            "IS DISTINCT FROM",
        ),
        _ => (
            "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
            "IS NOT",
        ),
    };
    let then = then.replace("{now}", now).replace("{is not}", is_not);
    let begin = format!("CREATE TRIGGER {name} AFTER {event} FOR EACH ROW {when}");
    match kind {
        DbBackend::Postgres => vec![
            format!(
                "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ \
                 BEGIN {then}; RETURN NULL; END $$"
            ),
            format!("{begin}EXECUTE FUNCTION {name}()"),
        ],
        _ => vec![format!("{begin}BEGIN {then}; END")],
    }
}
