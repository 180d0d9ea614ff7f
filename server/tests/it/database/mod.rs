//! The database layer by itself: what it acknowledges is there, whatever failed before.

mod acknowledged;
mod away;
mod batches;
mod deadlock;
mod faults;
mod silent;
mod time;
mod together;
mod told;
mod typed;

use std::collections::BTreeSet;

use app::db::{Database, Write};
use sea_orm::{ConnectOptions, ConnectionTrait as _, DatabaseConnection, DbErr};
use tempfile::TempDir;

use crate::cluster;

/// A database with a table of facts, and its address for others.
struct Place {
    db: Database,
    address: String,
    folder: TempDir,
}

impl Place {
    async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("facts.sqlite");
        Self::at(format!("sqlite:{}", file.display()), folder).await
    }

    async fn on_postgres() -> Self {
        let address = tokio::task::spawn_blocking(cluster::database);
        Self::at(address.await.unwrap(), tempfile::tempdir().unwrap()).await
    }

    async fn at(address: String, folder: TempDir) -> Self {
        let db = Database::open(&address).await.unwrap();
        let txn = db.begin().await.unwrap();
        for sql in [
            "CREATE TABLE fact (id INTEGER PRIMARY KEY, words TEXT)",
            "CREATE TABLE about (fact INTEGER REFERENCES fact (id) DEFERRABLE INITIALLY DEFERRED)",
        ] {
            txn.execute_unprepared(sql).await.unwrap();
        }
        txn.commit().await.unwrap();
        Self {
            db,
            address,
            folder,
        }
    }

    fn is_sqlite(&self) -> bool {
        self.address.starts_with("sqlite:")
    }

    /// Another program's connection.
    async fn another(&self) -> DatabaseConnection {
        connect(&self.address).await
    }

    /// The facts that another connection sees.
    async fn seen_by_another(&self) -> BTreeSet<i32> {
        facts(&self.address).await
    }

    /// The facts that would be there if the process were killed now: what is in the files.
    async fn left_after_a_kill(&self) -> BTreeSet<i32> {
        if !self.is_sqlite() {
            return self.seen_by_another().await;
        }
        let left = tempfile::tempdir().unwrap();
        for entry in std::fs::read_dir(self.folder.path()).unwrap() {
            let entry = entry.unwrap();
            // The index of the log is made anew from it.
            if !entry.file_name().to_string_lossy().ends_with("-shm") {
                std::fs::copy(entry.path(), left.path().join(entry.file_name())).unwrap();
            }
        }
        let file = left.path().join("facts.sqlite");
        facts(&format!("sqlite:{}", file.display())).await
    }
}

async fn connect(address: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(address);
    options.max_connections(1).sqlx_logging(false);
    sea_orm::Database::connect(options).await.unwrap()
}

async fn facts(address: &str) -> BTreeSet<i32> {
    let other = connect(address).await;
    let all = sea_orm::Statement::from_string(
        other.get_database_backend(),
        "SELECT id FROM fact".to_owned(),
    );
    let rows = other.query_all_raw(all).await.unwrap();
    other.close().await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

/// States a fact.
async fn state(txn: &Write, id: i32) -> Result<(), DbErr> {
    let sql = format!("INSERT INTO fact (id) VALUES ({id})");
    txn.execute_unprepared(&sql).await.map(drop)
}
