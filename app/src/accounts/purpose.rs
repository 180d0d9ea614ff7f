//! What somebody signs in for, as the sign-in page says it: to check in to the session whose code was
//! scanned.
//!
//! The code hangs on the wall under the session's title, so the title is all that is told, and only
//! for as long as the ticket of the code is good.

use course::Language;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::{
    errors::AppError,
    memory::set_aside::{self, SetAside},
    paths,
    request::{Visit, query::Query},
};

/// The name in a path's query of the key to a purpose.
const FOR: &str = "for";

/// To check in to a session of this title.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Purpose {
    /// The title in English.
    pub en: String,
    /// The title in Russian.
    pub ru: String,
    /// The title in Kazakh.
    pub kk: String,
}

impl SetAside for Purpose {
    const KIND: &'static str = "sign-in-purpose";
    const KEPT_FOR: SignedDuration = SignedDuration::from_mins(3);
    const MOST_BYTES: usize = 4096;
}

impl Purpose {
    /// The title for a reader.
    pub(super) fn title(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Ru => &self.ru,
            Language::Kk => &self.kk,
        }
    }

    /// A path to go on to after signing in, with the key to what for.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn beside(self, visit: &Visit, path: &str) -> Result<String, AppError> {
        let (house, now) = (&visit.house, visit.house.clock.now());
        let txn = house.db.begin().await?;
        let key = set_aside::put(&txn, None, &self, now).await?;
        txn.commit().await?;
        Ok(crate::request::refused::with(path, FOR, &key))
    }

    /// What the path is for to which somebody goes on after signing in, where it says so.
    pub(super) async fn of(visit: &Visit, path: &str) -> Result<Option<Self>, AppError> {
        let query = Query::of(path);
        let Some(key) = query.get(FOR).filter(|_| leads_to_check_in(path)) else {
            return Ok(None);
        };
        let (db, now) = (visit.house.db.read(), visit.house.clock.now());
        set_aside::get(db, None, key, now).await
    }
}

/// Whether somebody goes on after signing in to check in with a code.
pub(super) fn leads_to_check_in(path: &str) -> bool {
    let bare = path.split_once('?').map(|(bare, _)| bare);
    bare == Some(paths::attendance::check_in())
}
