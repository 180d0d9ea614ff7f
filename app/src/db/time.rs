//! The database's clock, which several servers have in common.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait as _, DbErr, Statement};

use crate::clock::Clock;

use super::Database;

/// Who runs the servers is told of a clock that is further off than this.
const OFF: SignedDuration = SignedDuration::from_secs(5);

impl Database {
    /// Has a clock keep to the database's where other servers may use it as well: an attempt that one
    /// of them gave so many minutes is over at the same moment for all. An SQLite file has no other
    /// clock than ours.
    ///
    /// # Errors
    /// When the database cannot be asked; the clock then goes on as before.
    pub async fn keeps_time(&self, clock: &Clock) -> Result<(), DbErr> {
        if !self.is_shared() {
            return Ok(());
        }
        let asked = clock.uncorrected();
        let sql = "SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint";
        let sql = Statement::from_string(self.read().get_database_backend(), sql);
        let row = self.read().query_one_raw(sql).await?;
        let heard = clock.uncorrected();
        let there = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?;
        let Some(there) = there.and_then(|there| Timestamp::from_millisecond(there).ok()) else {
            return Ok(());
        };
        let behind = clock.keeps_to(there, asked, heard);
        if behind.abs() > OFF {
            tracing::warn!(
                seconds_behind = behind.as_secs_f64(),
                "this machine's clock is not the database's, which is kept to: keep both by NTP"
            );
        }
        Ok(())
    }
}
