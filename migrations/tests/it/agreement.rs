//! The migrated schema is the schema that the entities of `records` describe.

use std::collections::BTreeSet;
use std::fs;

use migrations::{Migrator, MigratorTrait};
use sea_orm::DbBackend;

use crate::place::{build_from_entities, empty, listed};
use crate::shape::shape;

async fn agrees(kind: DbBackend) {
    let migrated = empty(kind).await;
    Migrator::up(&migrated.db, None).await.expect("migrations");
    let built = empty(kind).await;
    build_from_entities(&built.db).await;

    let mut migrated = shape(&migrated.db).await;
    let built = shape(&built.db).await;
    for (name, table) in &built {
        let migrated = migrated
            .get_mut(name)
            .unwrap_or_else(|| panic!("no migration makes the table {name}"));
        // A migration may add indexes that only make reading faster; entities need not know.
        let missing: Vec<_> = table.indexes.difference(&migrated.indexes).collect();
        assert!(missing.is_empty(), "{name} lacks the indexes {missing:?}");
        migrated.indexes.clone_from(&table.indexes);
        assert_eq!(
            *migrated, *table,
            "left: migrated {name}, right: its entity"
        );
    }
    let more: Vec<_> = migrated
        .keys()
        .filter(|name| !built.contains_key(*name))
        .collect();
    assert!(more.is_empty(), "tables that no entity describes: {more:?}");
}

#[tokio::test]
async fn migrations_and_records_agree_on_sqlite() {
    agrees(DbBackend::Sqlite).await;
}

#[tokio::test]
async fn migrations_and_records_agree_on_postgres() {
    agrees(DbBackend::Postgres).await;
}

/// Otherwise a new table could be left out of the comparison above.
#[test]
fn every_record_is_compared() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../app/records/src");
    let mut declared = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the folder of the records") {
        let source = fs::read_to_string(entry.expect("an entry").path()).expect("a source");
        for rest in source.split("table_name = \"").skip(1) {
            declared.extend(rest.split('"').next().map(str::to_owned));
        }
    }
    assert_eq!(
        declared,
        BTreeSet::from_iter(listed()),
        "left: the folder, right: tests/it/place.rs"
    );
}
