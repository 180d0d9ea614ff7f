//! Shares of sessions: exact where they are kept, rounded only for the eye.

use super::Attended;

/// Halves of sessions that were attended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Halves {
    pub(super) all: usize,
    pub(super) confirmed: usize,
}

impl Halves {
    pub(super) const fn of(attended: Attended) -> Self {
        let all = attended.presence.halves();
        Self {
            all,
            confirmed: if attended.confirmed { all } else { 0 },
        }
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            confirmed: self.confirmed + other.confirmed,
        }
    }
}

/// The share of sessions that was attended, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    halves: Halves,
    /// More than none.
    sessions: usize,
}

impl Share {
    /// The share that halves are of sessions; none of no sessions.
    pub(super) const fn of(halves: Halves, sessions: usize) -> Option<Self> {
        if sessions == 0 {
            return None;
        }
        Some(Self { halves, sessions })
    }

    /// As a part of one, for files.
    #[must_use]
    pub fn fraction(self) -> f64 {
        self.halves.all as f64 / (self.sessions * 2) as f64
    }

    /// In whole percent, for the eye: 100 only where all was attended, 0 only where nothing was.
    #[must_use]
    pub fn percent(self) -> u8 {
        percent(self.halves.all, self.sessions)
    }

    /// The same of what an organizer has confirmed; none where nothing waits to be confirmed.
    #[must_use]
    pub fn confirmed_percent(self) -> Option<u8> {
        let waits = self.halves.confirmed < self.halves.all;
        waits.then(|| percent(self.halves.confirmed, self.sessions))
    }
}

fn percent(halves: usize, sessions: usize) -> u8 {
    let of = sessions * 2;
    if halves == of {
        return 100;
    }
    let rounded = (halves * 200 + of) / (of * 2);
    let rounded = rounded.clamp(usize::from(halves > 0), 99);
    u8::try_from(rounded).unwrap_or(99)
}
