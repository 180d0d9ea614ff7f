//! No connection stays in a pool that may stand within a transaction.
//!
//! A driver counts how deep a connection is, and the count goes down when COMMIT or ROLLBACK
//! succeeds. SQLite ends a transaction by itself after some errors (a full disk, an I/O error);
//! then ROLLBACK fails, the count stays, and the next transaction on that connection would be a
//! savepoint within one that nobody ends: its commit succeeds and keeps nothing. So a connection
//! whose count is not zero when it comes back, or goes out, is closed.

use std::future::ready;

use sea_orm::sqlx::{
    Connection, Error, Executor as _, Postgres, Sqlite, SqliteConnection, pool::PoolOptions,
};

pub(super) fn sqlite(options: PoolOptions<Sqlite>) -> PoolOptions<Sqlite> {
    options
        .after_release(|connection, _| Box::pin(is_outside(connection)))
        .before_acquire(|connection, _| Box::pin(ready(Ok(is_uncounted(connection)))))
}

pub(super) fn postgres(options: PoolOptions<Postgres>) -> PoolOptions<Postgres> {
    options
        .after_release(|connection, _| Box::pin(ready(Ok(is_uncounted(connection)))))
        .before_acquire(|connection, _| Box::pin(ready(Ok(is_uncounted(connection)))))
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
