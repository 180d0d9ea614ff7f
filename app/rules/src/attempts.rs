//! Goes at a quiz: whether another may begin, and how long it lasts.

use course::QuizSettings;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long after the deadline answers are still taken: a page that is handed in at the last
/// second has a way to travel.
pub const GRACE: SignedDuration = SignedDuration::from_secs(30);

/// Why no attempt may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AttemptRefusal {
    /// One has begun and has not been handed in; it is to be continued.
    OpenAlready,
    /// All have been used.
    UsedUp {
        /// How many there are.
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
    attempts_so_far: u32,
    open: bool,
) -> Result<(), AttemptRefusal> {
    if open {
        return Err(AttemptRefusal::OpenAlready);
    }
    match settings.attempts {
        Some(most) if attempts_so_far >= most => Err(AttemptRefusal::UsedUp { most }),
        _ => Ok(()),
    }
}

/// When an attempt that began at `started_at` ends, as the learner is told; none: no limit.
#[must_use]
pub fn deadline(settings: &QuizSettings, started_at: Timestamp) -> Option<Timestamp> {
    settings
        .minutes
        .map(|minutes| later(started_at, SignedDuration::from_mins(minutes.into())))
}

/// Whether answers to an attempt that began at `started_at` are still taken: up to and including
/// [`GRACE`] after the deadline.
#[must_use]
pub fn in_time(settings: &QuizSettings, started_at: Timestamp, now: Timestamp) -> bool {
    deadline(settings, started_at).is_none_or(|deadline| now <= later(deadline, GRACE))
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

    #[test]
    fn as_many_attempts_as_the_quiz_allows() {
        let two = settings(Some(2), None);
        assert_eq!(may_start(&two, 0, false), Ok(()));
        assert_eq!(may_start(&two, 1, false), Ok(()));
        let refused = Err(AttemptRefusal::UsedUp { most: 2 });
        assert_eq!(may_start(&two, 2, false), refused);
        assert_eq!(may_start(&two, 3, false), refused);
        assert_eq!(may_start(&settings(None, None), 1000, false), Ok(()));
    }

    #[test]
    fn one_at_a_time() {
        for attempts in [None, Some(1), Some(5)] {
            let refused = Err(AttemptRefusal::OpenAlready);
            assert_eq!(may_start(&settings(attempts, None), 1, true), refused);
        }
    }

    #[test]
    fn answers_are_taken_a_little_after_the_deadline() {
        let timed = settings(None, Some(45));
        let started = at("09:00:00");
        assert_eq!(deadline(&timed, started), Some(at("09:45:00")));
        for (now, taken) in [
            ("09:00:00", true),
            ("09:45:00", true),
            ("09:45:30", true),
            ("09:45:31", false),
            ("12:00:00", false),
        ] {
            assert_eq!(in_time(&timed, started, at(now)), taken, "{now}");
        }
    }

    #[test]
    fn without_a_limit_there_is_time_for_ever() {
        let untimed = settings(None, None);
        assert_eq!(deadline(&untimed, at("09:00:00")), None);
        assert!(in_time(&untimed, at("09:00:00"), Timestamp::MAX));
    }

    #[test]
    fn the_end_of_time_does_no_harm() {
        let timed = settings(None, Some(u32::MAX));
        assert_eq!(deadline(&timed, Timestamp::MAX), Some(Timestamp::MAX));
        assert!(in_time(&timed, Timestamp::MAX, Timestamp::MAX));
    }
}
