//! Privacy: the notice of what is kept about people, why and for how long.
//!
//! It is shown after the first sign-in and again when its version changes, until it is confirmed;
//! that is kept with its date. It stands in nobody's way: any page opens without it, and whoever
//! comes with a scanned code checks in first. It asks for no consent, since the training cannot be
//! held without these data; it informs.

mod actions;
mod pages;
mod store;

use sea_orm::ConnectionTrait;

use crate::{
    errors::AppError,
    paths::{self, routes},
};

pub use actions::ConfirmNotice;
pub use store::confirm;

/// The version of the notice. A change of what it says is a new one, and everybody reads it again.
pub const VERSION: i32 = 3;

/// Where somebody who has just signed in goes: where they were going, by way of the notice if they
/// have not confirmed it. A scanned code comes first: it is good for moments only.
///
/// # Errors
/// When the database cannot be read.
pub async fn way_in(
    db: &impl ConnectionTrait,
    account: i64,
    path: String,
) -> Result<String, AppError> {
    let (bare, _) = path.split_once('?').unwrap_or((path.as_str(), ""));
    let scanned = bare == paths::attendance::check_in()
        || paths::attendance::check_in_with::PATTERN.matches(bare);
    if scanned || store::read_at(db, account).await?.is_some() {
        return Ok(path);
    }
    let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
    Ok(format!("{}?next={next}", paths::privacy::notice()))
}

routes! {
    PrivacyRoutes in privacy:
    notice => pages::NoticePage(),
}
