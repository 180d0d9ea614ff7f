//! `torelik backup` and `torelik restore`: a copy that is made while people work holds what was
//! acknowledged before, is like the original in every table, and is believed only when it is sound.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};
use tempfile::TempDir;

use super::command_line::{fails, succeeds};
use crate::harness::House;

/// The file of a house's database.
fn file_of(house: &House) -> PathBuf {
    house.content.parent().unwrap().join("house.sqlite")
}

fn address(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

fn at(folder: &TempDir, name: &str) -> PathBuf {
    folder.path().join(name)
}

async fn run(arguments: Vec<String>) -> String {
    let work = move || {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        succeeds(&arguments)
    };
    tokio::task::spawn_blocking(work).await.unwrap()
}

async fn backs_up(database: &Path, into: &Path) -> String {
    run(vec![
        "backup".to_owned(),
        into.display().to_string(),
        "--database".to_owned(),
        address(database),
    ])
    .await
}

/// All rows of all tables, as text: whichever tables and columns there are.
async fn everything(file: &Path) -> BTreeMap<String, Vec<String>> {
    let db: DatabaseConnection = sea_orm::Database::connect(address(file)).await.unwrap();
    let all = |sql: String| {
        let db = &db;
        async move {
            let statement = Statement::from_string(DbBackend::Sqlite, sql);
            let rows = db.query_all_raw(statement).await.unwrap();
            let text = |row: &sea_orm::QueryResult| row.try_get_by_index::<String>(0).unwrap();
            rows.iter().map(text).collect::<Vec<_>>()
        }
    };
    let mut found = BTreeMap::new();
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    for table in all(tables.to_owned()).await {
        let columns = all(format!("SELECT name FROM pragma_table_info('{table}')")).await;
        let quoted: Vec<String> = columns
            .iter()
            .map(|column| format!("quote(\"{column}\")"))
            .collect();
        let rows = format!(
            "SELECT {} FROM \"{table}\" ORDER BY 1",
            quoted.join(" || '|' || ")
        );
        let mut rows = all(rows).await;
        // That a copy was made is noted afterwards, so the copy itself does not say so.
        rows.retain(|row| !row.contains("'installation.backup'"));
        found.insert(table, rows);
    }
    db.close().await.unwrap();
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_copy_made_under_load_has_what_was_acknowledged_before() {
    let house = House::start().await;
    let folder = tempfile::tempdir().unwrap();
    let judge = house.judge("Amal").await;
    let (_, attempt) = judge.attempts_quiz().await;
    let answers = |from: i64, to: i64| {
        let judge = &judge;
        async move {
            for number in from..to {
                let option = if number % 2 == 0 { "chance" } else { "past" };
                let fields = [("answers[fear][option][]", option)];
                judge.answers(attempt, "save", &fields).await.is_done();
            }
        }
    };
    answers(0, 5).await;
    let before = everything(&file_of(&house)).await;
    let copy = at(&folder, "copy.sqlite");
    let file = file_of(&house);
    let (said, ()) = tokio::join!(backs_up(&file, &copy), answers(5, 40));
    assert!(said.contains("sound. SHA-256"), "{said}");
    let copied = everything(&copy).await;
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        copied.keys().collect::<Vec<_>>()
    );
    for table in ["answer", "audit_event", "account", "session"] {
        for row in &before[table] {
            assert!(copied[table].contains(row), "{table}: {row}");
        }
    }
    assert!(!before["answer"].is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_put_back_is_like_the_original_in_every_table() {
    let house = House::start().await;
    let folder = tempfile::tempdir().unwrap();
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let session = house.training.sessions[0];
    organizer
        .records(session, &judge, "present")
        .await
        .is_done();
    let (copy, new) = (at(&folder, "copy.sqlite"), at(&folder, "new/house.sqlite"));
    let file = file_of(&house);
    backs_up(&file, &copy).await;
    let original = everything(&file).await;
    assert!(original.values().filter(|rows| !rows.is_empty()).count() > 5);
    let restore = vec![
        "restore".to_owned(),
        copy.display().to_string(),
        "--database".to_owned(),
        address(&new),
    ];
    let said = run(restore).await;
    assert!(said.contains("sound"), "{said}");
    assert_eq!(everything(&new).await, original);
    for name in [&copy, &new] {
        let mode = std::os::unix::fs::MetadataExt::mode(&fs::metadata(name).unwrap());
        assert_eq!(mode & 0o777, 0o600, "{}", name.display());
    }
    // `sha256sum --check` understands what lies beside it.
    let sums = fs::read_to_string(at(&folder, "copy.sqlite.sha256")).unwrap();
    assert!(sums.ends_with("  copy.sqlite\n"), "{sums}");
    assert_eq!(sums.split(' ').next().unwrap().len(), 64);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_stands_there_is_replaced_only_on_purpose_and_never_under_a_server() {
    let mut house = House::start().await;
    let folder = tempfile::tempdir().unwrap();
    let file = file_of(&house);
    let copy = at(&folder, "copy.sqlite");
    backs_up(&file, &copy).await;
    let (copied, database) = (copy.display().to_string(), address(&file));
    let restore = move |more: &'static [&'static str]| {
        let (copied, database) = (copied.clone(), database.clone());
        tokio::task::spawn_blocking(move || {
            let arguments = ["restore", &copied, "--database", &database];
            super::command_line::run(&[&arguments[..], more].concat())
        })
    };
    let (code, _, said) = restore(&[]).await.unwrap();
    assert!(code != 0 && said.contains("--replace"), "{said}");
    let (code, _, said) = restore(&["--replace"]).await.unwrap();
    assert!(
        code != 0 && said.contains("stop the server first"),
        "{said}"
    );
    let before = everything(&file).await;
    house.told_to_stop().await.unwrap().unwrap();
    // Its connections close when nobody holds them any more.
    house.inner.db.clone().close().await.unwrap();
    let (code, said, wrong) = restore(&["--replace"]).await.unwrap();
    assert_eq!(code, 0, "{wrong}");
    let kept = said
        .lines()
        .find_map(|line| line.strip_prefix("What was there is now "))
        .unwrap()
        .trim_end_matches('.');
    assert_eq!(everything(Path::new(kept)).await, before);
    assert_eq!(everything(&file).await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_copy_that_is_not_sound_is_not_put_back() {
    let house = House::start().await;
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (file_of(&house), at(&folder, "copy.sqlite"));
    backs_up(&file, &copy).await;
    let new = at(&folder, "new.sqlite");
    let refused = async |damaged: &Path, because: &str| {
        let (from, to) = (damaged.display().to_string(), address(&new));
        let said =
            tokio::task::spawn_blocking(move || fails(&["restore", &from, "--database", &to]));
        let said = said.await.unwrap();
        assert!(said.contains(because), "{because}: {said}");
        assert!(!new.exists());
    };
    // Changed since it was made, though sound.
    let changed = at(&folder, "changed.sqlite");
    fs::copy(&copy, &changed).unwrap();
    fs::copy(
        at(&folder, "copy.sqlite.sha256"),
        at(&folder, "changed.sqlite.sha256"),
    )
    .unwrap();
    let db = sea_orm::Database::connect(address(&changed)).await.unwrap();
    db.execute_unprepared("UPDATE account SET name = 'Somebody'")
        .await
        .unwrap();
    db.execute_unprepared("INSERT INTO account (email, name, language, administrator, created_at) VALUES ('a@example.org', 'A', 'en', 0, 0)")
        .await
        .unwrap();
    db.close().await.unwrap();
    refused(&changed, "was changed since it was made").await;
    // Of a newer program.
    let newer = at(&folder, "newer.sqlite");
    fs::copy(&copy, &newer).unwrap();
    let db = sea_orm::Database::connect(address(&newer)).await.unwrap();
    db.execute_unprepared("INSERT INTO seaql_migrations VALUES ('m2099_01_01_000001_later', 0)")
        .await
        .unwrap();
    db.close().await.unwrap();
    refused(&newer, "newer than this program").await;
    // Cut off, overwritten in the middle, and no database at all.
    let whole = fs::read(&copy).unwrap();
    let half = at(&folder, "half.sqlite");
    fs::write(&half, &whole[..whole.len() / 2]).unwrap();
    refused(&half, "is no sound database").await;
    let holed = at(&folder, "holed.sqlite");
    let mut bytes = whole.clone();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20_000].fill(0xa5);
    fs::write(&holed, bytes).unwrap();
    refused(&holed, "is no sound database").await;
    let text = at(&folder, "text.sqlite");
    fs::write(&text, "name,email\n").unwrap();
    refused(&text, "is no sound database").await;
    // Nor does a copy take the place of something.
    let (from, to) = (address(&file), copy.display().to_string());
    let said = tokio::task::spawn_blocking(move || fails(&["backup", &to, "--database", &from]));
    assert!(said.await.unwrap().contains("is there already"));
}

#[test]
fn of_postgresql_it_says_what_to_use() {
    let postgres = "postgres://nobody@127.0.0.1/nothing";
    let said = fails(&["backup", "copy", "--database", postgres]);
    assert!(said.contains("pg_dump --format=custom"), "{said}");
}
