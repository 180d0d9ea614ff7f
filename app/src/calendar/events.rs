//! What this room tells the audit.

use crate::audit::{Action, action};

/// A new address for a person's calendar was made.
pub const CALENDAR_RENEWED: Action = action!("calendar.renewed", "action-calendar-renewed");
