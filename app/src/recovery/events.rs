//! What this room tells the audit.

use crate::audit::{Action, action};

/// Somebody asked for a letter with a link for a new password.
pub const PASSWORD_FORGOTTEN: Action = action!("accounts.forgotten", "action-accounts-forgotten");
