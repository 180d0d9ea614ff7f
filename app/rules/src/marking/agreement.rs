//! How far two markers agree.
//!
//! For each criterion the share of answers for which both gave exactly the same, the share for which
//! they were no more than a point apart, and the mean of the absolute differences: exact and adjacent
//! agreement, as for the scoring of essays (Williamson, Xi and Breyer, “A Framework for Evaluation and
//! Use of Automated Scoring”, Educational Measurement: Issues and Practice 31 (2012), 2–13). No kappa:
//! with the few answers of one training its interval would reach over most of what it can be.

use course::Criterion;

use super::markers::{Given, latest};
use crate::grading::Points;

/// From so many answers on something is said.
const ENOUGH: usize = 5;

/// No more than so far apart is nearly the same.
const NEAR: i64 = 1000;

/// How far two markers agree about something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// How many answers two have marked.
    pub answers: usize,
    /// For how many of them both gave the same.
    pub exact: usize,
    /// For how many of them they were no more than a point apart, the same or not.
    pub near: usize,
    /// All that they were apart, together.
    apart: i64,
}

impl Agreement {
    /// Adds an answer.
    fn add(&mut self, one: Points, other: Points) {
        let apart = (one.milli - other.milli).abs();
        self.answers += 1;
        self.exact += usize::from(apart == 0);
        self.near += usize::from(apart <= NEAR);
        self.apart = self.apart.saturating_add(apart);
    }

    /// Whether there are enough answers to say something.
    #[must_use]
    pub const fn is_enough(&self) -> bool {
        self.answers >= ENOUGH
    }

    /// The mean of what they were apart; none without an answer.
    #[must_use]
    pub fn mean_difference(&self) -> Option<Points> {
        let answers = i64::try_from(self.answers).ok()?;
        let milli = self.apart.checked_div(answers)?;
        Some(Points { milli })
    }
}

/// How far the first two markers of some answers agree, by criterion, in the order of the rubric.
/// What was agreed on afterwards, and a third mark, do not count.
pub fn agreement<'given>(
    criteria: &[Criterion],
    answers: impl IntoIterator<Item = &'given [Given]>,
) -> Vec<Agreement> {
    let mut found = vec![Agreement::default(); criteria.len()];
    for given in answers {
        let latest = latest(given);
        let [one, other, ..] = latest.as_slice() else {
            continue;
        };
        for (criterion, agreement) in criteria.iter().zip(&mut found) {
            let of = |given: &Given| {
                let points = given.points.get(&criterion.id).copied();
                points.unwrap_or_default()
            };
            agreement.add(of(one), of(other));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gives(marker: i32, milli: i64) -> Given {
        Given {
            marker,
            points: [("each".to_owned(), Points { milli })].into(),
            settles: false,
        }
    }

    #[test]
    fn it_is_counted_by_hand() {
        let criteria = [Criterion {
            id: "each".to_owned(),
            points: 4,
        }];
        let answers = [
            vec![gives(1, 2000), gives(2, 2000)],
            vec![gives(1, 2000), gives(2, 3000)],
            // The slip was put right, and the third does not count.
            vec![gives(1, 0), gives(2, 4000), gives(3, 1000), gives(1, 1000)],
            // One has not marked it.
            vec![gives(1, 2000)],
            vec![gives(1, 500), gives(2, 1000)],
            vec![],
        ];
        let found = agreement(&criteria, answers.iter().map(Vec::as_slice));
        let [of_each] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!((of_each.answers, of_each.exact, of_each.near), (4, 1, 3));
        assert_eq!(of_each.mean_difference(), Some(Points { milli: 1125 }));
        assert!(!of_each.is_enough());
        assert_eq!(Agreement::default().mean_difference(), None);
    }
}
