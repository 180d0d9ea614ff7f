//! The way to the database: a file that nobody else reads, or a connection on which nobody reads
//! along; copies of it; and what is in the way, in a sentence.

mod column;
pub mod copies;
mod encryption;
mod file;
pub mod moving;
mod trouble;

use std::path::PathBuf;

use anyhow::bail;
use app::db::Database;

use crate::config::DatabaseAddress;

pub use encryption::Protection;

/// Opens a database.
///
/// # Errors
/// In a sentence that names no password: when it cannot be reached, does not let us in, or would
/// be reached unencrypted.
pub async fn open(address: &DatabaseAddress) -> anyhow::Result<Database> {
    let url = address.url.reveal();
    let url = if url.starts_with("sqlite:") {
        file::prepare(url)?;
        url.to_owned()
    } else if is_postgres(url) {
        encryption::required(url, address.in_clear)?
    } else {
        bail!("--database must begin with sqlite: or postgres://");
    };
    Database::open(&url)
        .await
        .map_err(|error| anyhow::anyhow!(trouble::sentence(&error)))
}

impl DatabaseAddress {
    /// The file of the database, where it is SQLite's and not in memory.
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        file::of(self.url.reveal())
    }
}

fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}
