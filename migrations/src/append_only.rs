//! The database itself refuses to overwrite a fact.
//!
//! Marks, answers, grades, readings and audit events are appended, and a correction is a new row.
//! A slip in the program, or a hand at the database's console, should not be able to undo that
//! unseen. Deleting stays possible for most: a person has the right to be erased, and a deleted
//! training takes its rows with it. When an account is deleted, the row stays and only forgets who
//! wrote it; so that column may become NULL and nothing else. The register is sealed: its rows
//! cannot be deleted either, and to erase a person is to replace the name.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// A table whose rows are facts.
pub(crate) struct Facts {
    /// Name of the table.
    pub(crate) table: &'static str,
    /// Columns that never change.
    pub(crate) columns: &'static [&'static str],
    /// The column that says who wrote the row, if there is one.
    pub(crate) author: Option<&'static str>,
}

/// Refuses updates of these facts from now on.
pub(crate) async fn guard(manager: &SchemaManager<'_>, facts: &Facts) -> Result<(), DbErr> {
    let Facts { table, columns, .. } = facts;
    let list = columns.join(", ");
    refuse(
        manager,
        &format!("{table}_append_only"),
        &format!("UPDATE OF {list} ON {table}"),
        "",
        table,
    )
    .await?;
    if let Some(author) = facts.author {
        refuse(
            manager,
            &format!("{table}_author_stays"),
            &format!("UPDATE OF {author} ON {table}"),
            &format!("WHEN (NEW.{author} IS NOT NULL) "),
            table,
        )
        .await?;
    }
    Ok(())
}

/// Takes [`guard`] back.
pub(crate) async fn unguard(manager: &SchemaManager<'_>, facts: &Facts) -> Result<(), DbErr> {
    let table = facts.table;
    drop_trigger(manager, table, &format!("{table}_append_only")).await?;
    if facts.author.is_some() {
        drop_trigger(manager, table, &format!("{table}_author_stays")).await?;
    }
    Ok(())
}

/// Refuses updates of these columns from now on, and of `words` but to empty them.
pub(crate) async fn only_emptied(
    manager: &SchemaManager<'_>,
    facts: &Facts,
    words: &'static str,
) -> Result<(), DbErr> {
    guard(manager, facts).await?;
    let table = facts.table;
    refuse(
        manager,
        &format!("{table}_only_emptied"),
        &format!("UPDATE OF {words} ON {table}"),
        &format!("WHEN (NEW.{words} <> '') "),
        table,
    )
    .await
}

/// Refuses updates and deletions of all rows of a table from now on. Nothing may point from its
/// rows to what people have deleted with `CASCADE` or `SET NULL`.
pub(crate) async fn seal(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    for event in SEALED {
        refuse(
            manager,
            &sealed(table, event),
            &format!("{event} ON {table}"),
            "",
            table,
        )
        .await?;
    }
    Ok(())
}

/// Takes [`seal`] back.
pub(crate) async fn unseal(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    for event in SEALED {
        drop_trigger(manager, table, &sealed(table, event)).await?;
    }
    Ok(())
}

async fn drop_trigger(manager: &SchemaManager<'_>, table: &str, name: &str) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let on = match db.get_database_backend() {
        DbBackend::Postgres => format!(" ON {table}"),
        _ => String::new(),
    };
    db.execute_unprepared(&format!("DROP TRIGGER {name}{on}"))
        .await?;
    Ok(())
}

const SEALED: [&str; 2] = ["UPDATE", "DELETE"];

fn sealed(table: &str, event: &str) -> String {
    format!("{table}_no_{}", event.to_lowercase())
}

async fn refuse(
    manager: &SchemaManager<'_>,
    name: &str,
    event: &str,
    when: &str,
    table: &str,
) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let then = match db.get_database_backend() {
        DbBackend::Postgres => "EXECUTE FUNCTION append_only()".to_owned(),
        _ => format!("BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"),
    };
    let sql = format!("CREATE TRIGGER {name} BEFORE {event} FOR EACH ROW {when}{then}");
    db.execute_unprepared(&sql).await?;
    Ok(())
}

/// PostgreSQL's triggers call a function, which all of them share. SQLite needs none.
pub(crate) async fn create_function(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    on_postgres(
        manager,
        "CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ \
         BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$",
    )
    .await
}

/// Takes [`create_function`] back, when no trigger uses it any more.
pub(crate) async fn drop_function(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    on_postgres(manager, "DROP FUNCTION append_only()").await
}

async fn on_postgres(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    let db = manager.get_connection();
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared(sql).await?;
    }
    Ok(())
}
