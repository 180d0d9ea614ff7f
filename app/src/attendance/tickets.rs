//! Tickets: that a code was good when it was scanned. Signing in and looking at what one confirms
//! takes longer than a code is good.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::{
    errors::{AppError, UserError},
    memory::set_aside::{self, SetAside},
    request::Visit,
};

use super::registrar::new_name;

/// For how long a ticket is good.
const GOOD_FOR: SignedDuration = SignedDuration::from_mins(3);

/// That a code was good when it was scanned. It belongs to whoever scanned it; who scans before
/// signing in is not known yet, so then the first to use it makes its mark. The same person again
/// makes no other.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ticket {
    /// The session whose code it was.
    pub session: i64,
    /// When it was scanned, in milliseconds since 1970.
    pub at: i64,
    /// The name of the mark that it makes.
    pub mark: String,
}

impl SetAside for Ticket {
    const KIND: &'static str = "scanned-code";
    const KEPT_FOR: SignedDuration = GOOD_FOR;
    const MOST_BYTES: usize = 256;
}

/// A ticket for a session whose code has just been found good; gives its key.
///
/// # Errors
/// When the database cannot be written.
pub async fn issue(visit: &Visit, session: i64) -> Result<String, AppError> {
    let ticket = Ticket {
        session,
        at: visit.house.clock.now().as_millisecond(),
        mark: new_name(),
    };
    let (house, now) = (&visit.house, visit.house.clock.now());
    let owner = visit.viewer.as_ref().map(|viewer| viewer.account);
    let txn = house.db.begin().await?;
    let key = set_aside::put(&txn, owner, &ticket, now).await?;
    txn.commit().await?;
    Ok(key)
}

/// The ticket with a key.
///
/// # Errors
/// `CodeExpired` when it is no longer good.
pub async fn find(visit: &Visit, key: &str) -> Result<Ticket, AppError> {
    let (house, now) = (&visit.house, visit.house.clock.now());
    let owner = visit.viewer.as_ref().map(|viewer| viewer.account);
    let ticket = set_aside::get(house.db.read(), owner, key, now).await?;
    ticket.ok_or(UserError::CodeExpired.into())
}
