//! A point in time, as the tables keep it.

use jiff::Timestamp;
use sea_orm::DeriveValueType;

/// A point in time in UTC, kept as whole milliseconds since 1970-01-01T00:00:00Z: one
/// exact integer that sorts alike on SQLite and PostgreSQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
pub struct Moment(pub i64);

impl From<Timestamp> for Moment {
    fn from(time: Timestamp) -> Self {
        Self(time.as_millisecond())
    }
}

impl From<Moment> for Timestamp {
    /// A number of milliseconds outside of what jiff can say is brought to its nearest end.
    fn from(moment: Moment) -> Self {
        Timestamp::from_millisecond(moment.0).unwrap_or(if moment.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }
}
