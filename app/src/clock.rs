//! What time it is: the system's clock, or one that a test moves.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{SignedDuration, Timestamp};

/// What time it is.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's.
    System,
    /// One that stands still until it is moved; milliseconds since 1970.
    ByHand(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at a time until it is moved.
    pub fn by_hand(at: Timestamp) -> Self {
        Self::ByHand(Arc::new(AtomicI64::new(at.as_millisecond())))
    }

    /// The time now, to the millisecond, as the database keeps it.
    pub fn now(&self) -> Timestamp {
        let milliseconds = match self {
            Self::System => Timestamp::now().as_millisecond(),
            Self::ByHand(time) => time.load(Ordering::SeqCst),
        };
        Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Moves a clock that is moved by hand; the system's clock stays as it is.
    pub fn advance(&self, by: SignedDuration) {
        if let Self::ByHand(time) = self {
            let by = i64::try_from(by.as_millis()).unwrap_or(0);
            time.fetch_add(by, Ordering::SeqCst);
        }
    }
}
