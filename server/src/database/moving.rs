//! From SQLite to PostgreSQL: every row of every table, in one transaction, compared before it is
//! committed. Which tables and columns there are is asked of PostgreSQL, whose schema the same
//! migrations made, so that a new table is moved without being named here.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use anyhow::{Context as _, bail};
use app::db::Write;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, QueryResult, Statement, Value};
use sha2::{Digest as _, Sha256};

use crate::{boot, config::DatabaseAddress};

use super::column::Kind;

/// What came of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// How many rows were moved.
    pub rows: usize,
    /// What the rows come to, whatever their order: alike on both sides.
    pub sum: String,
}

/// The table in which migrations are recorded; each database has its own.
const MIGRATIONS: &str = "seaql_migrations";

/// Moves a database that nobody uses into an empty one, where the schema is made first. What is in
/// SQLite stays there.
///
/// # Errors
/// In a sentence: when the first is in use or behind, the second holds anything, or a table does
/// not come out as it went in. Nothing is in the second then but its schema.
pub async fn all(from: &Path, into: &DatabaseAddress) -> anyhow::Result<Vec<Table>> {
    super::copies::nobody_uses(from).await?;
    let source = super::copies::open(from).await?;
    boot::refuse_newer(&source).await?;
    if boot::pending(&source).await? > 0 {
        bail!(
            "{} is behind this program: bring it up to date with `torelik migrate` first",
            from.display()
        );
    }
    let target = super::open(into).await?;
    if target.read().get_database_backend() != DbBackend::Postgres {
        bail!("--to must be a PostgreSQL: postgres://user:password@host/name");
    }
    boot::migrate(&target).await?;
    let txn = target.begin().await?;
    let tables = ordered(&txn).await?;
    for table in &tables {
        if count(&txn, table).await? > 0 {
            bail!(
                "the table {table} of the PostgreSQL holds something already: name an empty database"
            );
        }
    }
    let mut moved = Vec::new();
    for table in &tables {
        let found = one(&source, &txn, table).await;
        moved.push(found.with_context(|| format!("the table {table} cannot be moved"))?);
    }
    txn.commit().await?;
    source.close().await?;
    target.close().await?;
    Ok(moved)
}

/// Moves a table, and compares what is there afterwards.
async fn one(source: &DatabaseConnection, txn: &Write, table: &str) -> anyhow::Result<Table> {
    let columns = columns(txn, table).await?;
    let names: Vec<String> = columns
        .iter()
        .map(|(name, _)| format!("\"{name}\""))
        .collect();
    let places: Vec<String> = columns
        .iter()
        .zip(1..)
        .map(|((_, kind), place)| kind.given(place))
        .collect();
    let insert = format!(
        "INSERT INTO \"{table}\" ({}) VALUES ({})",
        names.join(", "),
        places.join(", ")
    );
    // Triggers watch over what people do, and would do a second time what they did then.
    txn.execute_unprepared(&format!("ALTER TABLE \"{table}\" DISABLE TRIGGER USER"))
        .await?;
    let before = rows(source, table, &columns).await?;
    let mut had = Sum::default();
    for row in before {
        had.add(&row);
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, &insert, row);
        txn.execute_raw(statement).await?;
    }
    txn.execute_unprepared(&format!("ALTER TABLE \"{table}\" ENABLE TRIGGER USER"))
        .await?;
    let mut has = Sum::default();
    for row in rows(txn, table, &columns).await? {
        has.add(&row);
    }
    if had != has {
        bail!(
            "what arrived is not what was sent: {} rows of {}",
            has.rows,
            had.rows
        );
    }
    continue_numbers(txn, table, &columns).await?;
    Ok(Table {
        name: table.to_owned(),
        rows: has.rows,
        sum: format!("{:032x}", has.sum),
    })
}

