//! What this room tells the audit.

use crate::audit::{Action, action};

/// A person's data were erased.
pub const PERSON_ERASED: Action = action!("accounts.erased", "action-accounts-erased");
