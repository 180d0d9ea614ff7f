//! Idempotency keys of forms: a form that makes something makes one thing, however often it is sent.
//!
//! A double click sends a form twice at once; going back and sending it again, a moment later. Both
//! send the same, and so have the same name: a UUID made of who sent what to which action. The
//! database holds a name once, and the second is led where the first was. Whoever changes a field
//! before sending again means another thing, and gets one.

mod store;

use std::fmt::Debug;

use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};
use uuid::Builder;

pub use store::{forget_below, made_by, note};

/// For how long the same form counts as sent twice.
pub const SAME_FOR: SignedDuration = SignedDuration::from_mins(10);

/// The name of what an account sent to an action.
pub fn name(account: i64, action: &str, fields: &impl Debug) -> String {
    let digest = Sha256::digest(format!("{account} {action} {fields:?}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    let uuid = Builder::from_custom_bytes(bytes).into_uuid();
    uuid.hyphenated().to_string()
}
