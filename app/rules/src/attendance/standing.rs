//! What stands: the one rule that pages, files and certificates share.

use std::{cmp::Reverse, collections::BTreeSet};

use super::{Mark, Status, Unit};

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

/// The mark that stands about a part: the last that holds, of an organizer's if there are any.
#[must_use]
pub fn stands_in(marks: &[Mark], part: Unit) -> Option<&Mark> {
    let about: Vec<&Mark> = holding(marks)
        .into_iter()
        .filter(|mark| mark.unit.covers(part))
        .collect();
    let confirmed = about.iter().rev().find(|mark| !mark.source.proposes());
    confirmed.or(about.last()).copied()
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
