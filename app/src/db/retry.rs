//! Transactions made again when another came in between, and batches that could not be written.

use std::time::Duration;

use sea_orm::DbErr;

use crate::errors::{AppError, Trouble};

use super::batch::Unwritten;

/// How often a transaction is made in all, when others come in between.
const TRIES: u32 = 6;

/// What an error of the application says, where it came from the database.
fn trouble(error: &AppError) -> Option<Trouble> {
    match error {
        AppError::Away(_) => Some(Trouble::Away),
        AppError::Internal(cause) => cause.downcast_ref::<DbErr>().map(Trouble::of),
        _ => None,
    }
}

/// Makes a transaction, and makes it again from its beginning when another came in between: a
/// deadlock, a serialisation failure, a row that somebody else has just written. The one door for
/// whatever may meet a batch.
///
/// # Errors
/// The last error, when it is of another kind or the others do not cease.
pub async fn retried<T, Making>(make: impl Fn() -> Making) -> Result<T, AppError>
where
    Making: Future<Output = Result<T, AppError>>,
{
    let mut tries = 1;
    loop {
        match make().await {
            Err(error) if tries < TRIES && trouble(&error) == Some(Trouble::CameBetween) => {
                // By chance, so that two who met do not meet again.
                let most = 10 << tries;
                tokio::time::sleep(Duration::from_millis(rand::random_range(1..most))).await;
                tries += 1;
            }
            outcome => return outcome,
        }
    }
}

/// Tells the log why things of a batch were not written, and the batch what to make of it.
pub fn unwritten(error: &AppError, things: &str, count: usize) -> Unwritten {
    if trouble(error) == Some(Trouble::Away) {
        tracing::error!(%error, count, "{things} cannot be written: the database is away");
        return Unwritten::Away;
    }
    tracing::error!(?error, count, "{things} cannot be written");
    Unwritten::Refused
}
