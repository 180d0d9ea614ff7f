//! Bulk statements: many values and many rows in few statements. A database takes no more than 32,766 variables
//! (SQLite) or 65,535 (PostgreSQL) with one statement; a training may have more people than that.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, IntoActiveModel,
    Iterable as _, Value,
    sea_query::{Expr, OnConflict},
};

/// Up to this many values are variables of their own, which the planners know best.
const FEW: usize = 500;

/// The most variables of a statement that inserts.
const MOST_VARIABLES: usize = 30_000;

/// A value that many may be asked for at once.
pub trait Listed: Into<Value> {
    /// As it stands in JSON.
    fn json(&self) -> String;

    /// How PostgreSQL reads it out of text.
    const TYPE: &'static str;
}

impl Listed for i64 {
    fn json(&self) -> String {
        self.to_string()
    }

    const TYPE: &'static str = "BIGINT";
}

impl Listed for String {
    fn json(&self) -> String {
        serde_json::Value::from(self.as_str()).to_string()
    }

    const TYPE: &'static str = "TEXT";
}

/// The condition that a column has one of these values, however many there are: beyond a few they
/// travel as one variable.
#[allow(
    clippy::disallowed_methods,
    reason = "here the number of variables is bounded"
)]
pub fn among<V: Listed>(
    db: &impl ConnectionTrait,
    column: impl ColumnTrait,
    values: impl IntoIterator<Item = V>,
) -> Expr {
    let values: Vec<V> = values.into_iter().collect();
    if values.len() <= FEW {
        return column.is_in(values);
    }
    let listed: Vec<String> = values.iter().map(Listed::json).collect();
    let listed = Expr::val(format!("[{}]", listed.join(",")));
    let column = Expr::col(column.as_column_ref());
    match db.get_database_backend() {
        DbBackend::Postgres => {
            let sql = format!(
                "$1 IN (SELECT CAST(value AS {}) FROM json_array_elements_text(CAST($2 AS JSON)))",
                V::TYPE
            );
            Expr::cust_with_exprs(sql, [column, listed])
        }
        _ => Expr::cust_with_exprs("? IN (SELECT value FROM json_each(?))", [column, listed]),
    }
}

/// Inserts rows, in as many statements as their variables need, and says how many were inserted;
/// of a row that is there already decides `or`.
///
/// # Errors
/// When the database refuses.
#[allow(
    clippy::disallowed_methods,
    reason = "here the number of variables is bounded"
)]
pub async fn insert_all<A>(
    db: &impl ConnectionTrait,
    rows: Vec<A>,
    or: Option<OnConflict>,
) -> Result<u64, DbErr>
where
    A: ActiveModelTrait,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    let columns = <A::Entity as EntityTrait>::Column::iter().count().max(1);
    let mut rows = rows.into_iter();
    let mut inserted = 0;
    loop {
        let some: Vec<A> = rows.by_ref().take(MOST_VARIABLES / columns).collect();
        if some.is_empty() {
            return Ok(inserted);
        }
        let mut insert = <A::Entity as EntityTrait>::insert_many(some);
        if let Some(or) = &or {
            insert = insert.on_conflict(or.clone());
        }
        inserted += insert.exec_without_returning(db).await?;
    }
}
