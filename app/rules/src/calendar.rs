//! Sessions by the clock: what is on, what comes next, and on which day it is.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};

use crate::attendance::Gathering;

/// Where a session stands in time; in the order in which people look for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// It has begun and has not ended.
    Now,
    /// It has not begun.
    Later,
    /// It is over.
    Past,
}

/// Where a session stands. It is on from its first moment up to, not including, its end.
#[must_use]
pub fn phase(gathering: &Gathering, now: Timestamp) -> Phase {
    if now >= gathering.ends_at {
        Phase::Past
    } else if now >= gathering.starts_at {
        Phase::Now
    } else {
        Phase::Later
    }
}

/// The index of the session that people look for: the one that is on, else the next, which may
/// already be open for check-in. None when all are over. `sessions` are sorted by their beginning.
pub fn on_now_or_next<T>(
    sessions: &[T],
    gathering: impl Fn(&T) -> Gathering,
    now: Timestamp,
) -> Option<usize> {
    // Sorted by beginning, whatever is on stands before whatever is still to come.
    sessions
        .iter()
        .position(|session| phase(&gathering(session), now) != Phase::Past)
}

/// How near a training from `starts_on` to `ends_on` is on a day, for a list of which the nearest
/// comes first: what is on, then what is to come, the soonest first, then what is over, the latest
/// first. Days are counted.
#[must_use]
pub fn nearness(starts_on: Date, ends_on: Date, today: Date) -> (Phase, i32) {
    let days = |from: Date, to: Date| (to - from).get_days();
    if ends_on < today {
        (Phase::Past, days(ends_on, today))
    } else if starts_on > today {
        (Phase::Later, days(today, starts_on))
    } else {
        (Phase::Now, days(today, ends_on))
    }
}

/// The days of a training: the date on which sessions begin by the clock of `zone`, with the
/// indices of these sessions. Days in order of date, sessions in the given order.
pub fn days<T>(
    zone: &TimeZone,
    sessions: &[T],
    gathering: impl Fn(&T) -> Gathering,
) -> Vec<(Date, Vec<usize>)> {
    let mut days: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for (index, session) in sessions.iter().enumerate() {
        let date = zone.to_datetime(gathering(session).starts_at).date();
        days.entry(date).or_default().push(index);
    }
    days.into_iter().collect()
}

/// Why a date and a clock time are not a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CivilProblem {
    /// The clock was put forward over it: it never was.
    Skipped,
    /// The clock was put back over it: it was twice.
    Twice,
    /// It lies beyond what can be said, in the year −9999 or 9999.
    OutOfRange,
}

/// The moment at which the clock of `zone` shows this date and time.
///
/// # Errors
/// If there is no such moment, or there are two: nobody should have to guess when a session is.
pub fn civil_moment(date: Date, time: Time, zone: &TimeZone) -> Result<Timestamp, CivilProblem> {
    let ambiguous = zone.to_ambiguous_timestamp(date.to_datetime(time));
    match ambiguous.offset() {
        AmbiguousOffset::Gap { .. } => Err(CivilProblem::Skipped),
        AmbiguousOffset::Fold { .. } => Err(CivilProblem::Twice),
        AmbiguousOffset::Unambiguous { .. } => ambiguous
            .unambiguous()
            .map_err(|_| CivilProblem::OutOfRange),
    }
}

/// Whether two gatherings share a moment. One that begins as the other ends does not.
#[must_use]
pub fn overlap(one: &Gathering, other: &Gathering) -> bool {
    one.starts_at < other.ends_at && other.starts_at < one.ends_at
}

/// The same gathering on another day: it begins on `date`, and both its ends keep what the clock
/// of `zone` shows, however far the clocks were put forward or back in between.
///
/// # Errors
/// If the clock does not show one of its ends on that day, or shows it twice.
pub fn moved_to(
    gathering: &Gathering,
    date: Date,
    zone: &TimeZone,
) -> Result<Gathering, CivilProblem> {
    let starts = zone.to_datetime(gathering.starts_at);
    let ends = zone.to_datetime(gathering.ends_at);
    // One over midnight ends on the day after that.
    let nights = starts
        .date()
        .until(ends.date())
        .map_err(|_| CivilProblem::OutOfRange)?;
    let last = date
        .checked_add(nights)
        .map_err(|_| CivilProblem::OutOfRange)?;
    Ok(Gathering {
        starts_at: civil_moment(date, starts.time(), zone)?,
        ends_at: civil_moment(last, ends.time(), zone)?,
    })
}

