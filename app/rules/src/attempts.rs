//! Goes at a quiz: whether another may begin, and how long it lasts.

use std::iter::Sum;

use course::QuizSettings;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long after the deadline answers are still taken: a page that is handed in at the last
/// second has a way to travel.
pub const GRACE: SignedDuration = SignedDuration::from_secs(30);

/// What one person has been granted beyond what the quiz gives everybody. Each grant is kept with
/// its reason; what holds is their sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowance {
    /// Minutes that each attempt may take longer. Where the quiz has no limit they change nothing.
    pub minutes: u32,
    /// Attempts more. Where the quiz has no limit they change nothing.
    pub attempts: u32,
}

impl Sum for Allowance {
    fn sum<I: Iterator<Item = Self>>(grants: I) -> Self {
        grants.fold(Self::default(), |sum, grant| Self {
            minutes: sum.minutes.saturating_add(grant.minutes),
            attempts: sum.attempts.saturating_add(grant.attempts),
        })
    }
}

/// Why no attempt may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AttemptRefusal {
    /// One has begun and has not been handed in; it is to be continued.
    OpenAlready,
    /// All have been used.
    UsedUp {
        /// How many there are, with those that were granted.
        most: u32,
    },
}

/// Whether an attempt may begin. `attempts_so_far` counts all that have begun, `open` says
/// whether one of them has not been handed in yet.
///
/// # Errors
/// With the reason, if not.
pub fn may_start(
    settings: &QuizSettings,
    allowance: Allowance,
    attempts_so_far: u32,
    open: bool,
) -> Result<(), AttemptRefusal> {
    if open {
        return Err(AttemptRefusal::OpenAlready);
    }
    let most = settings
        .attempts
        .map(|attempts| attempts.saturating_add(allowance.attempts));
    match most {
        Some(most) if attempts_so_far >= most => Err(AttemptRefusal::UsedUp { most }),
        _ => Ok(()),
    }
}

/// How many attempts are left, with one that is under way; none: as many as one likes. Takes what
/// [`may_start`] takes.
#[must_use]
pub fn left(
    settings: &QuizSettings,
    allowance: Allowance,
    attempts_so_far: u32,
    open: bool,
) -> Option<u32> {
    let most = settings.attempts?.saturating_add(allowance.attempts);
    Some(
        most.saturating_sub(attempts_so_far)
            .saturating_add(u32::from(open)),
    )
}

/// When an attempt that began at `started_at` ends, as the learner is told; none: no limit.
///
/// A grant counts from the moment it is given, also for an attempt that is under way.
#[must_use]
pub fn deadline(
    settings: &QuizSettings,
    allowance: Allowance,
    started_at: Timestamp,
) -> Option<Timestamp> {
    let minutes = i64::from(settings.minutes?) + i64::from(allowance.minutes);
    Some(later(started_at, SignedDuration::from_mins(minutes)))
}

/// Whether answers to an attempt that began at `started_at` are still taken: up to and including
/// [`GRACE`] after the deadline.
#[must_use]
pub fn in_time(
    settings: &QuizSettings,
    allowance: Allowance,
    started_at: Timestamp,
    now: Timestamp,
) -> bool {
    deadline(settings, allowance, started_at).is_none_or(|deadline| now <= later(deadline, GRACE))
}

/// Whether the time of an attempt that began at `started_at` has run out, so that a job hands it
/// in with the answers that were saved: exactly when no answers are taken any more, so that none
/// is taken after it was handed in.
#[must_use]
pub fn is_over(
    settings: &QuizSettings,
    allowance: Allowance,
    started_at: Timestamp,
    now: Timestamp,
) -> bool {
    !in_time(settings, allowance, started_at, now)
}

/// When an attempt counts as handed in that is handed in `now`: at the latest when its time, and the
/// grace after it, ran out, however late the job comes that does it.
#[must_use]
pub fn handed_in_at(
    settings: &QuizSettings,
    allowance: Allowance,
    started_at: Timestamp,
    now: Timestamp,
) -> Timestamp {
    deadline(settings, allowance, started_at)
        .map_or(now, |deadline| now.min(later(deadline, GRACE)))
}

