//! When somebody may be told why an answer is right or wrong. The reasons give the key away, so
//! until this rule allows it they stay on the server.

use course::Feedback;
use jiff::Timestamp;

/// Whether the reasons may be seen in an attempt that was handed in at `submitted_at` (none: not
/// yet). `session_closes_at` is when the last person's time at this quiz is over.
///
/// With [`Feedback::AtOnce`] this is so from the beginning, for each question that has been
/// answered; an answer whose reasons were seen is final. With [`Feedback::AfterSession`] nothing
/// is seen while it is not known when the session closes: a key shown too early cannot be taken
/// back, one shown too late can still be shown.
#[must_use]
pub fn may_see_reasons(
    policy: Feedback,
    submitted_at: Option<Timestamp>,
    session_closes_at: Option<Timestamp>,
    now: Timestamp,
) -> bool {
    let has_come = |moment: Option<Timestamp>| moment.is_some_and(|moment| moment <= now);
    match policy {
        Feedback::AtOnce => true,
        Feedback::AfterSubmitting => has_come(submitted_at),
        Feedback::AfterSession => has_come(submitted_at) && has_come(session_closes_at),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn sees(policy: Feedback, submitted: Option<i64>, closes: Option<i64>, now: i64) -> bool {
        may_see_reasons(policy, submitted.map(at), closes.map(at), at(now))
    }

    #[test]
    fn at_once_waits_for_nothing() {
        assert!(sees(Feedback::AtOnce, None, None, 0));
        assert!(sees(Feedback::AtOnce, None, Some(100), 0));
    }

    #[test]
    fn after_submitting_the_session_does_not_matter() {
        for closes in [None, Some(5), Some(500)] {
            assert!(!sees(Feedback::AfterSubmitting, None, closes, 100));
            assert!(sees(Feedback::AfterSubmitting, Some(100), closes, 100));
        }
    }

    #[test]
    fn after_the_session_both_must_have_come() {
        let sees = |submitted, closes, now| sees(Feedback::AfterSession, submitted, closes, now);
        assert!(!sees(Some(50), Some(100), 99));
        assert!(sees(Some(50), Some(100), 100));
        assert!(!sees(None, Some(100), 200), "still sitting at it");
        assert!(sees(Some(150), Some(100), 150), "handed in afterwards");
        assert!(!sees(Some(50), None, 1_000_000), "nobody knows when");
    }

    proptest! {
        /// What has been seen stays seen, and a stricter policy never shows what a laxer one hides.
        #[test]
        fn policies_go_from_lax_to_strict(
            submitted in proptest::option::of(0_i64..20),
            closes in proptest::option::of(0_i64..20),
            now in 0_i64..20,
            later in 0_i64..20,
        ) {
            let shown = Feedback::ALL.map(|policy| sees(policy, submitted, closes, now));
            prop_assert!(shown.is_sorted_by(|lax, strict| lax >= strict));
            for (policy, shown) in Feedback::ALL.into_iter().zip(shown) {
                prop_assert!(!shown || sees(policy, submitted, closes, now + later));
            }
        }
    }
}
