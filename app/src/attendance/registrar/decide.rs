//! What becomes of an entry, by the rules.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rules::{
    attendance::{self, CheckIn, Closing, Mark, NewMark, Recording, Source, Status, Undo},
    online,
};

use crate::{errors::UserError, language::dates};

use super::{Entry, Wish};

/// The mark that is to be appended to those before it; none when there is nothing to add. What
/// changes a register that is closed says why.
pub(super) fn decide(
    entry: &Entry,
    before: &[Mark],
    known: &BTreeMap<String, (i64, i64, i32)>,
    closed: Option<&Closing>,
) -> Result<Option<Mark>, UserError> {
    let mark = decided(entry, before, known)?;
    let changes = attendance::changes_closed(closed, entry.source, entry.made_at);
    if changes && entry.reason.is_empty() {
        // Who says again what stands changes nothing.
        return match mark {
            Some(mark) if !attendance::changes_nothing(before, &mark) => {
                Err(UserError::RegisterClosed)
            }
            _ => Ok(None),
        };
    }
    Ok(mark)
}

fn decided(
    entry: &Entry,
    before: &[Mark],
    known: &BTreeMap<String, (i64, i64, i32)>,
) -> Result<Option<Mark>, UserError> {
    match &entry.wish {
        Wish::CheckIn { zone } => {
            let (gathering, policy) = (&entry.session.gathering, &entry.session.policy);
            match attendance::check_in(gathering, policy, entry.unit, before, entry.made_at) {
                CheckIn::Allowed { status, minutes } => {
                    Ok(Some(mark(entry, before, Some(status), minutes, None)))
                }
                CheckIn::TooEarly { opens_at } => {
                    let opens = dates::clock(opens_at, zone);
                    Err(UserError::TooEarly { opens })
                }
                CheckIn::Closed { .. } => Err(UserError::CheckInClosed),
                CheckIn::Already(_) => Err(UserError::MarkedAlready),
            }
        }
        Wish::Record { status, minutes } => recorded(entry, before, *status, *minutes),
        Wish::Fill { status } => {
            if attendance::meets(before, entry.unit).is_some() {
                return Ok(None);
            }
            let gathering = entry.session.gathering.part(entry.unit);
            let told = attendance::minutes(*status, None, &gathering, entry.made_at);
            let minutes = told.unwrap_or_default();
            Ok(Some(mark(entry, before, Some(*status), minutes, None)))
        }
        Wish::Confirm { status } => {
            let stands = attendance::stands_in(before, entry.unit);
            // Confirmed is what was seen: where something else is proposed by now, or an organizer
            // has spoken, a page that is a little old overrules nothing.
            let seen = |mark: &&Mark| mark.source.proposes() && mark.status == Some(*status);
            Ok(stands.filter(seen).map(|proposal| {
                let (minutes, number) = (proposal.minutes, Some(proposal.number));
                mark(entry, before, Some(*status), minutes, number)
            }))
        }
        Wish::TakeBack { mark: name } => {
            let place = (entry.session.id, entry.enrolment);
            let number = known
                .get(name)
                .filter(|(session, enrolment, _)| (*session, *enrolment) == place)
                .map(|(_, _, number)| *number)
                .ok_or(UserError::MarkGone)?;
            match attendance::undo(before, number, entry.made_at) {
                Undo::Gone => Err(UserError::MarkGone),
                Undo::NeedsReason if entry.reason.is_empty() => Err(UserError::ReasonNeeded),
                Undo::NeedsReason | Undo::Allowed => {
                    Ok(Some(mark(entry, before, None, None, Some(number))))
                }
            }
        }
        Wish::Propose { status, minutes } => {
            match online::propose(before, entry.unit, *status, *minutes) {
                Recording::Append { supersedes } => Ok(Some(mark(
                    entry,
                    before,
                    Some(*status),
                    Some(*minutes),
                    supersedes,
                ))),
                Recording::Same | Recording::NeedsReason { .. } => Ok(None),
            }
        }
    }
}

fn recorded(
    entry: &Entry,
    before: &[Mark],
    status: Status,
    minutes: Option<i64>,
) -> Result<Option<Mark>, UserError> {
    // The afternoon begins when it begins, and not with the day.
    let gathering = entry.session.gathering.part(entry.unit);
    let given = attendance::minutes(status, minutes, &gathering, entry.made_at);
    let told = given.map_err(|range| UserError::MinutesOutOfRange { most: range.most })?;
    let standing = attendance::meets(before, entry.unit).filter(|mark| mark.unit == entry.unit);
    // A second tap on "late" does not make somebody later.
    let minutes = match (minutes, standing) {
        (None, Some(mark)) if mark.status == Some(status) => mark.minutes,
        // A correction is made later; the clock says nothing about it.
        (None, _) if !entry.reason.is_empty() => None,
        _ => told,
    };
    let new = NewMark {
        unit: entry.unit,
        status,
        minutes,
        source: entry.source,
        by: account(entry),
        made_at: observed_at(entry, before),
    };
    // Of minutes from before the session was moved an organizer says freely what holds, also the same.
    let unsure = standing.filter(|mark| {
        mark.status == Some(status) && attendance::is_unsure(mark, entry.session.moved_at)
    });
    let supersedes = match (attendance::record(before, &new, &gathering), unsure) {
        (Recording::Same | Recording::NeedsReason { .. }, Some(mark)) => Some(mark.number),
        (other, _) => match other {
            Recording::Same => return Ok(None),
            Recording::Append { supersedes } => supersedes,
            Recording::NeedsReason { .. } if entry.reason.is_empty() => {
                return Err(UserError::ReasonNeeded);
            }
            Recording::NeedsReason { supersedes } => Some(supersedes),
        },
    };
    Ok(Some(mark(entry, before, Some(status), minutes, supersedes)))
}

fn mark(
    entry: &Entry,
    before: &[Mark],
    status: Option<Status>,
    minutes: Option<u16>,
    supersedes: Option<i32>,
) -> Mark {
    Mark {
        number: attendance::next_number(before),
        unit: entry.unit,
        status,
        minutes,
        source: entry.source,
        supersedes,
        reasoned: !entry.reason.is_empty(),
        by: account(entry),
        made_at: observed_at(entry, before),
        received_at: entry.received_at,
    }
}

/// When an organizer saw it; what anybody else says was said when it was.
fn observed_at(entry: &Entry, before: &[Mark]) -> Timestamp {
    match entry.source {
        Source::Organizer | Source::Offline => {
            attendance::observed_at(before, account(entry), entry.made_at, entry.received_at)
        }
        _ => entry.made_at,
    }
}

fn account(entry: &Entry) -> Option<i64> {
    let viewer = entry.visit.as_ref()?.viewer.as_deref();
    viewer.map(|viewer| viewer.account)
}
