//! The register: what stands, who may check in when, and what a correction needs.
//!
//! Marks are only ever appended, so a rule derives what stands from all that was said.

use jiff::{SignedDuration, Timestamp};

/// How long before a session begins one can check in.
pub const CHECK_IN_OPENS_BEFORE: SignedDuration = SignedDuration::from_mins(30);

/// How long after the beginning a check-in still counts as present; later it counts as late.
pub const LATE_AFTER: SignedDuration = SignedDuration::from_mins(10);

/// How long a mark may be set right without a reason: a finger that hit the wrong row.
pub const UNDO_WITHIN: SignedDuration = SignedDuration::from_mins(2);

/// What a mark says about a person at a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Was there from the beginning.
    Present,
    /// Came after [`LATE_AFTER`].
    Late,
    /// Was not there.
    Absent,
    /// Was not there, for a reason that the organizer accepts.
    Excused,
}

impl Status {
    /// Every status, in the order in which people are shown them.
    pub const ALL: [Self; 4] = [Self::Present, Self::Late, Self::Absent, Self::Excused];

    /// As the database keeps it: `present`, `late`, `absent`, `excused`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Late => "late",
            Self::Absent => "absent",
            Self::Excused => "excused",
        }
    }

    /// The status with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// How a mark came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// The person said so.
    CheckIn,
    /// The organizer called the roll.
    RollCall,
    /// The organizer corrected what stood, and said why.
    Correction,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 3] = [Self::CheckIn, Self::RollCall, Self::Correction];

    /// As the database keeps it: `check-in`, `roll-call`, `correction`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CheckIn => "check-in",
            Self::RollCall => "roll-call",
            Self::Correction => "correction",
        }
    }

    /// The method with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }
}

/// One statement about one person at one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// 1 for the first statement, then 2, 3 …
    pub number: i32,
    /// What it says.
    pub status: Status,
    /// How it came about.
    pub method: Method,
    /// When it was made.
    pub recorded_at: Timestamp,
}

/// When a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gathering {
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends; this moment is no longer part of it.
    pub ends_at: Timestamp,
}

impl Gathering {
    /// When check-in opens: [`CHECK_IN_OPENS_BEFORE`] the beginning.
    #[must_use]
    pub fn check_in_opens_at(&self) -> Timestamp {
        self.starts_at
            .checked_sub(CHECK_IN_OPENS_BEFORE)
            .unwrap_or(Timestamp::MIN)
    }
}

fn last(marks: &[Mark]) -> Option<&Mark> {
    marks.iter().max_by_key(|mark| mark.number)
}

/// What stands: the statement with the highest number, in whatever order they come.
#[must_use]
pub fn standing(marks: &[Mark]) -> Option<Status> {
    last(marks).map(|mark| mark.status)
}

/// The number of the next statement about the same person at the same session.
#[must_use]
pub fn next_number(marks: &[Mark]) -> i32 {
    last(marks).map_or(1, |mark| mark.number.saturating_add(1))
}

/// What becomes of a check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckIn {
    /// It is recorded, as present or as late.
    Allowed(Status),
    /// Check-in has not opened yet.
    TooEarly {
        /// When it opens.
        opens_at: Timestamp,
    },
    /// The session is over.
    Closed {
        /// When it ended.
        closed_at: Timestamp,
    },
    /// Something already stands about this person; only an organizer changes that.
    Already(Status),
}

/// Whether a person may check in now. Open from [`CHECK_IN_OPENS_BEFORE`] the beginning up to the
/// end; more than [`LATE_AFTER`] the beginning it is late. Who has a mark already is told so,
/// whatever the time.
#[must_use]
pub fn check_in(gathering: &Gathering, marks: &[Mark], now: Timestamp) -> CheckIn {
    let opens_at = gathering.check_in_opens_at();
    if let Some(status) = standing(marks) {
        CheckIn::Already(status)
    } else if now < opens_at {
        CheckIn::TooEarly { opens_at }
    } else if now >= gathering.ends_at {
        CheckIn::Closed {
            closed_at: gathering.ends_at,
        }
    } else if now.duration_since(gathering.starts_at) > LATE_AFTER {
        CheckIn::Allowed(Status::Late)
    } else {
        CheckIn::Allowed(Status::Present)
    }
}

/// What a mark by the organizer amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recording {
    /// The first statement: append it as a roll call.
    First,
    /// It says what already stands: there is nothing to append.
    Same,
    /// It sets a recent mark right: append it as a roll call, without a reason.
    MisTap,
    /// It contradicts what stands: append it as a correction, with a reason.
    NeedsReason,
}

/// What it takes to record `status` by roll call. A check-in or a roll-call mark may be replaced
/// without a reason for [`UNDO_WITHIN`] of being made; a correction, which somebody gave a reason
/// for, never.
#[must_use]
pub fn record(marks: &[Mark], status: Status, now: Timestamp) -> Recording {
    match last(marks) {
        None => Recording::First,
        Some(mark) if mark.status == status => Recording::Same,
        Some(mark)
            if mark.method != Method::Correction
                && now.duration_since(mark.recorded_at) <= UNDO_WITHIN =>
        {
            Recording::MisTap
        }
        Some(_) => Recording::NeedsReason,
    }
}

/// How many people stand how, at one session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Present.
    pub present: usize,
    /// Late.
    pub late: usize,
    /// Absent.
    pub absent: usize,
    /// Excused.
    pub excused: usize,
    /// Nothing has been said about them yet.
    pub unmarked: usize,
}

/// Counts what stands about each person of the register.
#[must_use]
pub fn count(standings: impl Iterator<Item = Option<Status>>) -> Counts {
    let mut counts = Counts::default();
    for standing in standings {
        *match standing {
            Some(Status::Present) => &mut counts.present,
            Some(Status::Late) => &mut counts.late,
            Some(Status::Absent) => &mut counts.absent,
            Some(Status::Excused) => &mut counts.excused,
            None => &mut counts.unmarked,
        } += 1;
    }
    counts
}

#[cfg(test)]
mod tests;
