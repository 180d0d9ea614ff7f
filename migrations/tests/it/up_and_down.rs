//! Up, down, up again; and a database that is newer than the program.

use migrations::{Migrator, MigratorTrait, newer, unknown};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use crate::place::empty;
use crate::shape::shape;

async fn count(db: &DatabaseConnection, sql: &str) -> i64 {
    db.query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .expect(sql)
        .expect("a row")
        .try_get("", "n")
        .expect("a number")
}

/// What `shape` does not look at: triggers and functions.
async fn leftovers(db: &DatabaseConnection) -> i64 {
    let sql = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal) \
             + (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace) AS n"
        }
        _ => "SELECT count(*) AS n FROM sqlite_schema WHERE type = 'trigger'",
    };
    count(db, sql).await
}

async fn up_down_up(kind: DbBackend) {
    let place = empty(kind).await;
    Migrator::up(&place.db, None).await.expect("up");
    let first = shape(&place.db).await;
    let guards = leftovers(&place.db).await;
    assert!(!first.is_empty());
    assert!(guards > 0);

    // One at a time, so that each is undone while what it stands on is still there.
    for _ in Migrator::migrations() {
        Migrator::down(&place.db, Some(1)).await.expect("down");
    }
    assert!(shape(&place.db).await.is_empty());
    assert_eq!(leftovers(&place.db).await, 0);

    Migrator::up(&place.db, None).await.expect("up again");
    assert_eq!(shape(&place.db).await, first);
    assert_eq!(leftovers(&place.db).await, guards);
    Migrator::up(&place.db, None).await.expect("nothing to do");
}

#[tokio::test]
async fn up_down_and_up_again_on_sqlite() {
    up_down_up(DbBackend::Sqlite).await;
}

#[tokio::test]
async fn up_down_and_up_again_on_postgres() {
    up_down_up(DbBackend::Postgres).await;
}

async fn tells_a_newer_database(kind: DbBackend) {
    let place = empty(kind).await;
    assert!(
        unknown(&place.db)
            .await
            .expect("an empty database")
            .is_empty()
    );
    assert!(shape(&place.db).await.is_empty(), "asking makes nothing");

    Migrator::up(&place.db, None).await.expect("up");
    assert!(unknown(&place.db).await.expect("up to date").is_empty());

    for name in ["m2099_01_02_000001_later", "m2099_01_01_000001_sooner"] {
        place
            .db
            .execute_unprepared(&format!(
                "INSERT INTO seaql_migrations VALUES ('{name}', 0)"
            ))
            .await
            .expect("a change from the future");
    }
    assert_eq!(
        unknown(&place.db).await.expect("a newer database"),
        ["m2099_01_01_000001_sooner", "m2099_01_02_000001_later"]
    );
}

#[tokio::test]
async fn a_newer_database_is_told_on_sqlite() {
    tells_a_newer_database(DbBackend::Sqlite).await;
}

#[tokio::test]
async fn a_newer_database_is_told_on_postgres() {
    tells_a_newer_database(DbBackend::Postgres).await;
}

#[test]
fn newer_names_only_what_is_not_known() {
    let known = Migrator::migrations()[0].name().to_owned();
    assert_eq!(newer([known.as_str(), "other"]), ["other"]);
    assert!(newer(Vec::<String>::new()).is_empty());
}

/// The migrator applies them in the order of the list and lists them in the order of the names.
#[test]
fn the_list_is_in_the_order_of_the_names() {
    let changes = Migrator::migrations();
    assert!(changes.is_sorted_by(|one, next| one.name() < next.name()));
}

#[test]
fn every_change_is_all_or_nothing() {
    for change in Migrator::migrations() {
        assert_eq!(change.use_transaction(), Some(true), "{}", change.name());
    }
}
