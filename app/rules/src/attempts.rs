//! Goes at a quiz: whether another may begin, and how long it lasts.

use std::iter::Sum;

use course::QuizSettings;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How long after the deadline answers are still taken: a page that is handed in at the last
/// second has a way to travel.
pub const GRACE: SignedDuration = SignedDuration::from_secs(30);

/// When an attempt began, and until when it was reopened after it had been handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    /// When it began.
    pub at: Timestamp,
    /// Until when it is open since a trainer reopened it: then that is its end, and nothing else.
    pub reopened_until: Option<Timestamp>,
}

impl From<Timestamp> for Begun {
    fn from(at: Timestamp) -> Self {
        Self {
            at,
            reopened_until: None,
        }
    }
}

/// Why an attempt is not reopened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReopeningRefusal {
    /// The moment until which it was to be open is past.
    Past,
    /// Its author may have seen the key since, and nobody said that it shall be so all the same.
    KeySeen,
}

/// Whether an attempt that was handed in may be gone on with until a moment.
///
/// # Errors
/// With the reason, if not.
pub fn may_reopen(
    until: Timestamp,
    (key_seen, knowingly): (bool, bool),
    now: Timestamp,
) -> Result<(), ReopeningRefusal> {
    if until <= now {
        return Err(ReopeningRefusal::Past);
    }
    if key_seen && !knowingly {
        return Err(ReopeningRefusal::KeySeen);
    }
    Ok(())
}

/// When a quiz may be sat in a training.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// No attempt begins before; none: from the beginning.
    pub opens_at: Option<Timestamp>,
    /// Attempts end then at the latest, later by what somebody was granted; none: never.
    pub closes_at: Option<Timestamp>,
}

/// What one person has been granted beyond what the quiz gives everybody, and the window of the
/// training that it moves. Each grant is kept with its reason; what holds is their sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowance {
    /// When the quiz may be sat.
    pub window: Window,
    /// Percent of the quiz's minutes that each attempt may take longer.
    pub percent: u32,
    /// Minutes that each attempt may take longer. Where the quiz has no limit they move its
    /// closing alone.
    pub minutes: u32,
    /// Attempts more. Where the quiz has no limit they change nothing.
    pub attempts: u32,
}

impl Allowance {
    /// How many minutes longer than everybody somebody has at a quiz; a part of a minute counts
    /// as one.
    fn longer(self, settings: &QuizSettings) -> u32 {
        minutes(settings.minutes.unwrap_or(0), self) - settings.minutes.unwrap_or(0)
    }
}

/// How many minutes an attempt may take somebody at a quiz of so many.
#[must_use]
pub fn minutes(minutes: u32, allowance: Allowance) -> u32 {
    let share = (u64::from(minutes) * u64::from(allowance.percent)).div_ceil(100);
    let longer = u32::try_from(share).unwrap_or(u32::MAX);
    minutes
        .saturating_add(longer)
        .saturating_add(allowance.minutes)
}

/// When somebody's attempts end at the latest; none where the quiz does not close.
#[must_use]
pub fn closes_at(settings: &QuizSettings, allowance: Allowance) -> Option<Timestamp> {
    let longer = SignedDuration::from_mins(allowance.longer(settings).into());
    Some(later(allowance.window.closes_at?, longer))
}

/// Why no attempt may begin at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// The quiz opens then.
    NotYet(Timestamp),
    /// It has closed, then.
    Since(Timestamp),
}

/// Whether the quiz is open for somebody.
///
/// # Errors
/// With the moment, if not.
pub fn is_open(settings: &QuizSettings, allowance: Allowance, now: Timestamp) -> Result<(), Shut> {
    match (allowance.window.opens_at, closes_at(settings, allowance)) {
        (Some(opens), _) if now < opens => Err(Shut::NotYet(opens)),
        (_, Some(closes)) if closes <= now => Err(Shut::Since(closes)),
        _ => Ok(()),
    }
}

