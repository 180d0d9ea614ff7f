//! The database: where it is opened, read, and written.

use std::time::Duration;

use sea_orm::{
    ConnectOptions, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait as _,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

/// The database. SQLite has one connection that writes and several that read; on PostgreSQL
/// both are one pool.
#[derive(Clone, Debug)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
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
            })
        } else {
            let mut options = ConnectOptions::new(address);
            options
                .max_connections(POSTGRES_POOL)
                .connect_timeout(PATIENCE)
                .acquire_timeout(PATIENCE)
                .sqlx_logging(false);
            let pool = sea_orm::Database::connect(options).await?;
            Ok(Self {
                reader: pool.clone(),
                writer: pool,
            })
        }
    }

    /// For reading.
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For the migrator, which needs a connection that may write.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Begins a transaction that writes; undone unless it is committed. On SQLite it takes the
    /// write lock at once: one that reads first and writes later would be refused, not queued.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.writer
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            })
            .await
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
