//! What a database looks like, read back from itself, in a form that two can be compared in.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, QueryResult, Statement};

/// The tables by name, without the migrator's own.
pub type Shape = BTreeMap<String, Table>;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// By name: type, nullability, default, identity.
    pub columns: BTreeMap<String, String>,
    /// The primary key's columns, and whether its numbers are given out by the database.
    pub primary_key: String,
    /// The columns of each unique constraint or index; not of one over some rows only, which no
    /// entity can describe.
    pub uniques: BTreeSet<String>,
    /// The columns of each other index.
    pub indexes: BTreeSet<String>,
    /// Each foreign key, with what happens on update and on delete.
    pub foreign_keys: BTreeSet<String>,
}

/// Looks.
pub async fn shape(db: &DatabaseConnection) -> Shape {
    let mut shape = Shape::new();
    let kind = db.get_database_backend();
    let tables = match kind {
        DbBackend::Postgres => {
            "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
        }
        _ => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    };
    for row in all(db, tables).await {
        let name = text(&row, "name");
        if name == "seaql_migrations" {
            continue;
        }
        let table = match kind {
            DbBackend::Postgres => postgres_table(db, &name).await,
            _ => sqlite_table(db, &name).await,
        };
        shape.insert(name, table);
    }
    shape
}

async fn sqlite_table(db: &DatabaseConnection, name: &str) -> Table {
    let mut table = Table::default();
    let sql = format!(
        "SELECT name, type || CASE \"notnull\" WHEN 1 THEN ' NOT NULL' ELSE '' END \
         || coalesce(' DEFAULT ' || dflt_value, '') AS what, pk FROM pragma_table_info('{name}')"
    );
    for row in all(db, &sql).await {
        let column = text(&row, "name");
        if row.try_get::<i64>("", "pk").expect("pk") > 0 {
            table.primary_key += &column;
        }
        table.columns.insert(column, text(&row, "what"));
    }
    let sql = format!("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = '{name}'");
    if text(&all(db, &sql).await[0], "sql").contains("AUTOINCREMENT") {
        table.primary_key += " AUTOINCREMENT";
    }
    let sql = format!(
        "SELECT list.\"unique\" AS alone, (SELECT group_concat(name, ', ') FROM \
         (SELECT name FROM pragma_index_info(list.name) ORDER BY seqno)) AS columns \
         FROM pragma_index_list('{name}') AS list WHERE list.origin <> 'pk' AND list.partial = 0"
    );
    for row in all(db, &sql).await {
        let kind = if row.try_get::<i64>("", "alone").expect("alone") == 1 {
            &mut table.uniques
        } else {
            &mut table.indexes
        };
        kind.insert(text(&row, "columns"));
    }
    let sql = format!(
        "SELECT \"from\" || ' -> ' || \"table\" || '.' || \"to\" || ' ON UPDATE ' || on_update \
         || ' ON DELETE ' || on_delete AS what FROM pragma_foreign_key_list('{name}')"
    );
    for row in all(db, &sql).await {
        table.foreign_keys.insert(text(&row, "what"));
    }
    table
}

async fn postgres_table(db: &DatabaseConnection, name: &str) -> Table {
    let mut table = Table::default();
    let sql = format!(
        "SELECT attname::text AS name, format_type(atttypid, atttypmod) \
         || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END \
         || coalesce(' DEFAULT ' || pg_get_expr(adbin, adrelid), '') \
         || CASE attidentity WHEN '' THEN '' ELSE ' IDENTITY ' || attidentity::text END AS what \
         FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum \
         WHERE attrelid = '\"{name}\"'::regclass AND attnum > 0 AND NOT attisdropped"
    );
    for row in all(db, &sql).await {
        table.columns.insert(text(&row, "name"), text(&row, "what"));
    }
    let sql = format!(
        "SELECT indisprimary, indisunique, (SELECT string_agg(attname::text, ', ' ORDER BY place) \
         FROM unnest(indkey::int[]) WITH ORDINALITY AS key(number, place) \
         JOIN pg_attribute ON attrelid = indrelid AND attnum = number) AS columns \
         FROM pg_index WHERE indrelid = '\"{name}\"'::regclass AND indpred IS NULL"
    );
    for row in all(db, &sql).await {
        let columns = text(&row, "columns");
        if row.try_get("", "indisprimary").expect("indisprimary") {
            table.primary_key = columns;
        } else if row.try_get("", "indisunique").expect("indisunique") {
            table.uniques.insert(columns);
        } else {
            table.indexes.insert(columns);
        }
    }
    let sql = format!(
        "SELECT conname || ' ' || pg_get_constraintdef(oid) AS what FROM pg_constraint \
         WHERE conrelid = '\"{name}\"'::regclass AND contype = 'f'"
    );
    for row in all(db, &sql).await {
        table.foreign_keys.insert(text(&row, "what"));
    }
    table
}

async fn all(db: &DatabaseConnection, sql: &str) -> Vec<QueryResult> {
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .expect(sql)
}

fn text(row: &QueryResult, column: &str) -> String {
    row.try_get("", column).expect(column)
}
