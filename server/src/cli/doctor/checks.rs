//! What belongs to the platform: its settings, its database, its key, its courses, its letters.

use std::{fs, os::unix::fs::PermissionsExt as _};

use jiff::{SignedDuration, Timestamp};
use migrations::{Migrator, MigratorTrait as _};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, Statement};

use super::Finding;
use crate::{
    config::{Config, Danger},
    database,
    post::MailServer,
};

/// SQLite may corrupt a database in WAL mode up to 3.51.2 (<https://sqlite.org/wal.html>, "The
/// WAL-reset bug").
const SQLITE: [u32; 3] = [3, 51, 3];

/// A clock that is further off than this hands people in too early or too late.
const OFF: SignedDuration = SignedDuration::from_secs(2);

/// What is unsafe in the configuration, as `serve` says it in the log.
pub(super) fn settings(config: &Config) -> Vec<Finding> {
    let dangers: Vec<_> = config.dangers().collect();
    if dangers.is_empty() {
        return vec![Finding::well("settings", "nothing in them is unsafe")];
    }
    let finding = |danger: Danger| {
        let said = format!("{}: {}", danger.setting(), danger.sentence());
        Finding::look("settings", said)
    };
    dangers.into_iter().map(finding).collect()
}

/// The database: whether it answers, its version, its schema, its clock, its soundness.
pub(super) async fn database(config: &Config) -> Vec<Finding> {
    if let Some(file) = config.database.sqlite_file()
        && !file.exists()
    {
        let said = format!(
            "there is no file {} yet; `torelik serve` makes it",
            file.display()
        );
        return vec![Finding::look("database", said)];
    }
    let db = match database::open(&config.database).await {
        Ok(db) => db,
        Err(error) => return vec![Finding::wrong("database", format!("{error:#}"))],
    };
    let connection = db.read();
    let mut findings = match connection.get_database_backend() {
        DbBackend::Sqlite => sqlite(connection).await,
        _ => postgres(connection).await,
    };
    findings.push(schema(connection).await);
    let closed = db.close().await;
    findings.extend(
        closed
            .err()
            .map(|error| Finding::wrong("database", error.to_string())),
    );
    findings
}

async fn sqlite(connection: &DatabaseConnection) -> Vec<Finding> {
    let version = match text(connection, "SELECT sqlite_version()").await {
        Err(error) => Finding::wrong("database", error.to_string()),
        Ok(version) if is_at_least(&version, SQLITE) => {
            Finding::well("database", format!("SQLite {version} answers"))
        }
        Ok(version) => {
            let [major, minor, patch] = SQLITE;
            let said = format!(
                "SQLite {version} may damage a database: build with {major}.{minor}.{patch} or later"
            );
            Finding::wrong("database", said)
        }
    };
    let sound = match text(connection, "PRAGMA quick_check(1)").await {
        Ok(said) if said == "ok" => Finding::well("soundness", "the database is sound"),
        Ok(said) => {
            let said = format!(
                "the database is damaged ({said}): stop the server, and put back the last good copy with `torelik restore`"
            );
            Finding::wrong("soundness", said)
        }
        Err(error) => Finding::wrong("soundness", error.to_string()),
    };
    vec![version, sound]
}

async fn postgres(connection: &DatabaseConnection) -> Vec<Finding> {
    let version = match text(connection, "SHOW server_version").await {
        Err(error) => return vec![Finding::wrong("database", error.to_string())],
        Ok(version) if is_at_least(&version, [15, 0, 0]) => {
            Finding::well("database", format!("PostgreSQL {version} answers"))
        }
        Ok(version) => {
            let said = format!("PostgreSQL {version} answers; 15 to 17 are what is tested");
            Finding::look("database", said)
        }
    };
    let asked = Timestamp::now();
    let there = "SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint::text";
    let clock = match text(connection, there).await.map(|it| it.parse::<i64>()) {
        Ok(Ok(there)) => {
            // Between asking and hearing.
            let here = asked + asked.duration_until(Timestamp::now()) / 2;
            let off = SignedDuration::from_millis(there - here.as_millisecond());
            let tenths = off.abs().as_millis() as f64 / 1000.0;
            if off.abs() <= OFF {
                Finding::well("clock", format!("{tenths:.1} s from the database's"))
            } else {
                let said = format!(
                    "{tenths:.1} s from the database's: keep both by NTP, or people are handed in at the wrong time"
                );
                Finding::wrong("clock", said)
            }
        }
        Ok(Err(_)) => Finding::look("clock", "the database's clock cannot be read"),
        Err(error) => Finding::wrong("clock", error.to_string()),
    };
    vec![version, clock]
}

