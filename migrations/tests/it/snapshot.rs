//! The whole schema as SQL, so that a review of a change sees what it does to the tables.

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::place::empty;

#[tokio::test]
async fn the_schema_as_sql() {
    let place = empty(DbBackend::Sqlite).await;
    Migrator::up(&place.db, None).await.expect("migrations");
    let rows = place
        .db
        .query_all_raw(Statement::from_string(
            DbBackend::Sqlite,
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'sqlite_sequence' \
             AND name <> 'seaql_migrations' ORDER BY tbl_name, \
             CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name",
        ))
        .await
        .expect("the schema");
    let sql: Vec<String> = rows
        .iter()
        .map(|row| folded(&row.try_get::<String>("", "sql").expect("sql")))
        .collect();
    insta::assert_snapshot!(sql.join("\n").replace(" \n", "\n"));
}

/// One column or constraint a line.
fn folded(sql: &str) -> String {
    if !sql.starts_with("CREATE TABLE") {
        return format!("{sql};");
    }
    let mut depth = 0;
    let mut folded = String::from("\n");
    for character in sql.chars() {
        let before = depth;
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        match (character, before) {
            ('(', 0) => folded.push_str("(\n   "),
            (')', 1) => folded.push_str("\n)"),
            (',', 1) => folded.push_str(",\n   "),
            _ => folded.push(character),
        }
    }
    folded + ";"
}
