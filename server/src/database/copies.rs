//! Copies of an SQLite database (backups): made while the server runs, checked before they are
//! believed, and put back where no server looks.

use std::{
    fs,
    io::ErrorKind,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use sea_orm::{ConnectOptions, ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};
use sha2::{Digest as _, Sha256};

use crate::boot;

/// What a copy was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// How many accounts are in it, to compare with what one expects.
    pub accounts: i64,
}

/// Copies a database that may be in use: what was committed when it began, and nothing half. The
/// copy is checked and appears under its name only when it is whole. Its hash lies beside it, as
/// `sha256sum --check` reads it.
///
/// # Errors
/// In a sentence: when there is no database, or something where the copy should be.
pub async fn copy(database: &Path, into: &Path) -> anyhow::Result<Checked> {
    if !database.exists() {
        bail!(
            "there is no database {}: check --database",
            database.display()
        );
    }
    if into.exists() {
        bail!("{} is there already: name another file", into.display());
    }
    let part = beside(into, ".part");
    // Made here, so that nobody else reads along while it grows. SQLite fills an empty file.
    private(&part)?;
    let copied = async {
        let db = open(database).await?;
        let statement = "VACUUM INTO ?";
        let name = part.display().to_string();
        let copying = Statement::from_sql_and_values(DbBackend::Sqlite, statement, [name.into()]);
        db.execute_raw(copying).await?;
        db.close().await?;
        let checked = check(&part).await?;
        fs::File::open(&part)?.sync_all()?;
        Ok::<_, anyhow::Error>(checked)
    };
    let checked = match copied.await {
        Ok(checked) => checked,
        Err(error) => {
            let _ = fs::remove_file(&part);
            return Err(error).with_context(|| format!("{} was not made", into.display()));
        }
    };
    let sums = format!("{}  {}\n", checked.sha256, file_name(into));
    fs::write(beside(into, SUM), sums)?;
    put(&part, into)?;
    Ok(checked)
}

/// Looks whether a file is a sound database of this program: SQLite's own check, its references, and
/// that no newer program wrote it. Nothing is written, and nothing is left beside it.
///
/// # Errors
/// In a sentence that says what is wrong with it.
pub async fn check(file: &Path) -> anyhow::Result<Checked> {
    let name = file.display();
    let no_database = || format!("{name} is no sound database of SQLite");
    let db = open(file).await.with_context(no_database)?;
    let found = async {
        let sound: String = value(&db, "PRAGMA integrity_check").await?;
        if sound != "ok" {
            // One line, as everything that the command line says.
            bail!("{}", sound.lines().collect::<Vec<_>>().join("; "));
        }
        let dangling = Statement::from_string(DbBackend::Sqlite, "PRAGMA foreign_key_check");
        if !db.query_all_raw(dangling).await?.is_empty() {
            bail!("something in it points to what is not there");
        }
        Ok(())
    };
    found.await.with_context(no_database)?;
    boot::refuse_newer(&db).await?;
    let accounts = value(&db, "SELECT count(*) FROM account");
    let accounts = accounts
        .await
        .with_context(|| format!("{name} is no database of Törelik"))?;
    db.close().await?;
    let mut hash = Sha256::new();
    let bytes = std::io::copy(&mut fs::File::open(file)?, &mut hash)?;
    let hash = hash.finalize();
    Ok(Checked {
        bytes,
        sha256: format!("{hash:x}"),
        accounts,
    })
}

/// Puts a copy in the place of a database, after it was checked. What was there is kept under
/// another name, which is given; it is only replaced if that is wished.
///
/// # Errors
/// In a sentence: when the copy is not sound, does not have its hash, or a program uses the database.
pub async fn restore(
    from: &Path,
    database: &Path,
    replace: bool,
    now: jiff::Timestamp,
) -> anyhow::Result<(Checked, Option<PathBuf>)> {
    let checked = check(from).await?;
    if let Ok(sums) = fs::read_to_string(beside(from, SUM))
        && sums.split_whitespace().next() != Some(&checked.sha256)
    {
        bail!(
            "{} was changed since it was made: its SHA-256 is {}, and {SUM} beside it says another",
            from.display(),
            checked.sha256
        );
    }
    let mut old = None;
    if database.exists() {
        if !replace {
            bail!(
                "{} is there: with --replace it is kept under another name and the copy takes its place",
                database.display()
            );
        }
        nobody_uses(database).await?;
        let kept = beside(
            database,
            &format!(".before-{}", now.strftime("%Y%m%dT%H%M%SZ")),
        );
        fs::rename(database, &kept)?;
        old = Some(kept);
    }
    if let Some(folder) = database.parent() {
        fs::create_dir_all(folder)?;
    }
    let part = beside(database, ".part");
    let mut file = private(&part)?;
    std::io::copy(&mut fs::File::open(from)?, &mut file)?;
    file.sync_all()?;
    put(&part, database)?;
    Ok((checked, old))
}

/// What the file with a copy's hash ends with.
const SUM: &str = ".sha256";

/// Passes when no other program has the database open, and leaves nothing of it beside its file.
pub(super) async fn nobody_uses(database: &Path) -> anyhow::Result<()> {
    let in_use = || format!("{} is in use: stop the server first", database.display());
    let db = open(database).await.with_context(in_use)?;
    // With a log beside the file, this is refused as long as anybody else has it open.
    for sql in [
        "PRAGMA busy_timeout = 0",
        "PRAGMA locking_mode = EXCLUSIVE",
        "BEGIN EXCLUSIVE",
        "COMMIT",
        "PRAGMA journal_mode = DELETE",
    ] {
        db.execute_unprepared(sql).await.with_context(in_use)?;
    }
    db.close().await?;
    for ending in ["-wal", "-shm", "-journal"] {
        if beside(database, ending).exists() {
            bail!(in_use());
        }
    }
    Ok(())
}

/// Opens a database as it is, by one connection.
pub(super) async fn open(file: &Path) -> anyhow::Result<DatabaseConnection> {
    let file = file.to_owned();
    let mut options = ConnectOptions::new("sqlite:file");
    options
        .max_connections(1)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| options.filename(&file).create_if_missing(false));
    Ok(sea_orm::Database::connect(options).await?)
}

async fn value<T: sea_orm::TryGetable>(db: &DatabaseConnection, sql: &str) -> anyhow::Result<T> {
    let row = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql));
    let row = row.await?.context("nothing was answered")?;
    Ok(row.try_get_by_index(0)?)
}

/// Makes an empty file for its owner alone.
fn private(file: &Path) -> anyhow::Result<fs::File> {
    let made = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(super::file::PRIVATE)
        .open(file);
    match made {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!(
            "{} is there: another copy is being made, or was left off; remove it if not",
            file.display()
        ),
        made => made.with_context(|| format!("{} cannot be made", file.display())),
    }
}

/// Gives a whole file its name, so that it stays there when the power fails.
fn put(part: &Path, name: &Path) -> anyhow::Result<()> {
    fs::rename(part, name)?;
    let folder = name
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(())
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn file_name(file: &Path) -> String {
    file.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