async fn schema(connection: &DatabaseConnection) -> Finding {
    match Migrator::get_pending_migrations_read_only(connection).await {
        Ok(pending) if pending.is_empty() => Finding::well("schema", "up to date"),
        Ok(pending) => {
            let said = format!(
                "{} migrations wait; `torelik serve` applies them when it starts: make a copy before",
                pending.len()
            );
            Finding::look("schema", said)
        }
        Err(error) => {
            let said =
                format!("the schema cannot be read ({error}): a database of a later version?");
            Finding::wrong("schema", said)
        }
    }
}

/// The first value of the first row.
async fn text(connection: &DatabaseConnection, sql: &str) -> Result<String, DbErr> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let row = connection.query_one_raw(statement).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound(sql.to_owned()))?;
    row.try_get_by_index(0)
}

/// Whether a version such as `3.51.3` or `17.2 (Debian 17.2-1)` is at least another.
fn is_at_least(version: &str, least: [u32; 3]) -> bool {
    let number = version.split(' ').next().unwrap_or_default();
    let mut parts = number
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let found = [(); 3].map(|()| parts.next().unwrap_or(0));
    found >= least
}

/// The file with the server's key: there, and nobody else's to read.
pub(super) fn key(config: &Config) -> Option<Finding> {
    let file = config.key_file()?;
    let name = file.display();
    Some(match fs::metadata(&file) {
        Err(_) => Finding::look(
            "key",
            format!("there is no file {name} yet; `torelik serve` makes it"),
        ),
        Ok(found) if found.permissions().mode() & 0o077 != 0 => {
            let said = format!("others on this machine can read {name}: chmod 600 {name}");
            Finding::wrong("key", said)
        }
        Ok(_) => Finding::well(
            "key",
            format!("{name}, for its owner's eyes alone; is there a copy elsewhere?"),
        ),
    })
}

/// The courses that would be served.
pub(super) fn courses(config: &Config) -> Finding {
    let Some(folder) = &config.content else {
        return Finding::look(
            "courses",
            "the course that is built in; name a folder with --content",
        );
    };
    let name = folder.display();
    if !folder.is_dir() {
        return Finding::wrong(
            "courses",
            format!("there is no folder {name}: check --content"),
        );
    }
    let read = course::load_all(folder);
    let broken: usize = read
        .iter()
        .filter_map(|(_, it)| it.as_ref().err())
        .map(Vec::len)
        .sum();
    match read.len() {
        0 => Finding::wrong("courses", format!("there is no course in {name}")),
        _ if broken > 0 => {
            let said = format!("{broken} problems in {name}: `torelik check {name}` says where");
            Finding::wrong("courses", said)
        }
        sound => Finding::well("courses", format!("{sound} in {name}, all sound")),
    }
}

/// The mail server: whether it answers and lets us in. No letter is sent.
pub(super) async fn mail(config: &Config) -> Finding {
    let (Some(url), Some(from)) = (&config.smtp, &config.smtp_from) else {
        return Finding::look("mail", "no mail server: letters wait for the administrator");
    };
    match MailServer::new(url, from) {
        Err(error) => Finding::wrong("mail", format!("{error:#}")),
        Ok(server) => match server.answers().await {
            Ok(()) => Finding::well("mail", "the mail server answers and lets us in"),
            Err(error) => Finding::wrong(
                "mail",
                format!("the mail server does not take letters: {error}"),
            ),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        for (version, least, is) in [
            ("3.51.3", SQLITE, true),
            ("3.51.2", SQLITE, false),
            ("3.100.0", SQLITE, true),
            ("17.2 (Debian 17.2-1)", [15, 0, 0], true),
            ("14.11", [15, 0, 0], false),
            ("18devel", [15, 0, 0], false),
        ] {
            assert_eq!(is_at_least(version, least), is, "{version}");
        }
    }
}
