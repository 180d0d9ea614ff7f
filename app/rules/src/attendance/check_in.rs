//! Checking in.

use jiff::Timestamp;

use super::{
    Gathering, Mark, Policy, Source, Status, Unit, holding, recording::whole_minutes, stands_in,
};

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
    /// Check-in has closed.
    Closed {
        /// When it did.
        closed_at: Timestamp,
    },
    /// Something already stands about this person; only an organizer changes that.
    Already(Status),
}

/// Whether a person may check in to a part of a session now, by the training's policy. Later than
/// it allows is late, which of an afternoon only an organizer can say. Whoever was marked as
/// away may still say once to be there: the organizer's word stands, and the check-in is kept
/// beside it. Who has another mark already is told so, whatever the time.
#[must_use]
pub fn check_in(
    gathering: &Gathering,
    policy: &Policy,
    unit: Unit,
    marks: &[Mark],
    now: Timestamp,
) -> CheckIn {
    let (opens_at, closed_at) = (policy.opens_at(gathering), policy.closes_at(gathering));
    let after = now.duration_since(gathering.starts_at);
    let is_open = policy.is_open(gathering, now);
    let stands = stands_in(marks, unit);
    if let Some(status) = stands.and_then(|mark| mark.status)
        && !(is_open && stands.is_some_and(|mark| may_object(marks, mark, unit)))
    {
        CheckIn::Already(status)
    } else if now < opens_at {
        CheckIn::TooEarly { opens_at }
    } else if now >= closed_at {
        CheckIn::Closed { closed_at }
    } else {
        let status = arrival(gathering, policy, unit, now);
        let minutes = match status {
            Status::Late => whole_minutes(after),
            _ => None,
        };
        CheckIn::Allowed { status, minutes }
    }
}

/// What somebody is who comes to a part of a session at a time: late after more than the policy
/// allows, which of an afternoon only an organizer can say. Who is noted after the end was there;
/// when the person came is not known then.
#[must_use]
pub fn arrival(gathering: &Gathering, policy: &Policy, unit: Unit, at: Timestamp) -> Status {
    let is_late = policy.is_late(gathering, at);
    if is_late && at < gathering.ends_at && unit != Unit::Afternoon {
        Status::Late
    } else {
        Status::Present
    }
}

/// Whether a check-in says something new against an organizer's mark: the person is said to be
/// away, and has not checked in since.
fn may_object(marks: &[Mark], stands: &Mark, unit: Unit) -> bool {
    let is_away = stands.status.is_some_and(|status| !status.was_there());
    let checked_in = holding(marks).into_iter().any(|mark| {
        matches!(mark.source, Source::Own | Source::Code)
            && mark.unit.covers(unit)
            && mark.number > stands.number
    });
    is_away && !stands.source.proposes() && !checked_in
}

/// The part that a check-in to a session with parts is about: the one that is on. Whoever stands
/// in the first part comes to the second one, as long before it begins as the policy opens
/// check-in: people come back from lunch before it is over.
#[must_use]
pub fn part_to_check_in(
    gathering: &Gathering,
    policy: &Policy,
    marks: &[Mark],
    now: Timestamp,
) -> Unit {
    let second = gathering.part(Unit::Afternoon);
    let is_there = stands_in(marks, Unit::Morning).is_some();
    if is_there && now >= policy.opens_at(&second) {
        Unit::Afternoon
    } else {
        gathering.unit_at(now)
    }
}
