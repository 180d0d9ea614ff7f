//! Checking in.

use jiff::Timestamp;

use super::{Gathering, LATE_AFTER, Mark, Status, Unit, recording::whole_minutes, stands_in};

/// What becomes of a check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckIn {
    /// It is recorded, as present or as late.
    Allowed {
        /// As what.
        status: Status,
        /// How late, where it is late.
        minutes: Option<u16>,
    },
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

/// Whether a person may check in to a part of a session now. Open from
/// [`super::CHECK_IN_OPENS_BEFORE`] the beginning up to the end; more than [`LATE_AFTER`] the
/// beginning it is late, which of an afternoon only an organizer can say. Who has a mark already
/// is told so, whatever the time.
#[must_use]
pub fn check_in(gathering: &Gathering, unit: Unit, marks: &[Mark], now: Timestamp) -> CheckIn {
    let opens_at = gathering.check_in_opens_at();
    let after = now.duration_since(gathering.starts_at);
    if let Some(status) = stands_in(marks, unit).and_then(|mark| mark.status) {
        CheckIn::Already(status)
    } else if now < opens_at {
        CheckIn::TooEarly { opens_at }
    } else if now >= gathering.ends_at {
        CheckIn::Closed {
            closed_at: gathering.ends_at,
        }
    } else if after > LATE_AFTER && unit != Unit::Afternoon {
        CheckIn::Allowed {
            status: Status::Late,
            minutes: whole_minutes(after),
        }
    } else {
        CheckIn::Allowed {
            status: Status::Present,
            minutes: None,
        }
    }
}
