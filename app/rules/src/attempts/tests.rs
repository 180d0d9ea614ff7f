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
    let ends = |minutes, allowance| deadline(&settings(None, minutes), allowance, at("09:00:00"));
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
