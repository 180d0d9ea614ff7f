//! Tickets: that a code was good when it was scanned. Signing in and looking at what one confirms
//! takes longer than a code is good.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::{
    context::Visit,
    errors::{AppError, UserError},
};

use super::registrar::new_name;

/// For how long a ticket is good.
const GOOD_FOR: SignedDuration = SignedDuration::from_mins(10);

/// That a code was good when it was scanned. It names nobody: who scans before signing in is not
/// known yet. The first to use it makes its mark; the same person again makes no other.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ticket {
    /// The session whose code it was.
    pub session: i64,
    /// When it was scanned, in milliseconds since 1970.
    pub at: i64,
    /// The name of the mark that it makes.
    pub mark: String,
}

/// A ticket for a session whose code has just been found good; gives its key.
pub fn issue(visit: &Visit, session: i64) -> Result<String, AppError> {
    let ticket = Ticket {
        session,
        at: visit.house.clock.now().as_millisecond(),
        mark: new_name(),
    };
    Ok(visit.house.parked.put(None, &ticket)?)
}

/// The ticket with a key.
///
/// # Errors
/// `CodeExpired` when it is no longer good.
pub fn find(visit: &Visit, key: &str) -> Result<Ticket, UserError> {
    let now = visit.house.clock.now().as_millisecond();
    let ticket = visit.house.parked.get::<Ticket>(None, key);
    ticket
        .filter(|ticket| i128::from(now - ticket.at) <= GOOD_FOR.as_millis())
        .ok_or(UserError::CodeExpired)
}
