//! `torelik move`: what was in SQLite is in PostgreSQL, all of it, and the server goes on there.

use sea_orm::{ConnectionTrait as _, DbBackend, Statement};

use super::command_line::{fails, sqlite, succeeds};
use crate::{cluster, harness::House};

/// How many rows each table has that has any.
async fn counts(address: &str, tables: &str) -> Vec<(String, i64)> {
    let db = sea_orm::Database::connect(address).await.unwrap();
    let backend = db.get_database_backend();
    let mut found = Vec::new();
    for row in db
        .query_all_raw(Statement::from_string(backend, tables))
        .await
        .unwrap()
    {
        let name: String = row.try_get_by_index(0).unwrap();
        let sql = format!("SELECT count(*) FROM \"{name}\"");
        let row = db
            .query_one_raw(Statement::from_string(backend, sql))
            .await
            .unwrap();
        found.push((name, row.unwrap().try_get_by_index(0).unwrap()));
    }
    db.close().await.unwrap();
    found.retain(|(name, rows)| name != "seaql_migrations" && *rows > 0);
    found.sort();
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn everything_is_moved_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (sqlite(&folder), cluster::database());
    // What people have done: marks with history, answers, an attempt that was handed in.
    let house = House::start().await;
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    for status in ["present", "late", "excused"] {
        let session = house.training.sessions[0];
        organizer.records(session, &judge, status).await.is_done();
    }
    let (_, attempt) = judge.attempts_quiz().await;
    let right = [("answers[fear][option][]", "past")];
    judge.answers(attempt, "submit", &right).await.is_done();
    let file = house.content.parent().unwrap().join("house.sqlite");
    let copy = folder.path().join("house.sqlite");
    let file = format!("sqlite:{}", file.display());
    succeeds(&["backup", copy.to_str().unwrap(), "--database", &file]);
    let said = succeeds(&["move", "--from", &from, "--to", &to]);
    assert!(said.contains("alike in both"), "{said}");
    let before = counts(
        &from,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .await;
    let after = counts(
        &to,
        "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()",
    )
    .await;
    assert_eq!(before, after);
    assert!(before.len() > 10, "few tables hold anything: {before:?}");
    // New rows get numbers that are free, and facts are guarded as before.
    succeeds(&[
        "user",
        "add",
        "new@example.org",
        "--name",
        "New",
        "--language",
        "en",
        "--database",
        &to,
    ]);
    let db = sea_orm::Database::connect(&to).await.unwrap();
    let tried = "UPDATE attendance_mark SET status = 'absent'";
    let refused = db
        .execute_raw(Statement::from_string(DbBackend::Postgres, tried))
        .await;
    assert!(refused.unwrap_err().to_string().contains("append-only"));
    db.close().await.unwrap();
    // Nothing is put beside what is there, and what was moved stays where it was.
    let again = fails(&["move", "--from", &from, "--to", &to]);
    assert!(again.contains("holds something already"), "{again}");
    succeeds(&["doctor", "--database", &from]);
}

#[test]
fn only_from_one_kind_to_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let from = sqlite(&folder);
    succeeds(&["migrate", "--database", &from]);
    let to = format!("sqlite:{}", folder.path().join("other.sqlite").display());
    let said = fails(&["move", "--from", &from, "--to", &to]);
    assert!(said.contains("must be a PostgreSQL"), "{said}");
    let said = fails(&[
        "move",
        "--from",
        &cluster::database(),
        "--to",
        &cluster::database(),
    ]);
    assert!(said.contains("copies files of SQLite"), "{said}");
}
