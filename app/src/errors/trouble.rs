//! What kind of trouble an error of the database is, and whether it helps to try again.

use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

/// What an error of the database says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The database cannot be reached, is locked by another program, or its disk is full: nobody's
    /// fault, and it may be over soon.
    Away,
    /// Another transaction came in between: the same, made again from its beginning, may succeed.
    CameBetween,
    /// It refuses what was asked of it.
    Refused,
}

impl Trouble {
    /// What an error says.
    pub fn of(error: &DbErr) -> Self {
        if let Some(SqlErr::UniqueConstraintViolation(_)) = error.sql_err() {
            return Self::CameBetween;
        }
        let (DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause)) = error else {
            return match error {
                DbErr::ConnectionAcquire(_) => Self::Away,
                _ => Self::Refused,
            };
        };
        match cause {
            RuntimeErr::SqlxError(cause) => of_driver(cause),
            RuntimeErr::Internal(_) => Self::Refused,
        }
    }
}

fn of_driver(error: &sqlx::Error) -> Trouble {
    match error {
        sqlx::Error::Database(error) => {
            let code = error.code().unwrap_or_default();
            // SQLite's codes are numbers of which the last byte is the kind, PostgreSQL's have
            // five characters, of which the first two are the class.
            match code.parse::<u32>() {
                Ok(code)
                    if error
                        .try_downcast_ref::<sqlx::sqlite::SqliteError>()
                        .is_some() =>
                {
                    of_sqlite(code & 0xff)
                }
                _ => of_postgres(&code),
            }
        }
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::BeginFailed => Trouble::Away,
        _ => Trouble::Refused,
    }
}

/// Whether another program has an SQLite file in hand.
pub(crate) fn is_busy(error: &DbErr) -> bool {
    let (DbErr::Conn(RuntimeErr::SqlxError(cause))
    | DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
    else {
        return false;
    };
    let code = cause.as_database_error().and_then(|error| error.code());
    // Five by its last byte; PostgreSQL has no code of so few characters.
    code.is_some_and(|code| code.parse::<u16>().is_ok_and(|code| code & 0xff == 5))
}

fn of_sqlite(kind: u32) -> Trouble {
    match kind {
        // Busy, locked, out of memory, read-only, I/O error, damaged, full, cannot be opened,
        // the locking protocol, not a database.
        5..=8 | 10 | 11 | 13..=15 | 26 => Trouble::Away,
        _ => Trouble::Refused,
    }
}

fn of_postgres(code: &str) -> Trouble {
    match code {
        // Serialisation failure, deadlock.
        "40001" | "40P01" => Trouble::CameBetween,
        // A lock or a transaction that took too long; a server that only follows another.
        "55P03" | "25P03" | "25006" => Trouble::Away,
        // Connections, resources, shutdown, the system.
        _ if ["08", "53", "57", "58"]
            .iter()
            .any(|class| code.starts_with(class)) =>
        {
            Trouble::Away
        }
        _ => Trouble::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_apart() {
        for (code, trouble) in [
            ("40001", Trouble::CameBetween),
            ("40P01", Trouble::CameBetween),
            ("57P01", Trouble::Away),
            ("08006", Trouble::Away),
            ("53100", Trouble::Away),
            ("23503", Trouble::Refused),
            ("22021", Trouble::Refused),
        ] {
            assert_eq!(of_postgres(code), trouble, "{code}");
        }
        // Full, an I/O error of fsync, busy with a snapshot; a constraint.
        for (code, trouble) in [
            (13, Trouble::Away),
            (1034, Trouble::Away),
            (517, Trouble::Away),
            (787, Trouble::Refused),
        ] {
            assert_eq!(of_sqlite(code & 0xff), trouble, "{code}");
        }
    }
}
