//! Who gains and who loses when a quiz is graded again: to be looked at before it is done.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::grading::Total;

/// What an attempt amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Points reached and points that could be reached.
    pub total: Total,
    /// Whether that passes.
    pub passed: bool,
}

/// What grading again would change, by whatever names the attempts go; each list in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes<Id> {
    /// Attempts that reach a larger share of the points than before.
    pub up: Vec<Id>,
    /// Attempts that reach a smaller share of the points than before.
    pub down: Vec<Id>,
    /// How many attempts reach the same share.
    pub same: usize,
    /// Attempts that had failed and now pass.
    pub newly_passed: Vec<Id>,
    /// Attempts that had passed and now fail.
    pub newly_failed: Vec<Id>,
}

/// Compares the outcomes of attempts before and after. Attempts that are not in both are left out.
///
/// Compared is the share of the points, exactly: when a question becomes void, somebody who had
/// answered it wrongly keeps their points and goes up, because fewer are asked for.
#[must_use]
pub fn changes<Id: Ord + Clone>(
    before: &BTreeMap<Id, Outcome>,
    after: &BTreeMap<Id, Outcome>,
) -> Changes<Id> {
    let mut changes = Changes {
        up: Vec::new(),
        down: Vec::new(),
        same: 0,
        newly_passed: Vec::new(),
        newly_failed: Vec::new(),
    };
    for (id, before) in before {
        let Some(after) = after.get(id) else { continue };
        match goes(&before.total, &after.total) {
            Ordering::Greater => changes.up.push(id.clone()),
            Ordering::Less => changes.down.push(id.clone()),
            Ordering::Equal => changes.same += 1,
        }
        match (before.passed, after.passed) {
            (false, true) => changes.newly_passed.push(id.clone()),
            (true, false) => changes.newly_failed.push(id.clone()),
            _ => {}
        }
    }
    changes
}

/// Whether a grade goes up, `Greater`, or down, `Less`, by the share of the points.
#[must_use]
pub fn goes(before: &Total, after: &Total) -> Ordering {
    compare(after, before)
}

/// Compares the shares of the points. Where nothing can be reached all has been, as it is for
/// passing.
fn compare(left: &Total, right: &Total) -> Ordering {
    let share = |total: &Total| match total.possible.milli {
        0 => (1, 1),
        possible => (i128::from(total.points.milli), i128::from(possible)),
    };
    let ((left, of_left), (right, of_right)) = (share(left), share(right));
    (left * of_right).cmp(&(right * of_left))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grading::{Graded, Points, Verdict, passed, total};

    /// So many points of so many, passed at 60 percent.
    fn outcome(points: u32, possible: u32) -> Outcome {
        let graded = Graded {
            points: Points::whole(points),
            possible: Points::whole(possible),
            verdict: Verdict::Partly,
        };
        let total = total([&graded]);
        Outcome {
            total,
            passed: passed(total.points, total.possible, 60),
        }
    }

    fn outcomes<'a>(of: &[(&'a str, Outcome)]) -> BTreeMap<&'a str, Outcome> {
        of.iter().copied().collect()
    }

    #[test]
    fn who_goes_up_and_who_goes_down() {
        let before = outcomes(&[
            ("amal", outcome(5, 10)),
            ("bota", outcome(6, 10)),
            ("chingiz", outcome(10, 10)),
            ("dana", outcome(7, 10)),
            ("erlan", outcome(3, 10)),
        ]);
        let after = outcomes(&[
            ("amal", outcome(6, 10)),
            ("bota", outcome(5, 10)),
            ("chingiz", outcome(10, 10)),
            ("dana", outcome(8, 10)),
            ("erlan", outcome(2, 10)),
        ]);
        let expected = Changes {
            up: vec!["amal", "dana"],
            down: vec!["bota", "erlan"],
            same: 1,
            newly_passed: vec!["amal"],
            newly_failed: vec!["bota"],
        };
        assert_eq!(changes(&before, &after), expected);
    }

    #[test]
    fn a_void_question_moves_shares() {
        let before = outcomes(&[
            ("missed-it", outcome(8, 10)),
            ("had-it", outcome(8, 10)),
            ("had-all", outcome(10, 10)),
        ]);
        let after = outcomes(&[
            ("missed-it", outcome(8, 9)),
            ("had-it", outcome(7, 9)),
            ("had-all", outcome(9, 9)),
        ]);
        let changes = changes(&before, &after);
        assert_eq!(changes.up, ["missed-it"]);
        assert_eq!(changes.down, ["had-it"]);
        assert_eq!(changes.same, 1);
        assert!(changes.newly_passed.is_empty() && changes.newly_failed.is_empty());
    }

    #[test]
    fn where_nothing_can_be_reached_all_has_been() {
        let before = outcomes(&[("some", outcome(1, 2)), ("all", outcome(2, 2))]);
        let after = outcomes(&[("some", outcome(0, 0)), ("all", outcome(0, 0))]);
        let changes = changes(&before, &after);
        assert_eq!((changes.up, changes.same), (vec!["some"], 1));
        assert_eq!(changes.newly_passed, ["some"]);
    }

    #[test]
    fn attempts_that_are_not_in_both_are_left_out() {
        let before = outcomes(&[("gone", outcome(1, 2)), ("here", outcome(1, 2))]);
        let after = outcomes(&[("here", outcome(1, 2)), ("new", outcome(2, 2))]);
        let changes = changes(&before, &after);
        assert_eq!(changes.same, 1);
        assert!(changes.up.is_empty() && changes.down.is_empty());
    }
}
