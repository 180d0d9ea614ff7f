//! The register: what stands, who may check in when, and what a correction needs.
//!
//! Marks are only ever appended, so a rule derives what stands from all that was said and not taken
//! back: what an organizer saw last, in whatever order it was received. What people say of
//! themselves proposes; what an organizer says stands over it, whichever came first.

mod check_in;
mod closing;
mod mark;
mod naming;
mod policy;
mod recording;
mod standing;

use jiff::{SignedDuration, Timestamp};

pub use check_in::{CheckIn, arrival, check_in, part_to_check_in};
pub use closing::{Closing, NotClosed, Reopening, changes_closed, close, closed};
pub use mark::{KEPT, Mark, Source, Status, Unit, is_too_old, made_at, next_number};
pub use naming::{Naming, is_named, may_be_named};
pub use policy::{Excuse, Minutes, Policy, Weight};
pub use recording::{
    NewMark, OutOfRange, Recording, Undo, changes_nothing, follows, minutes, observed_at, record,
    undo,
};
pub use standing::{
    LeftToDo, Standing, beside, holding, is_unsure, left_to_do, meets, standing, stands, stands_in,
};

/// How long a mark may be set right without a reason: a finger that hit the wrong row.
pub const UNDO_WITHIN: SignedDuration = SignedDuration::from_mins(2);

/// How long after a session somebody who came late or went early may be marked without a reason.
pub const COURSE_AFTER: SignedDuration = SignedDuration::from_mins(15);

/// A mark that reaches us this long after it was made had waited for a network.
pub const OFFLINE_AFTER: SignedDuration = SignedDuration::from_mins(1);

/// A time slot: when a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gathering {
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends; this moment is no longer part of it.
    pub ends_at: Timestamp,
}

impl Gathering {
    /// How many whole minutes it lasts.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        let minutes = self.ends_at.duration_since(self.starts_at).as_mins();
        u32::try_from(minutes).unwrap_or(0)
    }

    /// The part that is on at a time, of a session that has parts: the first half is the morning.
    /// What comes before belongs to the first part, what comes after to the last.
    #[must_use]
    pub fn unit_at(&self, now: Timestamp) -> Unit {
        if now < self.half() {
            Unit::Morning
        } else {
            Unit::Afternoon
        }
    }

    /// When a part of it is, as [`Gathering::unit_at`] has it.
    #[must_use]
    pub fn part(&self, part: Unit) -> Self {
        let (mut starts_at, mut ends_at) = (self.starts_at, self.ends_at);
        match part {
            Unit::Whole => {}
            Unit::Morning => ends_at = self.half(),
            Unit::Afternoon => starts_at = self.half(),
        }
        Self { starts_at, ends_at }
    }

    /// When its second half begins.
    fn half(&self) -> Timestamp {
        let half = self.ends_at.duration_since(self.starts_at) / 2;
        self.starts_at.checked_add(half).unwrap_or(self.ends_at)
    }
}

/// How many people stand how, at one session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Present.
    pub present: usize,
    /// Late.
    pub late: usize,
    /// Left before the end.
    pub left_early: usize,
    /// There for a part.
    pub partial: usize,
    /// Absent.
    pub absent: usize,
    /// Excused.
    pub excused: usize,
    /// Nothing has been said about them yet.
    pub unmarked: usize,
}

impl Counts {
    /// How many were there, for the whole time or a part of it.
    #[must_use]
    pub fn there(&self) -> usize {
        self.present + self.late + self.left_early + self.partial
    }
}

/// Counts what stands about each person of the register.
#[must_use]
pub fn count(standings: impl Iterator<Item = Option<Status>>) -> Counts {
    let mut counts = Counts::default();
    for standing in standings {
        *match standing {
            Some(Status::Present) => &mut counts.present,
            Some(Status::Late) => &mut counts.late,
            Some(Status::LeftEarly) => &mut counts.left_early,
            Some(Status::Partial) => &mut counts.partial,
            Some(Status::Absent) => &mut counts.absent,
            Some(Status::Excused) => &mut counts.excused,
            None => &mut counts.unmarked,
        } += 1;
    }
    counts
}

#[cfg(test)]
mod tests;
