//! Counts failures and says how long to wait after them, in bounded memory.

use std::{
    collections::HashMap,
    hash::{BuildHasher as _, Hash, RandomState},
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::{SignedDuration, Timestamp};

/// How many failures in a row are allowed, and after which time one more is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quota {
    pub failures: u32,
    pub then_one_each: SignedDuration,
}

impl Quota {
    pub(super) fn new(failures: u32, then_one_each: SignedDuration) -> Self {
        Self {
            failures,
            then_one_each,
        }
    }

    fn period(self) -> i64 {
        i64::try_from(self.then_one_each.as_millis())
            .unwrap_or(i64::MAX)
            .max(1)
    }

    /// What is owed after all the failures in a row.
    fn most(self) -> i64 {
        self.period().saturating_mul(self.failures.into())
    }
}

/// The failures of each key. A failure is a debt that time pays off (the generic cell rate
/// algorithm), so a key needs one number: when it will have paid all.
#[derive(Debug)]
pub(super) struct Throttle {
    quota: Quota,
    /// How many keys are kept at the most.
    most: usize,
    hasher: RandomState,
    paid_at: Mutex<HashMap<u64, i64>>,
}

impl Throttle {
    pub(super) fn new(quota: Quota, most: usize) -> Self {
        Self {
            quota,
            most,
            hasher: RandomState::new(),
            paid_at: Mutex::default(),
        }
    }

    /// What stands for a key. Its hash is keyed for this process: long and hostile keys take no
    /// more room than others, nobody can choose keys that fall together, and it tells nothing.
    pub(super) fn digest(&self, key: impl Hash) -> u64 {
        self.hasher.hash_one(key)
    }

    fn debts(&self) -> MutexGuard<'_, HashMap<u64, i64>> {
        self.paid_at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn owed(&self, debts: &HashMap<u64, i64>, key: u64, now: i64) -> i64 {
        let owed = debts.get(&key).map_or(0, |paid_at| paid_at - now);
        // More than the most is owed only when the clock was set back.
        owed.clamp(0, self.quota.most())
    }

    /// How long a key has to wait; none when it may try.
    pub(super) fn wait(&self, key: impl Hash, now: Timestamp) -> Option<SignedDuration> {
        let allowed = self.quota.most() - self.quota.period();
        let owed = self.owed(&self.debts(), self.digest(key), now.as_millisecond());
        (owed > allowed).then(|| SignedDuration::from_millis(owed - allowed))
    }

    /// How many failures of a key are not forgiven yet.
    pub(super) fn failures(&self, key: impl Hash, now: Timestamp) -> u32 {
        let owed = self.owed(&self.debts(), self.digest(key), now.as_millisecond());
        let period = self.quota.period();
        u32::try_from((owed + period - 1) / period).unwrap_or(u32::MAX)
    }

    /// Counts a failure.
    pub(super) fn fails(&self, key: impl Hash, now: Timestamp) {
        let (key, now) = (self.digest(key), now.as_millisecond());
        let mut debts = self.debts();
        let owed = self.owed(&debts, key, now) + self.quota.period();
        if !debts.contains_key(&key) {
            self.make_room(&mut debts, now);
        }
        debts.insert(key, now + owed.min(self.quota.most()));
    }

    /// Takes one failure back: it was none.
    pub(super) fn takes_back(&self, key: impl Hash) {
        let (key, period) = (self.digest(key), self.quota.period());
        if let Some(paid_at) = self.debts().get_mut(&key) {
            *paid_at -= period;
        }
    }

    /// Forgives a key all its failures.
    pub(super) fn forgives(&self, key: impl Hash) {
        let key = self.digest(key);
        self.debts().remove(&key);
    }

    /// Forgets who owes nothing any more; where that is not enough, the half that owes least and
    /// would be forgotten next. Whoever tries many keys once each pushes out such keys alone.
    fn make_room(&self, debts: &mut HashMap<u64, i64>, now: i64) {
        if debts.len() < self.most {
            return;
        }
        debts.retain(|_, paid_at| *paid_at > now);
        if debts.len() >= self.most {
            let mut all: Vec<i64> = debts.values().copied().collect();
            let middle = all.len() / 2;
            let (_, median, _) = all.select_nth_unstable(middle);
            let median = *median;
            debts.retain(|_, paid_at| *paid_at > median);
        }
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.debts().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: SignedDuration = SignedDuration::from_mins(1);

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_717_041_600 + seconds).unwrap()
    }

    #[test]
    fn after_so_many_failures_one_more_is_allowed_each_minute() {
        let throttle = Throttle::new(Quota::new(3, MINUTE), 10);
        for _ in 0..3 {
            assert_eq!(throttle.wait("a", at(0)), None);
            throttle.fails("a", at(0));
        }
        assert_eq!(throttle.failures("a", at(0)), 3);
        assert_eq!(throttle.wait("a", at(0)), Some(MINUTE));
        assert_eq!(throttle.wait("b", at(0)), None);
        // Waiting impatiently makes it no longer.
        assert_eq!(
            throttle.wait("a", at(59)),
            Some(SignedDuration::from_secs(1))
        );
        assert_eq!(throttle.wait("a", at(60)), None);
        throttle.fails("a", at(60));
        assert_eq!(throttle.wait("a", at(60)), Some(MINUTE));
        assert_eq!(throttle.failures("a", at(60 * 10)), 0);
    }

    #[test]
    fn what_was_no_failure_is_taken_back_and_all_can_be_forgiven() {
        let throttle = Throttle::new(Quota::new(2, MINUTE), 10);
        throttle.fails("a", at(0));
        throttle.fails("a", at(0));
        throttle.takes_back("a");
        assert_eq!(throttle.wait("a", at(0)), None);
        throttle.fails("a", at(0));
        throttle.forgives("a");
        assert_eq!(throttle.failures("a", at(0)), 0);
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_for_longer() {
        let throttle = Throttle::new(Quota::new(2, MINUTE), 10);
        throttle.fails("a", at(3600));
        throttle.fails("a", at(3600));
        assert_eq!(throttle.wait("a", at(0)), Some(MINUTE));
    }

    #[test]
    fn two_hundred_thousand_keys_take_no_more_room_and_push_out_nobody_who_owes_more() {
        let throttle = Throttle::new(Quota::new(10, MINUTE), 1000);
        for _ in 0..10 {
            throttle.fails("victim@example.org", at(0));
        }
        for each in 0..200_000 {
            throttle.fails(format!("nobody{each}@example.org"), at(each / 10_000));
            assert!(throttle.len() <= 1000);
        }
        assert!(throttle.wait("victim@example.org", at(20)).is_some());
    }
}
