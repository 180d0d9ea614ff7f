//! Who was in a meeting, by the list that its platform hands out: whom a name on it means, and what
//! the list proposes about that person.
//!
//! A list only proposes: nothing stands before an organizer has looked at it.

mod directory;

use std::collections::BTreeMap;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

use crate::{
    attendance::{Gathering, Policy, Status, Unit},
    emails,
    online::Percent,
};

pub use directory::{Directory, Known, Match};

/// A moment as a list tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// The days that the date may mean: month and day come in either order. None where the list
    /// tells no day.
    pub days: Vec<Date>,
    /// The time of day.
    pub time: Time,
}

/// That somebody joined the meeting, once: who comes again has several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The name by which the person was shown.
    pub name: String,
    /// The person's address; empty where the list has none.
    pub address: String,
    /// When the person came.
    pub from: Option<Clock>,
    /// When the person went; none of one who was there when the list was made.
    pub to: Option<Clock>,
    /// For how many minutes, as the list says.
    pub minutes: Option<u32>,
}

impl Clock {
    /// The moment, by a clock, that is nearest to a session; none where the day is another.
    fn near(&self, gathering: &Gathering, zone: &TimeZone) -> Option<Timestamp> {
        let day = |at: Timestamp| zone.to_datetime(at).date();
        let first = day(gathering.starts_at).yesterday().ok()?;
        let last = day(gathering.ends_at).tomorrow().ok()?;
        let days = first.series(jiff::ToSpan::day(1)).take(32);
        let days = days.take_while(|day| *day <= last);
        days.filter(|day| self.days.is_empty() || self.days.contains(day))
            .filter_map(|day| {
                let zoned = day.to_datetime(self.time).to_zoned(zone.clone()).ok()?;
                Some(zoned.timestamp())
            })
            .min_by_key(|at| {
                let before = gathering.starts_at.duration_since(*at);
                let after = at.duration_since(gathering.ends_at);
                before.max(after).max(SignedDuration::ZERO)
            })
    }
}

/// Somebody on the list, with all joins that are the same person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The name.
    pub name: String,
    /// The address; empty where the list has none.
    pub address: String,
    /// The places of the joins.
    pub joins: Vec<usize>,
}

/// The people of a list, in its order: joins with one address are one person's, and so are joins
/// with one name where there is no address. `fold` is how names are compared.
pub fn participants(joins: &[Join], fold: impl Fn(&str) -> String) -> Vec<Participant> {
    let mut places = BTreeMap::<String, usize>::new();
    let mut people: Vec<Participant> = Vec::new();
    for (number, join) in joins.iter().enumerate() {
        let key = if join.address.is_empty() {
            format!(" {}", fold(&join.name))
        } else {
            emails::normalised(&join.address)
        };
        let place = *places.entry(key).or_insert_with(|| {
            people.push(Participant {
                name: join.name.clone(),
                address: join.address.clone(),
                joins: Vec::new(),
            });
            people.len() - 1
        });
        if let Some(person) = people.get_mut(place) {
            person.joins.push(number);
        }
    }
    people
}

/// What a list proposes about somebody at a session or a part of it: present, late, gone early, or
/// there for a part, with the minutes that belong to it. `None` for one who was not there while it
/// was on. Who comes later than the policy allows is late, and who goes as long before the end has
/// left early; who does both, or is away in between for too long, was there for a part.
#[must_use]
pub fn propose(
    joins: &[&Join],
    (gathering, unit): (&Gathering, Unit),
    zone: &TimeZone,
    (policy, percent): (&Policy, Percent),
) -> Option<(Status, Option<u16>)> {
    let gathering = &gathering.part(unit);
    let mut loose = 0_u32;
    let mut times = Vec::new();
    for join in joins {
        let Some(from) = &join.from else {
            loose = loose.saturating_add(join.minutes.unwrap_or_default());
            continue;
        };
        let Some(from) = from.near(gathering, zone) else {
            continue;
        };
        let to = join.to.as_ref().and_then(|to| to.near(gathering, zone));
        let by_minutes = || Some(from + SignedDuration::from_mins(join.minutes?.into()));
        let to = to.or_else(by_minutes).unwrap_or(gathering.ends_at);
        let (from, to) = (from.max(gathering.starts_at), to.min(gathering.ends_at));
        if from < to {
            times.push((from, to));
        }
    }
    let length = gathering.minutes();
    let share =
        |minutes: u32| u64::from(minutes) * 100 >= u64::from(length) * u64::from(percent.get());
    let partly = |minutes: u32| Some((Status::Partial, u16::try_from(minutes.max(1)).ok()));
    let Some((first, last, there)) = merged(times) else {
        let minutes = loose.min(length);
        return match minutes {
            0 => None,
            minutes if share(minutes) => Some((Status::Present, None)),
            minutes => partly(minutes),
        };
    };
    let late = first.duration_since(gathering.starts_at);
    let early = gathering.ends_at.duration_since(last);
    let bound = SignedDuration::from_mins(policy.late_after.get().into());
    let minutes = |time: SignedDuration| u16::try_from(time.as_mins().max(1)).ok();
    // When people come back from lunch nobody knows: of the half before and the half after it only
    // an organizer can say that somebody went early, or came late.
    let is_late = late > bound && unit != Unit::Afternoon;
    let is_early = early > bound && unit != Unit::Morning;
    match (is_late, is_early) {
        (true, true) => partly(there),
        (true, false) => Some((Status::Late, minutes(late))),
        (false, true) => Some((Status::LeftEarly, minutes(early))),
        (false, false) if share(there) => Some((Status::Present, None)),
        (false, false) => partly(there),
    }
}

/// The first and the last moment of these times, and the minutes that they cover together: who was
/// there by two devices was there once.
fn merged(mut times: Vec<(Timestamp, Timestamp)>) -> Option<(Timestamp, Timestamp, u32)> {
    times.sort_unstable();
    let (first, mut end) = *times.first()?;
    let mut there = SignedDuration::ZERO;
    let mut begin = first;
    for (from, to) in times {
        if from > end {
            there += end.duration_since(begin);
            begin = from;
        }
        end = end.max(to);
    }
    there += end.duration_since(begin);
    Some((first, end, u32::try_from(there.as_mins()).unwrap_or(0)))
}

#[cfg(test)]
mod tests;
