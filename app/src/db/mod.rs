//! The database: where it is opened, read, and written.
//!
//! What a [`Write`] has committed is in the database. For that no connection is ever given out
//! that may stand within a transaction: what would be committed on it would wait for the end of
//! another that nobody commits.

pub mod batch;
mod idle;
pub mod many;
pub mod news;
mod probe;
mod retry;
mod time;
mod write;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use sea_orm::{
    ConnectOptions, ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

use crate::errors::is_busy;

use news::Teller;
use probe::Probe;

pub use retry::{retried, unwritten};
pub use write::{Asker, Write};

/// The database. SQLite has one connection that writes and several that read; on PostgreSQL
/// both are one pool.
#[derive(Clone, Debug)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    probe: Probe,
    statements: Arc<AtomicU64>,
    news: Teller,
}

/// Readers of an SQLite file: more than two cores can use, few enough to stay small.
const SQLITE_READERS: u32 = 4;
/// How many rows an SQLite connection reads ahead of whoever asks: for each that waits, two threads
/// change places, which costs more than reading it.
const ROWS_AHEAD: usize = 1024;
/// Connections to PostgreSQL.
const POSTGRES_POOL: u32 = 10;
/// How long a request waits for a connection, or for SQLite's one writer.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long one who starts waits for another that brings the schema up to date.
const MIGRATING: Duration = Duration::from_secs(120);

impl Database {
    /// Opens the database at an address such as `sqlite:data/torelik.sqlite` or
    /// `postgres://user@host/name`. An SQLite file that does not exist is made.
    ///
    /// # Errors
    /// When the address is not understood or nothing answers there.
    pub async fn open(address: &str) -> Result<Self, DbErr> {
        let statements = Arc::new(AtomicU64::new(0));
        if address.starts_with("sqlite:") {
            Ok(Self {
                // First, so that the file exists when the readers come.
                writer: counted(open_sqlite(address, Use::Writing).await?, &statements),
                reader: counted(open_sqlite(address, Use::Reading).await?, &statements),
                probe: Probe::default(),
                statements,
                news: Teller::default(),
            })
        } else {
            let mut options = ConnectOptions::new(address);
            options
                .max_connections(POSTGRES_POOL)
                .connect_timeout(PATIENCE)
                .acquire_timeout(PATIENCE)
                .sqlx_logging(false)
                .map_sqlx_postgres_pool_opts(idle::postgres);
            let pool = counted(sea_orm::Database::connect(options).await?, &statements);
            Ok(Self {
                reader: pool.clone(),
                writer: pool,
                probe: Probe::default(),
                statements,
                news: Teller::default(),
            })
        }
    }

    /// How many statements were sent since it was opened: whether a page asks more the more people
    /// there are can only be seen by counting.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Whether other servers may have it, too.
    pub fn is_shared(&self) -> bool {
        self.reader.get_database_backend() == DbBackend::Postgres
    }

    /// Where it is told what is to be looked at again: by each commit, and by other servers.
    pub fn news(&self) -> &Teller {
        &self.news
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
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where a transaction begins"
    )]
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
        Ok(Write::new(begun?, self.probe.clone(), self.news.clone()))
    }

    /// Begins a transaction for the migrator that keeps other programs from migrating at the same
    /// time; waits for one that does. Whatever it takes, it may take.
    ///
    /// # Errors
    /// When no connection is to be had, or the other does not come to its end.
    pub async fn begin_migrating(&self) -> Result<Write, DbErr> {
        let begun = Instant::now();
        let txn = loop {
            match self.begin().await {
                Err(error) if is_busy(&error) && begun.elapsed() < MIGRATING => {}
                outcome => break outcome?,
            }
        };
        if txn.get_database_backend() == DbBackend::Postgres {
            // Ends with the transaction. The number is the word "Törelik" by a hash, and ours alone.
            let sql = format!(
                "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '{}s'; \
                 SET LOCAL idle_in_transaction_session_timeout = 0; \
                 SELECT pg_advisory_xact_lock(4107282860161892)",
                MIGRATING.as_secs()
            );
            txn.execute_unprepared(&sql).await?;
            txn.execute_unprepared("SET LOCAL lock_timeout = 0").await?;
        }
        Ok(txn)
    }

    /// Closes the connections; what was committed is kept. Does not wait for one that does not
    /// answer.
    ///
    /// # Errors
    /// When the driver reports one.
    pub async fn close(self) -> Result<(), DbErr> {
        for pool in [self.reader, self.writer] {
            match tokio::time::timeout(PATIENCE, pool.close()).await {
                Ok(closed) => closed?,
                Err(_) => tracing::warn!("a connection to the database did not close in time"),
            }
        }
        Ok(())
    }
}

/// A connection whose statements are counted.
fn counted(mut connection: DatabaseConnection, statements: &Arc<AtomicU64>) -> DatabaseConnection {
    let statements = Arc::clone(statements);
    connection.set_metric_callback(move |_| {
        statements.fetch_add(1, Ordering::Relaxed);
    });
    connection
}

/// Opens an SQLite file. When another program has it in hand at that moment, SQLite refuses the
/// change to its log at once, without the patience that it has otherwise.
async fn open_sqlite(address: &str, to: Use) -> Result<DatabaseConnection, DbErr> {
    let begun = Instant::now();
    loop {
        match sea_orm::Database::connect(sqlite(address, to)).await {
            Err(error) if is_busy(&error) && begun.elapsed() < MIGRATING => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            outcome => return outcome,
        }
    }
}

/// What connections to an SQLite file are for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Writing,
    Reading,
}

fn sqlite(address: &str, to: Use) -> ConnectOptions {
    let mut options = ConnectOptions::new(address);
    options
        .max_connections(match to {
            Use::Writing => 1,
            Use::Reading => SQLITE_READERS,
        })
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false)
        .map_sqlx_sqlite_pool_opts(match to {
            Use::Writing => idle::sqlite_writer,
            Use::Reading => idle::sqlite_reader,
        })
        .map_sqlx_sqlite_opts(move |options| {
            let options = options
                .create_if_missing(to == Use::Writing)
                .foreign_keys(true)
                .busy_timeout(PATIENCE)
                .row_buffer_size(ROWS_AHEAD)
                .journal_mode(SqliteJournalMode::Wal)
                // What was acknowledged outlives a power cut, not only a crash of the program.
                .synchronous(SqliteSynchronous::Full);
            match to {
                Use::Writing => options,
                Use::Reading => options.pragma("query_only", "ON"),
            }
        });
    options
}
