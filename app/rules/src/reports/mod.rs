//! Reports on attendance: what share somebody was there for, and whether the rule of the
//! certificate can still be reached.
//!
//! Sessions are counted, not hours. A session of which somebody was there for a part counts for
//! half; what late, left early and excused count for is the training's policy.

mod share;
mod tally;

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::attendance::{Excuse, Gathering, Policy, Standing, Status, Weight};

pub use share::Share;
pub use tally::Tally;

/// What a session counts for, of what stands about a person there. The one place where reports
/// read a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Counts as a session.
    There,
    /// Counts as half of one.
    Partly,
    /// Counts for nothing.
    Away,
    /// Is not counted for this person at all.
    LeftOut,
    /// Nothing has been said: a gap in the register, not an absence.
    Unmarked,
    /// The person is not expected there (`crate::expected`): whatever stands is shown, and counts
    /// for nothing.
    Elsewhere,
}

impl Presence {
    /// What a standing counts for, by the training's policy.
    #[must_use]
    pub const fn of(standing: Option<Status>, policy: &Policy) -> Self {
        match standing {
            Some(Status::Present) => Self::There,
            Some(Status::Late) => Self::weighed(policy.late),
            Some(Status::LeftEarly) => Self::weighed(policy.left_early),
            Some(Status::Partial) => Self::Partly,
            Some(Status::Absent) => Self::Away,
            Some(Status::Excused) => match policy.excused {
                Excuse::Absent => Self::Away,
                Excuse::Half => Self::Partly,
                Excuse::LeftOut => Self::LeftOut,
            },
            None => Self::Unmarked,
        }
    }

    const fn weighed(weight: Weight) -> Self {
        match weight {
            Weight::Full => Self::There,
            Weight::Half => Self::Partly,
            Weight::Nothing => Self::Away,
        }
    }

    const fn halves(self) -> usize {
        match self {
            Self::There => 2,
            Self::Partly => 1,
            Self::Away | Self::LeftOut | Self::Unmarked | Self::Elsewhere => 0,
        }
    }
}

/// What a session counts for, and whether an organizer has said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attended {
    /// What it counts for.
    pub presence: Presence,
    /// Whether an organizer has said so, and not the person alone.
    pub confirmed: bool,
}

impl Attended {
    /// What a standing counts for, by the training's policy, of somebody who is expected at the
    /// session or is not.
    #[must_use]
    pub fn of(standing: Option<Standing>, expected: bool, policy: &Policy) -> Self {
        Self {
            presence: if expected {
                Presence::of(standing.map(|standing| standing.status), policy)
            } else {
                Presence::Elsewhere
            },
            confirmed: standing.is_some_and(|standing| !standing.proposed),
        }
    }
}

/// What of a standing counts at a time: that somebody is there does not before anybody can be, which
/// is when check-in opens. An absence or an excuse may be known long before.
#[must_use]
pub fn counted(
    standing: Option<Standing>,
    gathering: &Gathering,
    policy: &Policy,
    now: Timestamp,
) -> Option<Standing> {
    let is_early = now < policy.opens_at(gathering);
    standing.filter(|standing| !(is_early && standing.status.was_there()))
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
