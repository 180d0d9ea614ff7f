//! The attendance policy of a training: from when somebody is late, when one can check in, and
//! what each status counts for. Every door of the register and every report asks it; where an
//! organizer says nothing, [`Policy::default`] holds.

use jiff::{SignedDuration, Timestamp};

use super::Gathering;

/// What coming late or leaving early counts for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// As much as having been there all the time.
    #[default]
    Full,
    /// Half a session.
    Half,
    /// Nothing.
    Nothing,
}

impl Weight {
    /// All of them, in the order in which people are shown them.
    pub const ALL: [Self; 3] = [Self::Full, Self::Half, Self::Nothing];

    /// As the database keeps it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Half => "half",
            Self::Nothing => "nothing",
        }
    }

    /// The one with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|weight| weight.code() == code)
    }
}

/// What an excused absence counts for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Excuse {
    /// As an absence: an excuse explains it and does not make it a presence.
    #[default]
    Absent,
    /// Half a session.
    Half,
    /// The session is not counted for the person: neither as attended nor among those of which the
    /// share is taken.
    LeftOut,
}

impl Excuse {
    /// All of them, in the order in which people are shown them.
    pub const ALL: [Self; 3] = [Self::Absent, Self::Half, Self::LeftOut];

    /// As the database keeps it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Half => "half",
            Self::LeftOut => "left-out",
        }
    }

    /// The one with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|excuse| excuse.code() == code)
    }
}

/// Whole minutes, at most [`Minutes::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(u16);

impl Minutes {
    /// The most that a policy may say: four hours.
    pub const MOST: u16 = 240;

    /// From none to [`Minutes::MOST`].
    #[must_use]
    pub fn new(minutes: i64) -> Option<Self> {
        let minutes = u16::try_from(minutes).ok()?;
        (minutes <= Self::MOST).then_some(Self(minutes))
    }

    /// As a number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// As a time that passes.
    #[must_use]
    pub fn duration(self) -> SignedDuration {
        SignedDuration::from_mins(self.0.into())
    }
}

/// The attendance policy of a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How long after the beginning a check-in still counts as present; later it counts as late.
    pub late_after: Minutes,
    /// How long before the beginning check-in opens.
    pub opens_before: Minutes,
    /// How long after the end check-in closes.
    pub closes_after: Minutes,
    /// What coming late counts for.
    pub late: Weight,
    /// What leaving early counts for.
    pub left_early: Weight,
    /// What an excused absence counts for.
    pub excused: Excuse,
    /// Whether people check in with the code from the screen alone: who has it stands in the room.
    pub code_needed: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            late_after: Minutes(10),
            opens_before: Minutes(30),
            closes_after: Minutes(0),
            late: Weight::Full,
            left_early: Weight::Full,
            excused: Excuse::Absent,
            code_needed: false,
        }
    }
}

impl Policy {
    /// When check-in to a session, or to a part of one, opens.
    #[must_use]
    pub fn opens_at(&self, gathering: &Gathering) -> Timestamp {
        let opens_at = gathering.starts_at;
        opens_at
            .checked_sub(self.opens_before.duration())
            .unwrap_or(Timestamp::MIN)
    }

    /// When it closes; this moment is no longer in time.
    #[must_use]
    pub fn closes_at(&self, gathering: &Gathering) -> Timestamp {
        let ends_at = gathering.ends_at;
        ends_at
            .checked_add(self.closes_after.duration())
            .unwrap_or(Timestamp::MAX)
    }

    /// Whether one can check in at a time.
    #[must_use]
    pub fn is_open(&self, gathering: &Gathering, now: Timestamp) -> bool {
        now >= self.opens_at(gathering) && now < self.closes_at(gathering)
    }

    /// Whether whoever comes at a time comes late.
    #[must_use]
    pub fn is_late(&self, gathering: &Gathering, at: Timestamp) -> bool {
        at.duration_since(gathering.starts_at) > self.late_after.duration()
    }
}
