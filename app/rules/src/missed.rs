//! When a question that was missed comes back: after a week, a month and three months.

use jiff::{SignedDuration, Timestamp};

/// After how long a missed question comes back: when it was missed, when it was answered rightly
/// once, and when twice. Answered rightly three times in a row, it is known.
pub const INTERVALS: [SignedDuration; 3] = [
    SignedDuration::from_hours(7 * 24),
    SignedDuration::from_hours(30 * 24),
    SignedDuration::from_hours(91 * 24),
];

/// When a question comes back that was missed at `missed` in an attempt, and was answered since, in
/// this order, rightly or not. None when it is known. Answers from before it was missed say nothing.
#[must_use]
pub fn comes_back(
    missed: Timestamp,
    answered: impl IntoIterator<Item = (Timestamp, bool)>,
) -> Option<Timestamp> {
    let (mut since, mut known) = (missed, 0);
    for (at, right) in answered {
        if at < missed {
            continue;
        }
        since = at;
        known = if right { known + 1 } else { 0 };
    }
    let interval = INTERVALS.get(known)?;
    // Later than time goes, never.
    since.checked_add(*interval).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAY: i64 = 24 * 60 * 60;

    fn day(day: i64) -> Timestamp {
        Timestamp::from_second(day * DAY).unwrap()
    }

    #[test]
    fn after_a_week_a_month_and_three_months() {
        let back = |answered: &[(i64, bool)]| {
            let answered = answered.iter().map(|(at, right)| (day(*at), *right));
            comes_back(day(0), answered)
        };
        assert_eq!(back(&[]), Some(day(7)));
        assert_eq!(back(&[(7, true)]), Some(day(37)));
        assert_eq!(back(&[(7, true), (40, true)]), Some(day(131)));
        assert_eq!(back(&[(7, true), (40, true), (140, true)]), None);
        // Wrong once more, it begins anew.
        assert_eq!(back(&[(7, true), (40, false)]), Some(day(47)));
        assert_eq!(back(&[(7, true), (40, false), (47, true)]), Some(day(77)));
    }

    #[test]
    fn missed_again_it_begins_anew() {
        let before = [(day(1), true), (day(2), true), (day(3), true)];
        assert_eq!(comes_back(day(10), before), Some(day(17)));
    }

    proptest! {
        /// It never comes back within a week, and within three months unless it is known.
        #[test]
        fn never_at_once_and_never_too_late(
            missed in 0_i64..100,
            answers in proptest::collection::vec((0_i64..100, any::<bool>()), 0..6),
        ) {
            let mut answers = answers;
            answers.sort();
            let last = answers.iter().map(|(at, _)| *at).max().unwrap_or(0).max(missed);
            let rights = answers.iter().filter(|(at, right)| *at >= missed && *right).count();
            let answered = answers.into_iter().map(|(at, right)| (day(at), right));
            match comes_back(day(missed), answered) {
                Some(back) => prop_assert!((day(last + 7)..=day(last + 91)).contains(&back)),
                None => prop_assert!(rights >= 3),
            }
        }
    }
}
