//! `torelik backup`, `torelik restore` and `torelik move`.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use app::{
    audit::{self, Event},
    db::Database,
    errors::AppError,
    home,
};
use clap::Args;

use crate::{
    config::{DatabaseAddress, SecretUrl},
    database::{
        copies::{self, Checked},
        moving,
    },
};

/// Where the copy goes.
#[derive(Args, Clone, Debug)]
pub struct Backup {
    #[command(flatten)]
    database: DatabaseAddress,
    /// The file to be made. Beside it a file with its SHA-256 is made.
    file: PathBuf,
}

/// Which copy is put back.
#[derive(Args, Clone, Debug)]
pub struct Restore {
    #[command(flatten)]
    database: DatabaseAddress,
    /// The copy that `torelik backup` made.
    file: PathBuf,
    /// Takes the place of a database that is there; that one is kept under another name.
    #[arg(long)]
    replace: bool,
}

/// From where to where everything is moved.
#[derive(Args, Clone, Debug)]
pub struct Move {
    /// The database of SQLite, which nobody may be using: `sqlite:` and its file.
    #[arg(long)]
    from: SecretUrl,
    /// The empty database of PostgreSQL: `postgres://user:password@host/name`.
    #[arg(long)]
    to: SecretUrl,
    #[command(flatten)]
    database: DatabaseAddress,
}

/// Moves everything from SQLite to PostgreSQL, and compares it.
pub async fn move_all(wanted: &Move) -> anyhow::Result<()> {
    let at = |url: &SecretUrl| DatabaseAddress {
        url: url.clone(),
        in_clear: wanted.database.in_clear,
    };
    let from = sqlite(&at(&wanted.from))?;
    let moved = moving::all(&from, &at(&wanted.to)).await?;
    for table in moved.iter().filter(|table| table.rows > 0) {
        println!("{:>9}  {:<28}{}", table.rows, table.name, table.sum);
    }
    let rows: usize = moved.iter().map(|table| table.rows).sum();
    println!(
        "{rows} rows of {} tables are in PostgreSQL, alike in both.",
        moved.len()
    );
    println!(
        "Serve from there with the same key file (TORELIK_KEY_FILE); what is in SQLite stays as it is."
    );
    Ok(())
}

/// Notes in the database that it was copied, for the administrator's page.
async fn note(database: &Path) -> anyhow::Result<()> {
    let db = Database::open(&format!("sqlite:{}", database.display())).await?;
    let noted = async {
        let txn = db.begin().await?;
        let event = Event::of_installation(home::events::BACKUP_MADE);
        audit::record(&txn, None, jiff::Timestamp::now(), event).await?;
        txn.commit().await?;
        Ok::<_, AppError>(())
    };
    let noted = noted.await;
    db.close().await?;
    noted.map_err(|error| anyhow::anyhow!("{error:?}"))
}

/// Copies the database, while the server runs if it does.
pub async fn backup(wanted: &Backup) -> anyhow::Result<()> {
    let database = sqlite(&wanted.database)?;
    let checked = copies::copy(&database, &wanted.file).await?;
    say(&wanted.file, &checked);
    // The copy is good whether or not that can be noted.
    if let Err(error) = note(&database).await {
        eprintln!("That it was made could not be noted for administrators: {error}");
    }
    println!("The server's key is not in it: keep a copy of the key file apart from this one.");
    Ok(())
}

/// Puts a copy in the database's place.
pub async fn restore(wanted: &Restore) -> anyhow::Result<()> {
    let database = sqlite(&wanted.database)?;
    let now = jiff::Timestamp::now();
    let (checked, old) = copies::restore(&wanted.file, &database, wanted.replace, now).await?;
    say(&database, &checked);
    if let Some(old) = old {
        println!("What was there is now {}.", old.display());
    }
    println!("The server brings its schema up to date when it starts.");
    Ok(())
}

fn sqlite(address: &DatabaseAddress) -> anyhow::Result<PathBuf> {
    address.sqlite_file().context(
        "this copies files of SQLite; for PostgreSQL use `pg_dump --format=custom` and `pg_restore --clean --if-exists`",
    )
}

fn say(file: &Path, checked: &Checked) {
    println!(
        "{}: {} bytes, {} accounts, sound. SHA-256 {}",
        file.display(),
        checked.bytes,
        checked.accounts,
        checked.sha256
    );
}
