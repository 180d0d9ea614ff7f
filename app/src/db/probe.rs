//! Whether writing works: tried by writing.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use sea_orm::{ConnectionTrait as _, DbBackend, DbErr};
use tokio::sync::Mutex;

use super::Database;

/// How long an outcome is good for: whoever asks more often costs no more commits.
const GOOD_FOR: Duration = Duration::from_secs(1);
/// A write that takes longer than this does not work.
const LIMIT: Duration = Duration::from_secs(2);

/// The last outcome.
#[derive(Clone, Debug, Default)]
pub(super) struct Probe(Arc<Mutex<Option<(Instant, bool)>>>);

impl Database {
    /// Whether a transaction that writes can be begun and committed now; known within about two
    /// seconds.
    pub async fn takes_writes(&self) -> bool {
        let mut last = self.probe.0.lock().await;
        if let Some((at, outcome)) = *last
            && at.elapsed() < GOOD_FOR
        {
            return outcome;
        }
        let outcome = match tokio::time::timeout(LIMIT, self.try_to_write()).await {
            Ok(Ok(())) => true,
            Ok(Err(error)) => {
                tracing::warn!(%error, "the database takes no writes");
                false
            }
            Err(_) => {
                tracing::warn!("the database takes no writes: it does not answer in time");
                false
            }
        };
        *last = Some((Instant::now(), outcome));
        outcome
    }

    /// Commits something that changes nothing but has to reach the disk.
    async fn try_to_write(&self) -> Result<(), DbErr> {
        let txn = self.begin().await?;
        let sql = match txn.get_database_backend() {
            // Nobody reads this number of the file's first page.
            DbBackend::Sqlite => "PRAGMA user_version = 1",
            // A record of the log that nobody decodes.
            _ => "SELECT pg_logical_emit_message(true, 'torelik', 'ready')",
        };
        txn.execute_unprepared(sql).await?;
        txn.commit().await
    }
}
