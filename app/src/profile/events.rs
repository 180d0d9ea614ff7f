//! What this room tells the audit.

use crate::audit::{Action, action};

/// A person's name or language was put right.
pub const DETAILS_CHANGED: Action = action!("profile.changed", "action-profile-changed");
/// A new address was asked for; a link to confirm it went there.
pub const ADDRESS_ASKED: Action = action!("profile.address-asked", "action-profile-address-asked");
/// The address of an account was changed.
pub const ADDRESS_CHANGED: Action =
    action!("profile.address-changed", "action-profile-address-changed");
