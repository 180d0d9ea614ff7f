//! What a column holds, and how each database is asked for it.

use sea_orm::{DbBackend, QueryResult, Value};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Whole,
    Truth,
    Real,
    Words,
    Bytes,
}

impl Kind {
    /// By PostgreSQL's name of the type.
    pub(super) fn of(data_type: &str) -> Option<Self> {
        Some(match data_type {
            "smallint" | "integer" | "bigint" => Self::Whole,
            "boolean" => Self::Truth,
            "real" | "double precision" => Self::Real,
            "text" | "character varying" => Self::Words,
            "bytea" => Self::Bytes,
            _ => return None,
        })
    }

    /// A column as something that each database gives alike: SQLite keeps a truth as a number, and
    /// what it calls a type binds it to nothing.
    pub(super) fn asked(self, column: &str, backend: DbBackend) -> String {
        match (self, backend) {
            (Self::Whole | Self::Truth, DbBackend::Sqlite) => {
                format!("CAST(\"{column}\" AS INTEGER)")
            }
            (Self::Real, DbBackend::Sqlite) => format!("CAST(\"{column}\" AS REAL)"),
            (Self::Words, DbBackend::Sqlite) => format!("CAST(\"{column}\" AS TEXT)"),
            (Self::Bytes, DbBackend::Sqlite) => format!("CAST(\"{column}\" AS BLOB)"),
            (Self::Whole, _) => format!("CAST(\"{column}\" AS bigint)"),
            (Self::Truth, _) => format!("CAST(CAST(\"{column}\" AS integer) AS bigint)"),
            (Self::Real, _) => format!("CAST(\"{column}\" AS double precision)"),
            (Self::Words, _) => format!("CAST(\"{column}\" AS text)"),
            (Self::Bytes, _) => format!("\"{column}\""),
        }
    }

    /// A placeholder through which it is given to PostgreSQL.
    pub(super) fn given(self, place: usize) -> String {
        match self {
            Self::Whole => format!("CAST(${place} AS bigint)"),
            Self::Truth => format!("CAST(${place} AS bigint) <> 0"),
            Self::Real => format!("CAST(${place} AS double precision)"),
            Self::Words => format!("CAST(${place} AS text)"),
            Self::Bytes => format!("CAST(${place} AS bytea)"),
        }
    }

    pub(super) fn value(self, row: &QueryResult, place: usize) -> anyhow::Result<Value> {
        Ok(match self {
            Self::Whole | Self::Truth => Value::BigInt(row.try_get_by_index(place)?),
            Self::Real => Value::Double(row.try_get_by_index(place)?),
            Self::Words => Value::from(row.try_get_by_index::<Option<String>>(place)?),
            Self::Bytes => Value::from(row.try_get_by_index::<Option<Vec<u8>>>(place)?),
        })
    }
}