fn later(moment: Timestamp, duration: SignedDuration) -> Timestamp {
    moment.checked_add(duration).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use course::{Feedback, Purpose};

    use super::*;

    fn settings(attempts: Option<u32>, minutes: Option<u32>) -> QuizSettings {
        QuizSettings {
            purpose: Purpose::Final,
            pass: None,
            attempts,
            minutes,
            shuffle: false,
            draw: BTreeMap::new(),
            feedback: Feedback::default(),
        }
    }

    fn at(text: &str) -> Timestamp {
        format!("2026-05-30T{text}Z").parse().unwrap()
    }

    /// Nothing beyond what everybody has.
    const USUAL: Allowance = Allowance {
        minutes: 0,
        attempts: 0,
    };

    #[test]
    fn as_many_attempts_as_the_quiz_allows() {
        let two = settings(Some(2), None);
        assert_eq!(may_start(&two, USUAL, 0, false), Ok(()));
        assert_eq!(may_start(&two, USUAL, 1, false), Ok(()));
        let refused = Err(AttemptRefusal::UsedUp { most: 2 });
        assert_eq!(may_start(&two, USUAL, 2, false), refused);
        assert_eq!(may_start(&two, USUAL, 3, false), refused);
        assert_eq!(may_start(&settings(None, None), USUAL, 1000, false), Ok(()));
    }

    /// After an outage of a day nobody has sat a quiz of twenty minutes for a day.
    #[test]
    fn nobody_hands_in_later_than_they_could() {
        let timed = settings(None, Some(20));
        let granted = Allowance {
            minutes: 10,
            ..USUAL
        };
        let start = at("09:00:00");
        for (allowance, now, counts) in [
            (USUAL, "09:10:00", "09:10:00"),
            (USUAL, "09:20:30", "09:20:30"),
            (USUAL, "23:00:00", "09:20:30"),
            (granted, "23:00:00", "09:30:30"),
        ] {
            assert_eq!(handed_in_at(&timed, allowance, start, at(now)), at(counts));
        }
        let untimed = settings(None, None);
        let now = at("23:00:00");
        assert_eq!(handed_in_at(&untimed, USUAL, start, now), now);
    }

    #[test]
    fn one_at_a_time() {
        let granted = Allowance {
            attempts: 9,
            ..USUAL
        };
        for attempts in [None, Some(1), Some(5)] {
            let refused = Err(AttemptRefusal::OpenAlready);
            assert_eq!(
                may_start(&settings(attempts, None), USUAL, 1, true),
                refused
            );
            assert_eq!(
                may_start(&settings(attempts, None), granted, 1, true),
                refused
            );
        }
    }

    #[test]
    fn grants_add_up() {
        let grant = |minutes, attempts| Allowance { minutes, attempts };
        let sum = |grants: &[Allowance]| grants.iter().copied().sum::<Allowance>();
        assert_eq!(sum(&[]), USUAL);
        assert_eq!(sum(&[grant(10, 0), grant(0, 1), grant(5, 1)]), grant(15, 2));
        let most = grant(u32::MAX, u32::MAX);
        assert_eq!(sum(&[most, grant(1, 1)]), most);
    }

    #[test]
    fn an_attempt_more_can_be_granted() {
        let one = settings(Some(1), None);
        let granted = Allowance {
            attempts: 1,
            ..USUAL
        };
        assert_eq!(may_start(&one, granted, 1, false), Ok(()));
        let refused = Err(AttemptRefusal::UsedUp { most: 2 });
        assert_eq!(may_start(&one, granted, 2, false), refused);
        assert_eq!(may_start(&settings(None, None), granted, 7, false), Ok(()));
    }

    /// The last moment at which an answer is taken, and the first at which it is not.
    #[test]
    fn answers_are_taken_a_little_after_the_deadline() {
        let timed = settings(None, Some(45));
        let started = at("09:00:00");
        for (minutes, ends, last) in [(0, "09:45:00", "09:45:30"), (20, "10:05:00", "10:05:30")] {
            let allowance = Allowance { minutes, ..USUAL };
            assert_eq!(deadline(&timed, allowance, started), Some(at(ends)));
            let moment_after = at(last) + SignedDuration::from_nanos(1);
            for (now, taken) in [
                (started, true),
                (at(ends), true),
                (at(last), true),
                (moment_after, false),
                (at("12:00:00"), false),
            ] {
                assert_eq!(in_time(&timed, allowance, started, now), taken, "{now}");
                assert_eq!(is_over(&timed, allowance, started, now), !taken, "{now}");
            }
        }
    }

    #[test]
    fn a_grant_counts_for_an_attempt_that_is_under_way() {
        let (timed, started) = (settings(None, Some(45)), at("09:00:00"));
        let granted = Allowance {
            minutes: 1,
            ..USUAL
        };
        assert!(is_over(&timed, USUAL, started, at("09:46:00")));
        assert!(!is_over(&timed, granted, started, at("09:46:00")));
    }

    #[test]
    fn without_a_limit_there_is_time_for_ever() {
        let untimed = settings(None, None);
        let granted = Allowance {
            minutes: 10,
            ..USUAL
        };
        for allowance in [USUAL, granted] {
            let started = at("09:00:00");
            assert_eq!(deadline(&untimed, allowance, started), None);
            assert!(in_time(&untimed, allowance, started, Timestamp::MAX));
            assert!(!is_over(&untimed, allowance, started, Timestamp::MAX));
        }
    }

    #[test]
    fn the_end_of_time_does_no_harm() {
        let timed = settings(None, Some(u32::MAX));
        let granted = Allowance {
            minutes: u32::MAX,
            ..USUAL
        };
        assert_eq!(
            deadline(&timed, granted, Timestamp::MAX),
            Some(Timestamp::MAX)
        );
        assert!(in_time(&timed, granted, Timestamp::MAX, Timestamp::MAX));
    }

    #[test]
    fn what_is_left_counts_the_one_under_way() {
        let more = Allowance {
            attempts: 1,
            ..USUAL
        };
        let none = USUAL;
        let quiz = |attempts| settings(attempts, None);
        assert_eq!(left(&quiz(Some(2)), none, 1, false), Some(1));
        assert_eq!(left(&quiz(Some(2)), none, 2, true), Some(1));
        assert_eq!(left(&quiz(Some(2)), none, 2, false), Some(0));
        assert_eq!(left(&quiz(Some(2)), more, 2, false), Some(1));
        assert_eq!(left(&quiz(None), more, 9, false), None);
        // Whoever may begin another has one left.
        for (so_far, open) in [(0, false), (1, false), (2, false), (1, true)] {
            let begins = may_start(&quiz(Some(2)), none, so_far, open).is_ok();
            assert!(!begins || left(&quiz(Some(2)), none, so_far, open) > Some(0));
        }
    }
}
