//! Whether writing works: tried by writing.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use sea_orm::{ConnectionTrait as _, DbBackend, DbErr};

use super::{Database, PATIENCE};

/// How long the outcome of a try is good for: whoever asks more often costs no more commits.
const GOOD_FOR: Duration = Duration::from_secs(1);

/// What is known of writing.
#[derive(Clone, Debug, Default)]
pub(super) struct Probe {
    /// When a transaction was committed last.
    committed: Arc<Mutex<Option<Instant>>>,
    /// What the last try gave, for those who ask at the same time.
    tried: Arc<tokio::sync::Mutex<Option<(Instant, bool)>>>,
}

impl Probe {
    /// A transaction was committed, or was not when it should have been.
    pub(super) fn note_commit(&self, done: bool) {
        if let Ok(mut committed) = self.committed.lock() {
            *committed = done.then(Instant::now);
        }
    }

    fn has_just_committed(&self) -> bool {
        let committed = self.committed.lock();
        committed.is_ok_and(|at| at.is_some_and(|at| at.elapsed() < PATIENCE))
    }
}

impl Database {
    /// Whether transactions that write can be begun and committed: one was just now, or is to
    /// find out. Known within the time for which a request waits for the writer.
    pub async fn takes_writes(&self) -> bool {
        let mut tried = self.probe.tried.lock().await;
        if self.probe.has_just_committed() {
            return true;
        }
        if let Some((at, outcome)) = *tried
            && at.elapsed() < GOOD_FOR
        {
            return outcome;
        }
        // It goes on when it takes too long: once it comes to its end, writing works again.
        let db = self.clone();
        let trying = tokio::spawn(async move { db.try_to_write().await });
        let outcome = match tokio::time::timeout(PATIENCE, trying).await {
            Ok(Ok(Ok(()))) => true,
            Ok(Ok(Err(error))) => {
                tracing::warn!(%error, "the database takes no writes");
                false
            }
            Ok(Err(_)) | Err(_) => {
                tracing::warn!("the database takes no writes: it does not answer in time");
                false
            }
        };
        *tried = Some((Instant::now(), outcome));
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
