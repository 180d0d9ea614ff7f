//! The second step of signing in (two-factor authentication, TOTP): a code of an app on one's phone
//! besides the password, with recovery codes for when the phone is not there.
//!
//! Between the two steps nobody is signed in. What the first step has shown waits with
//! [`crate::memory::set_aside`] under a cookie of that browser, for ten minutes; a login begins only with
//! [`super::store::Admitted`], which the store alone makes.

pub mod actions;
pub mod authenticator;
mod pages;

pub use pages::{CodePage, SecondStepPage, asked};
