//! Foreign keys and indexes, named the way SeaORM names them when it builds a table from an
//! entity, so that a later change finds them under one name however the table was made.

use sea_orm_migration::prelude::*;

/// `column` points to the `id` of `target`; a row that points nowhere is refused, and when its
/// target is deleted `on_delete` happens to it.
pub(crate) fn points_to(
    table: &'static str,
    column: &'static str,
    target: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk-{table}-{column}"))
        .from(table, column)
        .to(target, "id")
        .on_delete(on_delete)
        .take()
}

/// No two rows of `table` may be alike in all of `columns`.
pub(crate) fn unique(
    table: &'static str,
    name: &str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    let mut index = plain(table, name, columns);
    index.unique().take()
}

/// Finds rows of `table` by `columns` without reading all of it.
pub(crate) fn plain(
    table: &'static str,
    name: &str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("idx-{table}-{name}")).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// Drops tables in the given order, with their indexes and triggers.
pub(crate) async fn drop_tables(
    manager: &SchemaManager<'_>,
    tables: &[&'static str],
) -> Result<(), DbErr> {
    for table in tables {
        manager
            .drop_table(Table::drop().table(*table).take())
            .await?;
    }
    Ok(())
}