impl Sum for Allowance {
    fn sum<I: Iterator<Item = Self>>(grants: I) -> Self {
        grants.fold(Self::default(), |sum, grant| Self {
            window: grant.window,
            percent: sum.percent.saturating_add(grant.percent),
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

/// When an attempt ends, as the learner is told; none: no limit.
///
/// A grant counts from the moment it is given, also for an attempt that is under way. Where the
/// training closes the quiz before, it ends then. One that was reopened ends when that says.
#[must_use]
pub fn deadline(
    settings: &QuizSettings,
    allowance: Allowance,
    begun: impl Into<Begun>,
) -> Option<Timestamp> {
    let Begun {
        at: started_at,
        reopened_until,
    } = begun.into();
    if reopened_until.is_some() {
        return reopened_until;
    }
    let own = settings.minutes.map(|given| {
        let minutes = minutes(given, allowance);
        later(started_at, SignedDuration::from_mins(minutes.into()))
    });
    own.into_iter().chain(closes_at(settings, allowance)).min()
}

/// Whether answers to an attempt are still taken: up to and including
/// [`GRACE`] after the deadline.
#[must_use]
pub fn in_time(
    settings: &QuizSettings,
    allowance: Allowance,
    begun: impl Into<Begun>,
    now: Timestamp,
) -> bool {
    deadline(settings, allowance, begun).is_none_or(|deadline| now <= later(deadline, GRACE))
}

/// Whether the time of an attempt has run out, so that a job hands it
/// in with the answers that were saved: exactly when no answers are taken any more, so that none
/// is taken after it was handed in.
#[must_use]
pub fn is_over(
    settings: &QuizSettings,
    allowance: Allowance,
    begun: impl Into<Begun>,
    now: Timestamp,
) -> bool {
    !in_time(settings, allowance, begun, now)
}

/// When an attempt counts as handed in that is handed in `now`: at the latest when its time, and the
/// grace after it, ran out, however late the job comes that does it.
#[must_use]
pub fn handed_in_at(
    settings: &QuizSettings,
    allowance: Allowance,
    begun: impl Into<Begun>,
    now: Timestamp,
) -> Timestamp {
    deadline(settings, allowance, begun).map_or(now, |deadline| now.min(later(deadline, GRACE)))
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
        window: Window {
            opens_at: None,
            closes_at: None,
        },
        percent: 0,
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

    /// What was reopened ends when that says: neither with the time that it had, nor with the quiz.
    #[test]
    fn a_reopened_attempt_ends_when_that_says() {
        let closed = Allowance {
            window: Window {
                opens_at: None,
                closes_at: Some(at("10:00:00")),
            },
            ..USUAL
        };
        let reopened = Begun {
            at: at("09:00:00"),
            reopened_until: Some(at("18:00:00")),
        };
        for (minutes, allowance) in [(Some(20), USUAL), (None, USUAL), (Some(20), closed)] {
            let settings = settings(None, minutes);
            let ends = deadline(&settings, allowance, reopened);
            assert_eq!(ends, Some(at("18:00:00")));
            assert!(in_time(&settings, allowance, reopened, at("18:00:30")));
            assert!(is_over(&settings, allowance, reopened, at("18:00:31")));
            let counts = handed_in_at(&settings, allowance, reopened, at("23:00:00"));
            assert_eq!(counts, at("18:00:30"));
        }
    }

    #[test]
    fn nobody_goes_on_with_the_key_before_them_unless_that_is_meant() {
        let (until, now) = (at("18:00:00"), at("09:00:00"));
        assert_eq!(may_reopen(until, (false, false), now), Ok(()));
        assert_eq!(may_reopen(until, (true, true), now), Ok(()));
        let seen = Err(ReopeningRefusal::KeySeen);
        assert_eq!(may_reopen(until, (true, false), now), seen);
        let past = Err(ReopeningRefusal::Past);
        assert_eq!(may_reopen(now, (false, false), now), past);
        assert_eq!(may_reopen(now, (true, true), until), past);
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
        let grant = |minutes, attempts| Allowance {
            minutes,
            attempts,
            ..USUAL
        };
        let sum = |grants: &[Allowance]| grants.iter().copied().sum::<Allowance>();
        assert_eq!(sum(&[]), USUAL);
        assert_eq!(sum(&[grant(10, 0), grant(0, 1), grant(5, 1)]), grant(15, 2));
        let most = grant(u32::MAX, u32::MAX);
        assert_eq!(sum(&[most, grant(1, 1)]), most);
    }

    #[test]
    fn a_part_more_is_of_the_quiz_and_rounded_up() {
        let standing = Allowance {
            percent: 25,
            ..USUAL
        };
        let both = [
            standing,
            Allowance {
                minutes: 5,
                ..USUAL
            },
        ];
        let both: Allowance = both.into_iter().sum();
        let ends =
            |minutes, allowance| deadline(&settings(None, minutes), allowance, at("09:00:00"));
        assert_eq!(ends(Some(20), standing), Some(at("09:25:00")));
        // A quarter of 21 is 5.25.
        assert_eq!(ends(Some(21), standing), Some(at("09:27:00")));
        assert_eq!(ends(Some(20), both), Some(at("09:30:00")));
        assert_eq!(ends(None, both), None);
        let most = Allowance {
            percent: u32::MAX,
            minutes: u32::MAX,
            ..USUAL
        };
        assert!(ends(Some(u32::MAX), most) > Some(at("23:59:59")));
    }

    #[test]
    fn a_window_shuts_the_quiz_and_a_grant_moves_its_end() {
        let quiz = settings(None, Some(20));
        let window = Window {
            opens_at: Some(at("09:00:00")),
            closes_at: Some(at("10:00:00")),
        };
        let usual = Allowance { window, ..USUAL };
        let granted = Allowance {
            minutes: 5,
            percent: 25,
            ..usual
        };
        let (not_yet, since) = (Shut::NotYet(at("09:00:00")), Shut::Since(at("10:00:00")));
        for (now, allowance, expected) in [
            ("08:59:59", usual, Err(not_yet)),
            ("08:59:59", granted, Err(not_yet)),
            ("09:00:00", usual, Ok(())),
            ("09:59:59", usual, Ok(())),
            ("10:00:00", usual, Err(since)),
            ("10:09:59", granted, Ok(())),
            ("10:10:00", granted, Err(Shut::Since(at("10:10:00")))),
        ] {
            assert_eq!(is_open(&quiz, allowance, at(now)), expected, "{now}");
        }
        // Whoever begins late has less time; the untimed quiz ends, too.
        for (settings, allowance, started, ends) in [
            (&quiz, usual, "09:10:00", "09:30:00"),
            (&quiz, usual, "09:50:00", "10:00:00"),
            (&quiz, granted, "09:50:00", "10:10:00"),
            (&settings(None, None), usual, "09:10:00", "10:00:00"),
        ] {
            assert_eq!(deadline(settings, allowance, at(started)), Some(at(ends)));
        }
        assert_eq!(is_open(&quiz, USUAL, at("23:00:00")), Ok(()));
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
