//! What an organizer's mark amounts to, and taking one back.

use jiff::{SignedDuration, Timestamp};

use super::{
    COURSE_AFTER, Gathering, Mark, OFFLINE_AFTER, Source, Status, UNDO_WITHIN, Unit, beside,
    holding, meets, standing::stands_over,
};

/// A mark that an organizer wants to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewMark {
    /// Of which part it speaks.
    pub unit: Unit,
    /// What it says.
    pub status: Status,
    /// The minutes that belong to it.
    pub minutes: Option<u16>,
    /// Where it comes from.
    pub source: Source,
    /// Whose it is.
    pub by: Option<i64>,
    /// When it was made.
    pub made_at: Timestamp,
}

/// What a mark by the organizer amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recording {
    /// It is to be appended.
    Append {
        /// The number of the mark that it stands over.
        supersedes: Option<i32>,
    },
    /// It says what stands, whoever said that: there is nothing to append.
    Same,
    /// It contradicts what an organizer said some time ago: append it with a reason.
    NeedsReason {
        /// The number of the mark that it would correct.
        supersedes: i32,
    },
}

/// What it takes to record a mark by roll call, in a part that lasts as `gathering` says. What
/// somebody said of themselves is confirmed or set right freely. An organizer's mark may be
/// replaced without a reason for [`UNDO_WITHIN`] of being made, unless it came with one itself; by
/// what follows from it while the session takes its course; and by a mark whose author could not
/// know of it, because both were at work at once or one had no network. Of these the later
/// observation stands: the earlier one is kept and stands over nothing. What says no more than what
/// an organizer's word already says is no new fact, from whomever it comes, unless it was seen again
/// more than a moment later: then it tells until when that was so.
#[must_use]
pub fn record(marks: &[Mark], new: &NewMark, gathering: &Gathering) -> Recording {
    let Some(mark) = meets(marks, new.unit) else {
        return Recording::Append { supersedes: None };
    };
    let supersedes = Some(mark.number);
    if mark.source.proposes() {
        return Recording::Append { supersedes };
    }
    let is_late = new.source == Source::Offline;
    let alike = mark.unit == new.unit && mark.status == Some(new.status);
    if alike && mark.minutes == new.minutes {
        // Whoever says again what stands settles what somebody else says beside it.
        let settles = !is_late && beside(marks, new.unit).is_some();
        // What waited for a network was seen at a time of its own, which decides about what else
        // may still arrive.
        let was_seen_otherwise = is_late && mark.by != new.by;
        // Seen again a good moment later: against what somebody else saw in between, and has not
        // sent yet. What came with a reason holds against that by itself.
        let was_seen_again =
            !mark.reasoned && new.made_at.duration_since(mark.made_at) > OFFLINE_AFTER;
        return if settles || was_seen_otherwise || was_seen_again {
            Recording::Append { supersedes }
        } else {
            Recording::Same
        };
    }
    let unknown = is_late || new.made_at < mark.received_at;
    let slip = !mark.reasoned
        && !says_again(marks, mark)
        && new.made_at.duration_since(mark.made_at) <= UNDO_WITHIN;
    if unknown {
        let supersedes = supersedes.filter(|_| stands_over(mark, is_late, new.made_at));
        Recording::Append { supersedes }
    } else if slip || takes_its_course(mark, new, gathering) {
        Recording::Append { supersedes }
    } else {
        Recording::NeedsReason {
            supersedes: mark.number,
        }
    }
}

/// Whether a mark only says again what an organizer had said before it: nobody has erred a moment ago.
fn says_again(marks: &[Mark], mark: &Mark) -> bool {
    let before = marks
        .iter()
        .find(|before| Some(before.number) == mark.supersedes);
    before.is_some_and(|before| !before.source.proposes() && is_alike(before, mark))
}

fn is_alike(one: &Mark, other: &Mark) -> bool {
    (one.unit, one.status, one.minutes) == (other.unit, other.status, other.minutes)
}

