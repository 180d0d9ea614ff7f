//! What this room tells the audit.

use crate::audit::{Action, action};

/// A backup of the database was made.
pub const BACKUP_MADE: Action = action!("installation.backup", "action-installation-backup");
