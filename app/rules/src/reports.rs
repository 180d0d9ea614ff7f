//! Reports on attendance: what share somebody was there for, and whether the rule of the
//! certificate can still be reached.
//!
//! Sessions are counted, not hours. A session of which somebody was there for a part counts for
//! half; one that was missed for a good reason counts for nothing, since an excuse explains an
//! absence and does not make it a presence.

use std::collections::BTreeMap;

use crate::attendance::Status;

/// What a session counts for, of what stands about a person there. The one place where reports
/// read a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Was there.
    There,
    /// Was there for a part.
    Partly,
    /// Was not there, with or without a good reason.
    Away,
    /// Nothing has been said: a gap in the register, not an absence.
    Unmarked,
}

impl Presence {
    /// What a standing counts for.
    #[must_use]
    pub const fn of(standing: Option<Status>) -> Self {
        match standing {
            Some(Status::Present | Status::Late | Status::LeftEarly) => Self::There,
            Some(Status::Partial) => Self::Partly,
            Some(Status::Absent | Status::Excused) => Self::Away,
            None => Self::Unmarked,
        }
    }

    const fn halves(self) -> usize {
        match self {
            Self::There => 2,
            Self::Partly => 1,
            Self::Away | Self::Unmarked => 0,
        }
    }
}

/// Whether somebody attends as much as the certificate asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Already, whatever comes.
    Reached,
    /// Not yet, but it can still be.
    Open,
    /// No longer, even with every session that is not decided yet.
    Lost,
}

impl Reach {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Reached, Self::Open, Self::Lost];

    /// As it stands in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Open => "open",
            Self::Lost => "lost",
        }
    }

    /// The one with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reach| reach.code() == code)
    }
}

/// How much of the sessions one person, or several together, attended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sessions that are over.
    pub held: usize,
    /// All sessions of the agenda.
    pub planned: usize,
    /// Sessions of which nothing stands yet.
    pub unmarked: usize,
    /// Sessions that are over and of which nothing stands.
    pub gaps: usize,
    halves_held: usize,
    halves: usize,
}

impl Tally {
    /// Counts one person's sessions: whether each is over, and what it counts for.
    #[must_use]
    pub fn of(sessions: impl IntoIterator<Item = (bool, Presence)>) -> Self {
        let mut tally = Self::default();
        for (is_over, presence) in sessions {
            let unmarked = usize::from(presence == Presence::Unmarked);
            tally.planned += 1;
            tally.halves += presence.halves();
            tally.unmarked += unmarked;
            if is_over {
                tally.held += 1;
                tally.halves_held += presence.halves();
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
            unmarked: self.unmarked + other.unmarked,
            gaps: self.gaps + other.gaps,
            halves_held: self.halves_held + other.halves_held,
            halves: self.halves + other.halves,
        }
    }

    /// How many sessions were attended, a half counting as such.
    #[must_use]
    pub fn attended(&self) -> f64 {
        f64::from(u32::try_from(self.halves).unwrap_or(u32::MAX)) / 2.0
    }

    /// In percent of the sessions held so far; none while none is over.
    #[must_use]
    pub fn percent_of_held(&self) -> Option<u8> {
        percent(self.halves_held, self.held)
    }

    /// In percent of all sessions of the agenda; none while it is empty.
    #[must_use]
    pub fn percent_of_planned(&self) -> Option<u8> {
        percent(self.halves, self.planned)
    }

    /// Whether `needed` percent of all planned sessions is, can or cannot be attended.
    #[must_use]
    pub const fn reach(&self, needed: u8) -> Reach {
        let wanted = self.planned * 2 * needed as usize;
        if self.halves * 100 >= wanted {
            Reach::Reached
        } else if (self.halves + self.unmarked * 2) * 100 >= wanted {
            Reach::Open
        } else {
            Reach::Lost
        }
    }
}

/// Rounded down, so that it says 100 only of all of them.
fn percent(halves: usize, sessions: usize) -> Option<u8> {
    let percent = (halves * 100).checked_div(sessions * 2)?;
    u8::try_from(percent).ok()
}

/// People who have something in common, such as their court.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many they are.
    pub people: usize,
    /// How many of them can no longer reach what the certificate asks for.
    pub lost: usize,
    /// What they attended, together.
    pub tally: Tally,
}

/// Groups people by what they have in common; `needed` is the percent that the certificate asks
/// for, if it asks for any.
#[must_use]
pub fn groups<K: Ord>(
    people: impl IntoIterator<Item = (K, Tally)>,
    needed: Option<u8>,
) -> BTreeMap<K, Group> {
    let mut groups = BTreeMap::<K, Group>::new();
    for (key, tally) in people {
        let group = groups.entry(key).or_default();
        group.people += 1;
        group.tally = group.tally.with(tally);
        group.lost += usize::from(needed.is_some_and(|needed| tally.reach(needed) == Reach::Lost));
    }
    groups
}

#[cfg(test)]
mod tests;
