//! When somebody may be told why an answer is right or wrong. The reasons give the key away, so
//! until this rule allows it they stay on the server.

use course::Feedback;
use jiff::Timestamp;

/// What its author still has before them at a quiz.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    /// How many attempts are left, with one that is under way; none: as many as they like.
    pub attempts_left: Option<u32>,
    /// Whether one of theirs has passed.
    pub passed: bool,
}

impl Ahead {
    /// Whether no other attempt has a reason to begin.
    const fn is_over(self) -> bool {
        self.passed || matches!(self.attempts_left, Some(0))
    }
}

/// Whether the reasons may be seen in an attempt that was handed in at `submitted_at` (none: not
/// yet). `session_closes_at` is when the last person's time at this quiz is over.
///
/// With [`Feedback::AtOnce`] this is so from the beginning, for each question that has been
/// answered; an answer whose reasons were seen is final. With [`Feedback::AfterLastAttempt`] the
/// quiz must be over for its author. With [`Feedback::AfterSession`] nothing
/// is seen while it is not known when the session closes: a key shown too early cannot be taken
/// back, one shown too late can still be shown.
#[must_use]
pub fn may_see_reasons(
    policy: Feedback,
    submitted_at: Option<Timestamp>,
    session_closes_at: Option<Timestamp>,
    ahead: Ahead,
    now: Timestamp,
) -> bool {
    let has_come = |moment: Option<Timestamp>| moment.is_some_and(|moment| moment <= now);
    match policy {
        Feedback::AtOnce => true,
        Feedback::AfterSubmitting => has_come(submitted_at),
        Feedback::AfterLastAttempt => has_come(submitted_at) && ahead.is_over(),
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
        sees_with(policy, submitted, closes, Ahead::default(), now)
    }

    fn sees_with(
        policy: Feedback,
        submitted: Option<i64>,
        closes: Option<i64>,
        ahead: Ahead,
        now: i64,
    ) -> bool {
        may_see_reasons(policy, submitted.map(at), closes.map(at), ahead, at(now))
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

    #[test]
    fn after_the_last_attempt_none_is_left_or_one_has_passed() {
        let sees = |submitted, attempts_left, passed| {
            let ahead = Ahead {
                attempts_left,
                passed,
            };
            sees_with(Feedback::AfterLastAttempt, submitted, None, ahead, 100)
        };
        assert!(!sees(Some(50), Some(1), false), "one more to go");
        assert!(sees(Some(50), Some(0), false));
        assert!(sees(Some(50), Some(2), true), "it is passed");
        assert!(!sees(Some(50), None, false), "there is always another");
        assert!(sees(Some(50), None, true));
        assert!(!sees(None, Some(0), true), "still sitting at it");
    }

    proptest! {
        /// What has been seen stays seen, and a stricter policy never shows what a laxer one hides.
        #[test]
        fn policies_go_from_lax_to_strict(
            submitted in proptest::option::of(0_i64..20),
            closes in proptest::option::of(0_i64..20),
            now in 0_i64..20,
            later in 0_i64..20,
            attempts_left in proptest::option::of(0_u32..3),
            passed in any::<bool>(),
        ) {
            let ahead = Ahead { attempts_left, passed };
            let sees = |policy, now| sees_with(policy, submitted, closes, ahead, now);
            let shown = Feedback::ALL.map(|policy| sees(policy, now));
            let [at_once, submitting, last, session] = shown;
            prop_assert!(at_once >= submitting);
            // Each waits for something of its own, and both for more than that it is handed in.
            prop_assert!(submitting >= last && submitting >= session);
            for (policy, shown) in Feedback::ALL.into_iter().zip(shown) {
                prop_assert!(!shown || sees(policy, now + later));
            }
            // An attempt that is used up, or a pass, never hides what was seen.
            let over = Ahead { attempts_left: Some(0), passed };
            for (policy, shown) in Feedback::ALL.into_iter().zip(shown) {
                prop_assert!(!shown || sees_with(policy, submitted, closes, over, now));
            }
        }
    }
}
