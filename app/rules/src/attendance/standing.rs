//! What stands: the one rule that pages, files and certificates share.

use std::{cmp::Reverse, collections::BTreeSet};

use jiff::Timestamp;

use super::{Mark, Source, Status, Unit, follows};

/// What stands about a person at a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The status.
    pub status: Status,
    /// The minutes that belong to it.
    pub minutes: Option<u16>,
    /// Whether it is only proposed: no organizer has said so.
    pub proposed: bool,
}

impl Standing {
    /// What a mark says by itself; none of one that only takes another back.
    #[must_use]
    pub fn of(mark: &Mark) -> Option<Self> {
        Some(Self {
            status: mark.status?,
            minutes: mark.minutes,
            proposed: mark.source.proposes(),
        })
    }
}

/// The marks that hold: all that say something and were not taken back, in the order of receipt.
/// What took a mark back may itself be taken back; then the mark holds again.
#[must_use]
pub fn holding(marks: &[Mark]) -> Vec<&Mark> {
    let mut latest_first: Vec<&Mark> = marks.iter().collect();
    latest_first.sort_by_key(|mark| Reverse(mark.number));
    let mut taken_back = BTreeSet::new();
    let mut holding = Vec::new();
    // A mark can only be taken back by a later one, so whoever comes to it from the end knows.
    for mark in latest_first {
        if taken_back.contains(&mark.number) {
            continue;
        }
        match mark.status {
            Some(_) => holding.push(mark),
            None => taken_back.extend(mark.supersedes),
        }
    }
    holding.reverse();
    holding
}

/// The mark that stands about a part: an organizer's if there are any, else the last that holds.
#[must_use]
pub fn stands_in(marks: &[Mark], part: Unit) -> Option<&Mark> {
    let about: Vec<&Mark> = holding(marks)
        .into_iter()
        .filter(|mark| mark.unit.covers(part))
        .collect();
    seen_last(&about).or(about.last().copied())
}

/// Of what organizers said, what was seen last, in whatever order it was received. What arrived
/// late stands over nothing that was seen after it, and over nothing that came with a reason.
fn seen_last<'mark>(about: &[&'mark Mark]) -> Option<&'mark Mark> {
    let latest = |late: bool| {
        let said = about.iter().copied();
        said.filter(|mark| !mark.source.proposes() && mark.arrived_late() == late)
            .max_by_key(|mark| (mark.made_at, mark.number))
    };
    match (latest(false), latest(true)) {
        (Some(mark), Some(late)) if stands_over(mark, true, late.made_at) => Some(late),
        (Some(mark), _) => Some(mark),
        (None, late) => late,
    }
}

/// Whether what was seen at a time, and perhaps arrived late, stands over an organizer's mark.
pub(super) fn stands_over(mark: &Mark, is_late: bool, made_at: Timestamp) -> bool {
    if is_late {
        !mark.reasoned && made_at > mark.made_at
    } else {
        made_at >= mark.made_at
    }
}

/// What was received after an organizer's mark that stands about a part, says otherwise, and is
/// for an organizer to settle: what another one saw without a network, or a check-in by somebody
/// who is marked as away. Whatever an organizer says next settles it.
#[must_use]
pub fn beside(marks: &[Mark], part: Unit) -> Option<&Mark> {
    let mark = stands_in(marks, part).filter(|mark| !mark.source.proposes())?;
    let status = mark.status?;
    holding(marks).into_iter().rev().find(|other| {
        let own_view = other.by == mark.by && other.made_at <= mark.made_at;
        let went_on = other.made_at <= mark.made_at
            && other.status.is_some_and(|before| follows(before, status));
        let is_other =
            other.number > mark.number && other.unit.covers(part) && other.status != mark.status;
        let says_otherwise = match other.source {
            Source::Own | Source::Code => !status.was_there(),
            _ => other.arrived_late() && !own_view && !went_on,
        };
        is_other && says_otherwise
    })
}

/// What is left for an organizer to do about somebody who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftToDo {
    /// To confirm what stands: only the person has said it, or the platform has measured it.
    Confirm(Standing),
    /// To say what holds: something else was said beside what stands.
    Settle(Standing),
    /// To look at again: its minutes were reckoned before the session was moved.
    Recheck(Standing),
    /// To mark: nothing has been said, and it is over.
    Mark,
}

/// Whether the minutes of a mark were reckoned before its session was moved. Nobody reckons them
/// anew: what was seen at the clock stays, and an organizer says what it means now.
#[must_use]
pub fn is_unsure(mark: &Mark, moved_at: Option<Timestamp>) -> bool {
    mark.minutes.is_some() && moved_at.is_some_and(|moved_at| mark.received_at < moved_at)
}

/// What is left to do about a part of a session that is over, or not yet; of the whole where the
/// session has no parts. `moved_at` is when the time of the session was changed last.
#[must_use]
pub fn left_to_do(
    marks: &[Mark],
    part: Unit,
    is_over: bool,
    moved_at: Option<Timestamp>,
) -> Option<LeftToDo> {
    let stands = stands_in(marks, part);
    let Some(standing) = stands.and_then(Standing::of) else {
        return is_over.then_some(LeftToDo::Mark);
    };
    if standing.proposed {
        Some(LeftToDo::Confirm(standing))
    } else if beside(marks, part).is_some() {
        Some(LeftToDo::Settle(standing))
    } else {
        let unsure = stands.is_some_and(|mark| is_unsure(mark, moved_at));
        unsure.then_some(LeftToDo::Recheck(standing))
    }
}

/// What a new mark about a part meets: the mark that stands about it; of the whole the latest that
/// stands about any part, an organizer's if there are any.
#[must_use]
pub fn meets(marks: &[Mark], unit: Unit) -> Option<&Mark> {
    match unit {
        Unit::Whole => Unit::PARTS
            .into_iter()
            .filter_map(|part| stands_in(marks, part))
            .max_by_key(|mark| (!mark.source.proposes(), mark.number)),
        part => stands_in(marks, part),
    }
}

/// What stands about the whole of a session. Its parts count together: while nothing was said of
/// one of them nothing stands of the whole, lest half a day be taken for one.
#[must_use]
pub fn stands(marks: &[Mark]) -> Option<Standing> {
    let [first, second] = Unit::PARTS.map(|part| stands_in(marks, part));
    let (first, second) = (first?, second?);
    let of_first = Standing::of(first)?;
    if first.number == second.number {
        return Some(of_first);
    }
    let of_second = Standing::of(second)?;
    Some(together(of_first, of_second))
}

fn together(first: Standing, second: Standing) -> Standing {
    use Status::{Absent, Late, LeftEarly, Partial, Present};
    let proposed = first.proposed || second.proposed;
    let (status, minutes) = match (first.status, second.status) {
        (one, other) if one == other => {
            let minutes = [first.minutes, second.minutes].into_iter().flatten();
            (one, minutes.reduce(u16::saturating_add))
        }
        // Late in the morning, or gone early in the afternoon, is late or early for the day.
        (Late, Present) => (Late, first.minutes),
        (Present, LeftEarly) => (LeftEarly, second.minutes),
        (one, other) if one.was_there() || other.was_there() => (Partial, None),
        _ => (Absent, None),
    };
    Standing {
        status,
        minutes,
        proposed,
    }
}

/// The status that stands about the whole of a session.
#[must_use]
pub fn standing(marks: &[Mark]) -> Option<Status> {
    stands(marks).map(|standing| standing.status)
}
