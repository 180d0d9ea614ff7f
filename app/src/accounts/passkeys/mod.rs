//! Passkeys (WebAuthn, FIDO2): signing in with what unlocks one's device, without a password.
//!
//! A passkey is bound to the site's address, so it cannot be given to a site that pretends to be
//! this one, and the device asks for finger, face or PIN: it is both steps of signing in at once.
//! Signing in with one is [`super::store::admit_by_passkey`], which asks for the proof that the
//! ceremony alone makes.

pub mod actions;
mod ceremony;
mod pages;

pub use ceremony::{Kept, Passkeys, Proven};
pub use pages::{PasskeysPage, button};
