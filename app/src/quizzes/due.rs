//! When it is looked again for attempts whose time is over: not before the first of those that were
//! open is due, unless one was begun or its end was moved.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// It is looked at the latest after this, should another server's news be missed.
const AT_THE_LATEST: SignedDuration = SignedDuration::from_secs(60);

/// The next time to look. All copies are one.
#[derive(Clone, Debug, Default)]
pub struct Due(Arc<Mutex<Next>>);

#[derive(Debug, Default)]
struct Next {
    /// None where it is to be looked at once.
    at: Option<Timestamp>,
    /// How often something changed.
    changes: u64,
}

/// A look that has begun: what it finds counts only if nothing changed meanwhile.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    changes: u64,
    at: Timestamp,
}

impl Due {
    /// Begins to look, if there may be something to be found.
    pub fn looks(&self, now: Timestamp) -> Option<Look> {
        let next = self.next();
        let is_due = next.at.is_none_or(|at| at <= now);
        is_due.then_some(Look {
            changes: next.changes,
            at: now,
        })
    }

    /// A look has found when the next attempt is due, or none that will be.
    pub fn found(&self, look: Look, soonest: Option<Timestamp>) {
        let mut next = self.next();
        if next.changes == look.changes {
            let latest = look.at.checked_add(AT_THE_LATEST).unwrap_or(look.at);
            next.at = Some(soonest.map_or(latest, |soonest| soonest.min(latest)));
        }
    }

    /// An attempt was begun, or its end was moved.
    pub fn changes(&self) {
        let mut next = self.next();
        next.changes += 1;
        next.at = None;
    }

    fn next(&self) -> MutexGuard<'_, Next> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_looked_when_one_is_due_or_something_changed() {
        let at = |seconds: i64| Timestamp::from_second(seconds).expect("a time");
        let due = Due::default();
        let look = due.looks(at(0)).expect("nothing is known");
        due.found(look, Some(at(30)));
        assert!(due.looks(at(29)).is_none());
        let look = due.looks(at(30)).expect("one is due");
        due.found(look, None);
        assert!(due.looks(at(89)).is_none());
        let look = due.looks(at(90)).expect("a minute has passed");
        // One is begun while it is looked.
        due.changes();
        due.found(look, Some(at(500)));
        assert!(due.looks(at(91)).is_some());
    }
}
