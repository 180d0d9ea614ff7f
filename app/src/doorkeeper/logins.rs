//! Who came by which login, remembered for a moment.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use moka::sync::Cache;

use crate::authorization::viewer::Viewer;

/// How long a login is remembered before the database is asked again. What one server changes
/// it forgets at once, and so do the others when they are told ([`crate::db::news`]); after this time
/// they know in any case.
const REMEMBERED_FOR: Duration = Duration::from_secs(10);
/// How many logins are remembered.
const MOST: u64 = 10_000;
/// For how long it is known that an account was to be forgotten: longer than a look into the
/// database can take and what it found is remembered.
const KNOWN_FOR: Duration = Duration::from_secs(120);

/// When a look into the database began. What it found counts only if nothing has changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Begun(u64);

/// The logins that are remembered. Changes are numbered: what was looked up before the last
/// change of its account is as good as forgotten, also when it arrives after it.
#[derive(Debug)]
pub(super) struct Logins {
    changes: AtomicU64,
    all_changed: AtomicU64,
    changed: Cache<i64, u64>,
    known: Cache<String, (Arc<Viewer>, Begun)>,
}

impl Default for Logins {
    fn default() -> Self {
        Self {
            changes: AtomicU64::new(0),
            all_changed: AtomicU64::new(0),
            changed: Cache::builder().time_to_live(KNOWN_FOR).build(),
            known: Cache::builder()
                .max_capacity(MOST)
                .time_to_live(REMEMBERED_FOR)
                .build(),
        }
    }
}

impl Logins {
    /// To be called before the database is asked.
    pub(super) fn begins(&self) -> Begun {
        Begun(self.changes.load(Ordering::SeqCst))
    }

    pub(super) fn get(&self, token_hash: &str) -> Option<Arc<Viewer>> {
        let (viewer, begun) = self.known.get(token_hash)?;
        let changed = self.changed.get(&viewer.account).unwrap_or(0);
        let changed = changed.max(self.all_changed.load(Ordering::SeqCst));
        (begun.0 >= changed).then_some(viewer)
    }

    pub(super) fn remember(&self, token_hash: String, viewer: Arc<Viewer>, begun: Begun) {
        self.known.insert(token_hash, (viewer, begun));
    }

    pub(super) fn forget(&self, account: i64) {
        // Both at once: a look that begins between them would be thought older than it is, which
        // costs one more look.
        self.changed
            .insert(account, self.changes.fetch_add(1, Ordering::SeqCst) + 1);
    }

    pub(super) fn forget_all(&self) {
        let change = self.changes.fetch_add(1, Ordering::SeqCst) + 1;
        self.all_changed.fetch_max(change, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use course::Language;
    use jiff::{SignedDuration, Timestamp};

    use super::*;

    fn viewer(account: i64) -> Arc<Viewer> {
        Arc::new(Viewer {
            protection: crate::authorization::viewer::Protection::Free,
            closed: Arc::default(),
            acts: false,
            arrived: false,
            account,
            login: 2,
            name: "A".to_owned(),
            language: Language::Kk,
            administrator: false,
            seats: Vec::new(),
            seen_at: Timestamp::UNIX_EPOCH,
            expires_at: Timestamp::UNIX_EPOCH,
            idle_limit: SignedDuration::ZERO,
            failed_before: None,
            calls_rolls: false,
        })
    }

    #[test]
    fn one_account_is_forgotten_and_others_are_not() {
        let logins = Logins::default();
        let begun = logins.begins();
        logins.remember("a".to_owned(), viewer(1), begun);
        logins.remember("a too".to_owned(), viewer(1), begun);
        logins.remember("b".to_owned(), viewer(2), begun);
        logins.forget(1);
        assert!(logins.get("a").is_none() && logins.get("a too").is_none());
        assert!(logins.get("b").is_some());
        logins.remember("a".to_owned(), viewer(1), logins.begins());
        assert!(
            logins.get("a").is_some(),
            "what is looked up afterwards counts"
        );
        logins.forget_all();
        assert!(logins.get("a").is_none() && logins.get("b").is_none());
    }

    #[test]
    fn what_was_looked_up_before_a_change_is_not_remembered_after_it() {
        let logins = Logins::default();
        let begun = logins.begins();
        // Meanwhile another request ends the login.
        logins.forget(1);
        logins.remember("a".to_owned(), viewer(1), begun);
        assert!(logins.get("a").is_none());
    }
}
