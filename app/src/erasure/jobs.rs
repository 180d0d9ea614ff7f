//! What goes by itself: things that are kept for a time go when it is over.

use std::sync::Arc;

use jiff::SignedDuration;

use crate::{accounts, audit, errors::AppError, house::House, post};

/// Deletes what has been kept for long enough, some rows at a time, so that nobody waits for it.
/// May run at the same time in several servers. Gives how many rows went.
///
/// # Errors
/// When the database cannot be reached.
pub async fn forget_old(house: &Arc<House>) -> Result<usize, AppError> {
    let (keep, now, db) = (house.settings.keep, house.clock.now(), &house.db);
    let before = |kept: Option<SignedDuration>| kept.and_then(|kept| now.checked_sub(kept).ok());
    let mut gone = 0;
    if let Some(before) = before(keep.letters) {
        gone += post::forget_words(db, before).await?;
    }
    if let Some(before) = before(keep.logins) {
        gone += accounts::forget_logins(db, before).await?;
    }
    if let Some(before) = before(keep.invitations) {
        gone += accounts::forget_invitations(db, before).await?;
    }
    if let Some(before) = before(keep.audit) {
        gone += audit::forget(db, before, now).await?;
    }
    if gone > 0 {
        tracing::info!(rows = gone, "what was kept for long enough has gone");
    }
    Ok(gone)
}