/// The same gathering on another clock: both its ends keep the date and the time that are read,
/// and so move to other moments.
///
/// # Errors
/// If the other clock does not show one of them, or shows it twice.
pub fn on_another_clock(
    gathering: &Gathering,
    from: &TimeZone,
    to: &TimeZone,
) -> Result<Gathering, CivilProblem> {
    let read = |moment| {
        let there = from.to_datetime(moment);
        civil_moment(there.date(), there.time(), to)
    };
    Ok(Gathering {
        starts_at: read(gathering.starts_at)?,
        ends_at: read(gathering.ends_at)?,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    fn gathering(from: &str, to: &str) -> Gathering {
        Gathering {
            starts_at: from.parse().unwrap(),
            ends_at: to.parse().unwrap(),
        }
    }

    /// Two days in Astana, which is five hours ahead of UTC.
    fn training() -> Vec<Gathering> {
        vec![
            gathering("2026-05-30T04:00Z", "2026-05-30T05:30Z"),
            gathering("2026-05-30T06:00Z", "2026-05-30T07:30Z"),
            gathering("2026-05-30T20:00Z", "2026-05-30T21:00Z"),
            gathering("2026-05-31T04:00Z", "2026-05-31T05:30Z"),
        ]
    }

    #[test]
    fn what_is_on_comes_first_then_what_comes_then_what_is_over() {
        let today = date(2026, 5, 30);
        // From the nearest to the farthest.
        let trainings = [
            (date(2026, 5, 28), date(2026, 5, 30)),
            (date(2026, 5, 30), date(2026, 5, 31)),
            (date(2026, 5, 31), date(2026, 6, 1)),
            (date(2027, 5, 31), date(2027, 6, 1)),
            (date(2026, 5, 28), date(2026, 5, 29)),
            (date(2024, 5, 28), date(2024, 5, 29)),
        ];
        assert!(trainings.is_sorted_by_key(|(from, to)| nearness(*from, *to, today)));
        assert_eq!(nearness(today, today, today), (Phase::Now, 0));
    }

    #[test]
    fn phases() {
        let morning = gathering("2026-05-30T04:00:00Z", "2026-05-30T05:30:00Z");
        for (now, expected) in [
            ("2026-05-30T03:59:59Z", Phase::Later),
            ("2026-05-30T04:00:00Z", Phase::Now),
            ("2026-05-30T05:29:59Z", Phase::Now),
            ("2026-05-30T05:30:00Z", Phase::Past),
        ] {
            assert_eq!(phase(&morning, now.parse().unwrap()), expected, "{now}");
        }
    }

    #[test]
    fn what_is_on_else_what_is_next() {
        let sessions = training();
        for (now, expected) in [
            ("2026-05-01T00:00Z", Some(0)),
            ("2026-05-30T04:00Z", Some(0)),
            // The second is open for check-in already, but the first is still on.
            ("2026-05-30T05:29Z", Some(0)),
            ("2026-05-30T05:30Z", Some(1)),
            ("2026-05-30T22:00Z", Some(3)),
            ("2026-05-31T05:30Z", None),
        ] {
            let found = on_now_or_next(&sessions, |session| *session, now.parse().unwrap());
            assert_eq!(found, expected, "{now}");
        }
    }

    #[test]
    fn a_long_session_stays_on_beside_a_shorter_one() {
        let sessions = [
            gathering("2026-05-30T04:00Z", "2026-05-30T12:00Z"),
            gathering("2026-05-30T05:00Z", "2026-05-30T06:00Z"),
        ];
        let now = "2026-05-30T07:00Z".parse().unwrap();
        assert_eq!(on_now_or_next(&sessions, |session| *session, now), Some(0));
    }

    #[test]
    fn days_are_those_of_the_zone() {
        let sessions = training();
        let days_in = |name| days(&zone(name), &sessions, |session| *session);
        // 20:00 in Greenwich is past midnight in Astana.
        assert_eq!(
            days_in("Asia/Almaty"),
            [
                (date(2026, 5, 30), vec![0, 1]),
                (date(2026, 5, 31), vec![2, 3])
            ]
        );
        assert_eq!(
            days_in("UTC"),
            [
                (date(2026, 5, 30), vec![0, 1, 2]),
                (date(2026, 5, 31), vec![3])
            ]
        );
    }

    #[test]
    fn a_clock_time_is_a_moment() {
        let moment = civil_moment(date(2026, 5, 30), time(9, 0, 0, 0), &zone("Asia/Almaty"));
        assert_eq!(moment, Ok("2026-05-30T04:00Z".parse().unwrap()));
    }

    /// On 1 March 2024 Kazakhstan put its clocks back by an hour.
    #[test]
    fn a_clock_time_that_was_twice_is_refused() {
        let almaty = zone("Asia/Almaty");
        let moment = civil_moment(date(2024, 2, 29), time(23, 30, 0, 0), &almaty);
        assert_eq!(moment, Err(CivilProblem::Twice));
        assert!(civil_moment(date(2024, 2, 29), time(22, 59, 0, 0), &almaty).is_ok());
        assert!(civil_moment(date(2024, 3, 1), time(0, 0, 0, 0), &almaty).is_ok());
    }

    #[test]
    fn a_clock_time_that_never_was_is_refused() {
        let moment = civil_moment(date(2026, 3, 29), time(2, 30, 0, 0), &zone("Europe/Warsaw"));
        assert_eq!(moment, Err(CivilProblem::Skipped));
    }

    #[test]
    fn the_end_of_time_is_refused() {
        let moment = civil_moment(Date::MAX, Time::MAX, &TimeZone::UTC);
        assert_eq!(moment, Err(CivilProblem::OutOfRange));
    }

    #[test]
    fn what_meets_end_to_beginning_does_not_overlap() {
        let morning = gathering("2026-05-30T04:00Z", "2026-05-30T05:30Z");
        for (from, to, expected) in [
            ("2026-05-30T05:30Z", "2026-05-30T06:30Z", false),
            ("2026-05-30T05:29Z", "2026-05-30T06:30Z", true),
            ("2026-05-30T04:30Z", "2026-05-30T05:00Z", true),
            ("2026-05-30T03:00Z", "2026-05-30T07:00Z", true),
            ("2026-05-30T03:00Z", "2026-05-30T04:00Z", false),
        ] {
            let other = gathering(from, to);
            assert_eq!(overlap(&morning, &other), expected, "{from} {to}");
            assert_eq!(overlap(&other, &morning), expected, "{to} {from}");
        }
    }

    #[test]
    fn another_day_has_the_same_clock_times() {
        // On 1 March 2024 Almaty's clock went from six hours ahead to five.
        let almaty = zone("Asia/Almaty");
        let before = gathering("2024-02-28T03:00Z", "2024-02-28T04:30Z");
        let after = gathering("2024-03-02T04:00Z", "2024-03-02T05:30Z");
        assert_eq!(moved_to(&before, date(2024, 3, 2), &almaty), Ok(after));
        assert_eq!(moved_to(&after, date(2024, 2, 28), &almaty), Ok(before));
    }

    #[test]
    fn what_goes_over_midnight_does_so_on_another_day() {
        let almaty = zone("Asia/Almaty");
        let night = gathering("2026-05-30T18:00Z", "2026-05-30T20:00Z");
        let next = gathering("2026-05-31T18:00Z", "2026-05-31T20:00Z");
        assert_eq!(moved_to(&night, date(2026, 5, 31), &almaty), Ok(next));
    }

    #[test]
    fn another_clock_shows_the_same_times_and_means_other_moments() {
        let (almaty, chisinau) = (zone("Asia/Almaty"), zone("Europe/Chisinau"));
        // 09:00–10:30 in Almaty, which is five hours ahead of UTC; Chisinau is three in May.
        let morning = gathering("2026-05-30T04:00Z", "2026-05-30T05:30Z");
        let there = gathering("2026-05-30T06:00Z", "2026-05-30T07:30Z");
        assert_eq!(on_another_clock(&morning, &almaty, &chisinau), Ok(there));
        assert_eq!(on_another_clock(&there, &chisinau, &almaty), Ok(morning));
        assert_eq!(on_another_clock(&morning, &almaty, &almaty), Ok(morning));
        // From 02:30 to 03:30 of the night in which Chisinau's clock is put forward by an hour.
        let night = gathering("2026-03-28T21:30Z", "2026-03-28T22:30Z");
        let moved = on_another_clock(&night, &almaty, &chisinau);
        assert_eq!(moved, Err(CivilProblem::Skipped));
    }

    #[test]
    fn a_day_that_lacks_the_time_is_refused() {
        let night = gathering("2026-03-28T01:30Z", "2026-03-28T03:00Z");
        let moved = moved_to(&night, date(2026, 3, 29), &zone("Europe/Warsaw"));
        assert_eq!(moved, Err(CivilProblem::Skipped));
    }

    proptest! {
        #[test]
        fn what_is_accepted_reads_the_same_on_the_clock(
            day in 1_i8..=28, month in 1_i8..=12, year in 1990_i16..2040, minute in 0_i8..60, hour in 0_i8..24,
        ) {
            for name in ["Asia/Almaty", "Asia/Qyzylorda", "Europe/Warsaw"] {
                let (date, time) = (date(year, month, day), time(hour, minute, 0, 0));
                if let Ok(moment) = civil_moment(date, time, &zone(name)) {
                    let shown = zone(name).to_datetime(moment);
                    prop_assert_eq!((shown.date(), shown.time()), (date, time));
                }
            }
        }
    }
}
