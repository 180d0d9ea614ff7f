//! What this room tells the audit.

use crate::audit::{Action, action};

/// Two accounts of one person became one.
pub const ACCOUNTS_MERGED: Action = action!("accounts.merged", "action-accounts-merged");
