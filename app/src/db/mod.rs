//! The database: where it is opened, read, and written.
//!
//! What a [`Write`] has committed is in the database. For that no connection is ever given out
//! that may stand within a transaction: what would be committed on it would wait for the end of
//! another that nobody commits.

mod idle;
mod probe;
mod write;

use std::time::Duration;

use sea_orm::{
    ConnectOptions, DatabaseConnection, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait as _,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

use probe::Probe;

pub use write::Write;

/// The database. SQLite has one connection that writes and several that read; on PostgreSQL
/// both are one pool.
#[derive(Clone, Debug)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    probe: Probe,
}

/// Readers of an SQLite file: more than two cores can use, few enough to stay small.
const SQLITE_READERS: u32 = 4;
/// Connections to PostgreSQL.
const POSTGRES_POOL: u32 = 10;
/// How long a request waits for a connection, or for SQLite's one writer.
const PATIENCE: Duration = Duration::from_secs(5);

impl Database {
    /// Opens the database at an address such as `sqlite:data/torelik.sqlite` or
    /// `postgres://user@host/name`. An SQLite file that does not exist is made.
    ///
    /// # Errors
    /// When the address is not understood or nothing answers there.
    pub async fn open(address: &str) -> Result<Self, DbErr> {
        if address.starts_with("sqlite:") {
            Ok(Self {
                // First, so that the file exists when the readers come.
                writer: sea_orm::Database::connect(sqlite(address, 1)).await?,
                reader: sea_orm::Database::connect(sqlite(address, SQLITE_READERS)).await?,
                probe: Probe::default(),
            })
        } else {
            let mut options = ConnectOptions::new(address);
            options
                .max_connections(POSTGRES_POOL)
                .connect_timeout(PATIENCE)
                .acquire_timeout(PATIENCE)
                .sqlx_logging(false)
                .map_sqlx_postgres_pool_opts(idle::postgres);
            let pool = sea_orm::Database::connect(options).await?;
            Ok(Self {
                reader: pool.clone(),
                writer: pool,
                probe: Probe::default(),
            })
        }
    }

    /// For reading.
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For the migrator, which brings its own transactions. Everything else writes by
    /// [`Database::begin`].
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Begins a transaction that writes; undone unless it is committed. On SQLite it takes the
    /// write lock at once: one that reads first and writes later would be refused, not queued.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn begin(&self) -> Result<Write, DbErr> {
        let writer = self.writer.clone();
        // In a task of its own, which is carried through when nobody waits any more: a BEGIN that
        // is given up on its way to PostgreSQL leaves a transaction that the driver does not know
        // of, and the next to write on that connection would not be the outermost.
        let begun = tokio::spawn(async move {
            let options = TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            };
            writer.begin_with_options(options).await
        });
        let begun = begun.await.map_err(|e| DbErr::Custom(e.to_string()))?;
        begun.map(Write::new)
    }

    /// Closes the connections; what was committed is kept.
    ///
    /// # Errors
    /// When the driver reports one.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reader.close().await?;
        self.writer.close().await
    }
}

fn sqlite(address: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(address);
    options
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false)
        .map_sqlx_sqlite_pool_opts(idle::sqlite)
        .map_sqlx_sqlite_opts(|options| {
            options
                .create_if_missing(true)
                .foreign_keys(true)
                .busy_timeout(PATIENCE)
                .journal_mode(SqliteJournalMode::Wal)
                // What was acknowledged outlives a power cut, not only a crash of the program.
                .synchronous(SqliteSynchronous::Full)
        });
    options
}