/// Whether a mark says what stands already, with nothing beside it to be settled: it tells when that
/// was seen again, and changes nothing.
#[must_use]
pub fn changes_nothing(marks: &[Mark], new: &Mark) -> bool {
    let stands = meets(marks, new.unit).filter(|mark| !mark.source.proposes());
    stands.is_some_and(|mark| is_alike(mark, new)) && beside(marks, new.unit).is_none()
}

/// Whether one status follows from another in the natural course of a session: who was absent
/// comes late, who is there goes early. Nothing that was said before was wrong.
#[must_use]
pub const fn follows(from: Status, to: Status) -> bool {
    use Status::{Absent, Late, LeftEarly, Present};
    matches!((from, to), (Absent, Late) | (Present | Late, LeftEarly))
}

/// Whether a mark tells how the session went on, seen while it was on or soon after: what follows
/// from what stands, or how many minutes it was. What stands with a reason is changed with a reason.
fn takes_its_course(mark: &Mark, new: &NewMark, gathering: &Gathering) -> bool {
    let is_on = new.made_at >= gathering.starts_at
        && new.made_at.duration_since(gathering.ends_at) <= COURSE_AFTER;
    is_on
        && !mark.reasoned
        && mark.unit.covers(new.unit)
        && mark.status.is_some_and(|from| {
            let sets_minutes = from == new.status && from.has_minutes();
            sets_minutes || follows(from, new.status)
        })
}

/// When an author saw what a new statement tells. What is said now is said after all that is known,
/// whatever became of our clock. And between two statements of one author within a moment the
/// order of receipt is the order of taps: how long each was on its way differs by more.
#[must_use]
pub fn observed_at(
    marks: &[Mark],
    by: Option<i64>,
    made_at: Timestamp,
    received_at: Timestamp,
) -> Timestamp {
    let is_now = made_at == received_at;
    let before = marks.iter().filter(|mark| {
        let moment = mark.made_at.duration_since(made_at) <= OFFLINE_AFTER;
        is_now || (moment && mark.by == by && by.is_some())
    });
    let latest = before.map(|mark| mark.made_at).max();
    latest.map_or(made_at, |latest| latest.max(made_at))
}

/// What becomes of taking a mark back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    /// It is taken back, and what was before stands again.
    Allowed,
    /// It was made some time ago, or with a reason: take it back with a reason.
    NeedsReason,
    /// It was taken back already, or never was.
    Gone,
}

/// Whether a mark may be taken back without a reason.
#[must_use]
pub fn undo(marks: &[Mark], number: i32, now: Timestamp) -> Undo {
    match holding(marks)
        .into_iter()
        .find(|mark| mark.number == number)
    {
        None => Undo::Gone,
        Some(mark) if mark.reasoned || now.duration_since(mark.received_at) > UNDO_WITHIN => {
            Undo::NeedsReason
        }
        Some(_) => Undo::Allowed,
    }
}

/// Minutes that a session of this length cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange {
    /// The most that it can.
    pub most: u32,
}

/// The minutes that belong to a status: those that were given, else those that the clock tells
/// of somebody who comes or goes while the mark is made. None for a status without minutes.
///
/// # Errors
/// When more were given than the session has, or fewer than one.
pub fn minutes(
    status: Status,
    given: Option<i64>,
    gathering: &Gathering,
    made_at: Timestamp,
) -> Result<Option<u16>, OutOfRange> {
    if !status.has_minutes() {
        return Ok(None);
    }
    let most = gathering.minutes().max(1);
    let within = |minutes: &u16| *minutes > 0 && u32::from(*minutes) <= most;
    if let Some(given) = given {
        let minutes = u16::try_from(given).ok().filter(within);
        return minutes.map(Some).ok_or(OutOfRange { most });
    }
    let told = match status {
        Status::Late => made_at.duration_since(gathering.starts_at),
        Status::LeftEarly => gathering.ends_at.duration_since(made_at),
        _ => return Ok(None),
    };
    Ok(whole_minutes(told).filter(within))
}

/// The whole minutes of a time that has passed; none of one that has not.
pub(super) fn whole_minutes(time: SignedDuration) -> Option<u16> {
    u16::try_from(time.as_mins()).ok()
}
