//! How much of the sessions was attended, counted in halves.

use super::{
    Attended, Presence, Reach,
    share::{Halves, Share},
};

/// How much of the sessions one person, or several together, attended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sessions that are over, without those left out.
    pub held: usize,
    /// All sessions of the agenda, without those left out.
    pub planned: usize,
    /// Sessions that are not counted, because the person is excused from them.
    pub left_out: usize,
    /// Sessions of which nothing stands yet.
    pub unmarked: usize,
    /// Sessions that are over and of which nothing stands.
    pub gaps: usize,
    /// Sessions of which only the person has spoken.
    pub unconfirmed: usize,
    held_halves: Halves,
    halves: Halves,
}

impl Tally {
    /// Counts one person's sessions, those where the person is expected: whether each is over, and
    /// what it counts for.
    #[must_use]
    pub fn of(sessions: impl IntoIterator<Item = (bool, Attended)>) -> Self {
        let mut tally = Self::default();
        for (is_over, attended) in sessions {
            if attended.presence == Presence::Elsewhere {
                continue;
            }
            // What only the person has said leaves nothing out.
            if attended.presence == Presence::LeftOut && attended.confirmed {
                tally.left_out += 1;
                continue;
            }
            let unmarked = usize::from(attended.presence == Presence::Unmarked);
            let halves = Halves::of(attended);
            tally.planned += 1;
            tally.halves = tally.halves.with(halves);
            tally.unmarked += unmarked;
            tally.unconfirmed += usize::from(unmarked == 0 && !attended.confirmed);
            if is_over {
                tally.held += 1;
                tally.held_halves = tally.held_halves.with(halves);
                tally.gaps += unmarked;
            }
        }
        tally
    }

    /// This and another person's together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self {
            held: self.held + other.held,
            planned: self.planned + other.planned,
            left_out: self.left_out + other.left_out,
            unmarked: self.unmarked + other.unmarked,
            gaps: self.gaps + other.gaps,
            unconfirmed: self.unconfirmed + other.unconfirmed,
            held_halves: self.held_halves.with(other.held_halves),
            halves: self.halves.with(other.halves),
        }
    }

    /// How many sessions were attended, a half counting as such.
    #[must_use]
    pub fn attended(&self) -> f64 {
        f64::from(u32::try_from(self.halves.all).unwrap_or(u32::MAX)) / 2.0
    }

    /// Of the sessions held so far of which something stands: a register that nobody took says
    /// nothing about who was there. None while there is none.
    #[must_use]
    pub const fn of_held(&self) -> Option<Share> {
        Share::of(self.held_halves, self.held - self.gaps)
    }

    /// Of all sessions of the agenda; none while it is empty.
    #[must_use]
    pub const fn of_planned(&self) -> Option<Share> {
        Share::of(self.halves, self.planned)
    }

    /// Whether `needed` percent of all planned sessions is, can or cannot be attended. What people
    /// say of themselves counts as undecided, until an organizer has confirmed it. Who is excused
    /// from everything has attended nothing.
    #[must_use]
    pub const fn reach(&self, needed: u8) -> Reach {
        if self.planned == 0 && self.left_out > 0 && needed > 0 {
            return Reach::Lost;
        }
        let wanted = self.planned * 2 * needed as usize;
        let undecided = self.unmarked + self.unconfirmed;
        if self.halves.confirmed * 100 >= wanted {
            Reach::Reached
        } else if (self.halves.confirmed + undecided * 2) * 100 >= wanted {
            Reach::Open
        } else {
            Reach::Lost
        }
    }
}