/// All rows of a table, in the order of their first column: a row that points to one of its own
/// table points to an earlier one.
async fn rows(
    db: &impl ConnectionTrait,
    table: &str,
    columns: &[(String, Kind)],
) -> anyhow::Result<Vec<Vec<Value>>> {
    let backend = db.get_database_backend();
    let asked: Vec<String> = columns
        .iter()
        .map(|(name, kind)| kind.asked(name, backend))
        .collect();
    let sql = format!("SELECT {} FROM \"{table}\" ORDER BY 1", asked.join(", "));
    let found = db
        .query_all_raw(Statement::from_string(backend, sql))
        .await?;
    let row = |row: &QueryResult| {
        let values = columns.iter().enumerate();
        values
            .map(|(place, (_, kind))| kind.value(row, place))
            .collect()
    };
    found.iter().map(row).collect()
}

/// The columns of a table of PostgreSQL, and what they hold.
async fn columns(txn: &Write, table: &str) -> anyhow::Result<Vec<(String, Kind)>> {
    let sql = "SELECT column_name::text, data_type::text FROM information_schema.columns \
               WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position";
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [table.into()]);
    let mut columns = Vec::new();
    for row in txn.query_all_raw(statement).await? {
        let (name, data_type): (String, String) =
            (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let kind = Kind::of(&data_type)
            .with_context(|| format!("nobody has said how {data_type} of {name} is moved"))?;
        columns.push((name, kind));
    }
    Ok(columns)
}

/// The tables, each after those that it points to.
async fn ordered(txn: &Write) -> anyhow::Result<Vec<String>> {
    let names = "SELECT table_name::text FROM information_schema.tables \
                 WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'";
    let mut waiting = BTreeMap::<String, BTreeSet<String>>::new();
    for row in txn
        .query_all_raw(Statement::from_string(DbBackend::Postgres, names))
        .await?
    {
        let name: String = row.try_get_by_index(0)?;
        if name != MIGRATIONS {
            waiting.insert(name, BTreeSet::new());
        }
    }
    let pointing = "SELECT child.relname::text, parent.relname::text FROM pg_constraint \
                    JOIN pg_class child ON child.oid = conrelid \
                    JOIN pg_class parent ON parent.oid = confrelid \
                    WHERE contype = 'f' AND child.relnamespace = current_schema()::regnamespace";
    for row in txn
        .query_all_raw(Statement::from_string(DbBackend::Postgres, pointing))
        .await?
    {
        let (child, parent): (String, String) =
            (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        if child != parent
            && let Some(parents) = waiting.get_mut(&child)
        {
            parents.insert(parent);
        }
    }
    let mut tables = Vec::new();
    while !waiting.is_empty() {
        let next = waiting
            .iter()
            .find(|(_, parents)| parents.iter().all(|it| tables.contains(it)));
        let Some(next) = next.map(|(name, _)| name.clone()) else {
            bail!("tables point to each other in a circle: {waiting:?}");
        };
        waiting.remove(&next);
        tables.push(next);
    }
    Ok(tables)
}

async fn count(txn: &Write, table: &str) -> anyhow::Result<i64> {
    let sql = format!("SELECT count(*) FROM \"{table}\"");
    let row = txn
        .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
        .await?;
    Ok(row.context("nothing was answered")?.try_get_by_index(0)?)
}

/// Has the numbers that the database gives by itself go on after those that are taken.
async fn continue_numbers(
    txn: &Write,
    table: &str,
    columns: &[(String, Kind)],
) -> anyhow::Result<()> {
    for (column, _) in columns.iter().filter(|(_, kind)| *kind == Kind::Whole) {
        let sql = format!(
            "SELECT setval(sequence, (SELECT max(\"{column}\") FROM \"{table}\")) \
             FROM pg_get_serial_sequence('\"{table}\"', '{column}') AS sequence \
             WHERE sequence IS NOT NULL AND EXISTS (SELECT 1 FROM \"{table}\")"
        );
        txn.query_all_raw(Statement::from_string(DbBackend::Postgres, sql))
            .await?;
    }
    Ok(())
}

/// What rows come to, in any order: how many, and the sum of their hashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    rows: usize,
    sum: u128,
}

impl Sum {
    fn add(&mut self, row: &[Value]) {
        let hash = Sha256::digest(format!("{row:?}"));
        let mut first = [0; 16];
        first.copy_from_slice(&hash[..16]);
        self.rows += 1;
        self.sum = self.sum.wrapping_add(u128::from_be_bytes(first));
    }
}
