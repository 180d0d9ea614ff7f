//! No connection stays in a pool that may stand within a transaction.
//!
//! A driver counts how deep a connection is, and the count goes down when COMMIT or ROLLBACK
//! succeeds. SQLite ends a transaction by itself after some errors (a full disk, an I/O error);
//! then ROLLBACK fails, the count stays, and the next transaction on that connection would be a
//! savepoint within one that nobody ends: its commit succeeds and keeps nothing. So a connection
//! whose count is not zero when it comes back, or goes out, is closed.

use std::{future::ready, time::Duration};

use sea_orm::sqlx::{
    Connection, Error, Executor as _, PgConnection, Postgres, Sqlite, SqliteConnection,
    pool::PoolOptions,
};

/// A connection that takes longer to answer is given up.
const ANSWERS_WITHIN: Duration = Duration::from_secs(2);
/// A statement ends before the request that waits for it is answered, a lock is not waited for
/// longer than a connection is, and who went away in a transaction holds its locks no longer than
/// that. The rest is about clients that fell silent.
const LIMITS: &str = "SET statement_timeout = '15s'; SET lock_timeout = '5s'; \
    SET idle_in_transaction_session_timeout = '20s'; \
    SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; \
    SET tcp_keepalives_count = 3; SET tcp_user_timeout = '20s'";

/// The connection to an SQLite file that writes.
pub(super) fn sqlite_writer(options: PoolOptions<Sqlite>) -> PoolOptions<Sqlite> {
    options
        .after_release(|connection, _| Box::pin(is_outside(connection)))
        .before_acquire(|connection, _| Box::pin(ready(Ok(is_uncounted(connection)))))
}

/// Those that read. Nobody begins a transaction on them (`clippy.toml` sees to it), so that what the
/// driver counts is enough; and a file does not fall silent as a network does. Each question to
/// SQLite makes two threads change places, which costs more than most statements do.
pub(super) fn sqlite_reader(options: PoolOptions<Sqlite>) -> PoolOptions<Sqlite> {
    options
        .test_before_acquire(false)
        .after_release(|connection, _| Box::pin(ready(Ok(is_uncounted(connection)))))
        .before_acquire(|connection, _| Box::pin(ready(Ok(is_uncounted(connection)))))
}

pub(super) fn postgres(options: PoolOptions<Postgres>) -> PoolOptions<Postgres> {
    options
        // The ping of the pool has no limit, and a network that fell silent answers none.
        .test_before_acquire(false)
        .after_connect(|connection, _| Box::pin(bounded(connection)))
        .after_release(|connection, _| Box::pin(answers(connection)))
        .before_acquire(|connection, _| Box::pin(answers(connection)))
}

/// Sets limits on what a connection to PostgreSQL may hold up. The server ends what goes beyond
/// them, and lets go of the locks of a client that it cannot reach any more.
async fn bounded(connection: &mut PgConnection) -> Result<(), Error> {
    connection.execute(LIMITS).await.map(drop)
}

/// Whether a connection to PostgreSQL stands outside of a transaction and answers in time.
async fn answers(connection: &mut PgConnection) -> Result<bool, Error> {
    if !is_uncounted(connection) {
        return Ok(false);
    }
    match tokio::time::timeout(ANSWERS_WITHIN, connection.ping()).await {
        Ok(answer) => answer.map(|()| true),
        Err(_) => Err(Error::Io(std::io::ErrorKind::TimedOut.into())),
    }
}

/// Whether the driver counts no transaction.
fn is_uncounted<C: Connection>(connection: &mut C) -> bool {
    let outside = !connection.is_in_transaction();
    if !outside {
        tracing::warn!("a connection to the database is closed: its transaction did not end");
    }
    outside
}

/// Whether a connection stands outside of a transaction, by the driver's count and by SQLite's
/// own word: it refuses BEGIN within one.
async fn is_outside(connection: &mut SqliteConnection) -> Result<bool, Error> {
    // A rollback that was begun by dropping a transaction ends before this does.
    connection.ping().await?;
    if !is_uncounted(connection) {
        return Ok(false);
    }
    // Takes no lock and touches no file.
    connection.execute("BEGIN; ROLLBACK").await?;
    Ok(true)
}
