//! What time it is: the machine's clock, or one that a test moves; kept to the database's where
//! several servers share one, so that a deadline is the same moment for all of them.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{SignedDuration, Timestamp};

/// Two clocks that are kept by the network differ by less; to correct that would be noise.
const NOISE: SignedDuration = SignedDuration::from_millis(250);

/// What time it is. Cheap to copy: all copies tell the same.
#[derive(Clone, Debug)]
pub struct Clock {
    source: Source,
    /// Milliseconds by which the source is behind the clock that this one keeps to.
    behind: Arc<AtomicI64>,
}

#[derive(Clone, Debug)]
enum Source {
    Machine,
    /// Milliseconds since 1970.
    ByHand(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's.
    pub fn machine() -> Self {
        Self {
            source: Source::Machine,
            behind: Arc::default(),
        }
    }

    /// A clock that stands still at a time until it is moved.
    pub fn by_hand(at: Timestamp) -> Self {
        Self {
            source: Source::ByHand(Arc::new(AtomicI64::new(at.as_millisecond()))),
            behind: Arc::default(),
        }
    }

    /// Whether it is the machine's, and not moved by hand.
    pub fn is_machine(&self) -> bool {
        matches!(self.source, Source::Machine)
    }

    /// The time now, to the millisecond, as the database keeps it.
    pub fn now(&self) -> Timestamp {
        let behind = self.behind.load(Ordering::SeqCst);
        let now = self.uncorrected().as_millisecond().saturating_add(behind);
        Timestamp::from_millisecond(now).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// What the machine, or the hand, says.
    pub fn uncorrected(&self) -> Timestamp {
        match &self.source {
            Source::Machine => Timestamp::now(),
            Source::ByHand(time) => {
                let time = time.load(Ordering::SeqCst);
                Timestamp::from_millisecond(time).unwrap_or(Timestamp::UNIX_EPOCH)
            }
        }
    }

    /// Moves a clock that is moved by hand; the machine's stays as it is.
    pub fn advance(&self, by: SignedDuration) {
        if let Source::ByHand(time) = &self.source {
            let by = i64::try_from(by.as_millis()).unwrap_or(0);
            time.fetch_add(by, Ordering::SeqCst);
        }
    }

    /// Keeps to another clock from now on: what it said, asked for at one time and heard at another
    /// by our own ([`Clock::uncorrected`]). Says how far behind it we are. What may as well have
    /// been the way there and back is taken for nothing (Cristian, 1989, “Probabilistic clock
    /// synchronization”).
    pub fn keeps_to(&self, there: Timestamp, asked: Timestamp, heard: Timestamp) -> SignedDuration {
        let on_the_way = heard.duration_since(asked) / 2;
        let behind = there.duration_since(asked + on_the_way);
        let behind = if behind.abs() <= NOISE.max(on_the_way) {
            SignedDuration::ZERO
        } else {
            behind
        };
        let milliseconds = i64::try_from(behind.as_millis()).unwrap_or(0);
        self.behind.store(milliseconds, Ordering::SeqCst);
        behind
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(milliseconds: i64) -> Timestamp {
        Timestamp::from_millisecond(1_700_000_000_000 + milliseconds).unwrap()
    }

    #[test]
    fn a_clock_that_is_off_keeps_to_the_other_and_every_copy_with_it() {
        for off in [-90_000, -5_000, -251, 251, 5_000, 90_000] {
            let clock = Clock::by_hand(at(0));
            let copy = clock.clone();
            let behind = clock.keeps_to(at(off), at(0), at(0));
            assert_eq!(behind, SignedDuration::from_millis(off));
            assert_eq!(copy.now(), at(off));
            copy.advance(SignedDuration::from_secs(1));
            assert_eq!(clock.now(), at(off + 1_000));
            // The machine's clock was set right meanwhile.
            let own = clock.uncorrected();
            assert_eq!(clock.keeps_to(own, own, own), SignedDuration::ZERO);
            assert_eq!(copy.now(), own);
        }
    }

    #[test]
    fn what_may_be_the_way_there_and_back_is_no_difference() {
        let clock = Clock::by_hand(at(0));
        for (there, asked, heard) in [(250, 0, 0), (-250, 0, 0), (4_000, 0, 4_000), (0, 0, 4_000)] {
            let behind = clock.keeps_to(at(there), at(asked), at(heard));
            assert_eq!(behind, SignedDuration::ZERO, "{there} {asked} {heard}");
        }
        let behind = clock.keeps_to(at(92_000), at(0), at(4_000));
        assert_eq!(behind, SignedDuration::from_secs(90));
    }
}
