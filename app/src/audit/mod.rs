//! Audit: who did what, when.
//!
//! Every action that changes what others rely on appends an event here, in the same transaction
//! as the change; choosing one's language and noting a lesson as read are one's own affair. Administrators read all of it, organizers what concerns their training. It holds
//! codes and ids, never personal data, and is never changed; what is older than the installation
//! keeps it goes.

mod action;
mod download;
mod pages;
mod sentence;
mod store;
mod words;

use course::Language;
use sea_orm::ConnectionTrait;

use crate::{
    authorization::viewer::Administers, errors::AppError, parts::style::organizing, paths::routes,
};

pub use action::Action;
pub(crate) use action::action;
pub use download::download;
pub use sentence::{Part, Sentence};
pub use store::{
    ADMINISTRATOR, Event, NO_ROLE, Notes, forget, last, record, record_all, record_of,
};

/// What was done last, in sentences.
///
/// # Errors
/// When the database cannot be read.
pub async fn latest(
    db: &impl ConnectionTrait,
    administers: &Administers,
    language: Language,
) -> Result<Vec<Sentence>, AppError> {
    let reach = store::Reach::Everything(*administers);
    let (mut rows, _) = store::read(db, reach, &store::Filter::default(), 1).await?;
    rows.truncate(LATEST);
    let names = store::names(db, &rows).await?;
    let said = |row| sentence::sentence(row, &names, true, language);
    Ok(rows.iter().map(said).collect())
}

/// How many events the administrator's page tells.
const LATEST: usize = 5;

routes! {
    AuditRoutes in audit:
    all => organizing(pages::AuditPage()),
}
