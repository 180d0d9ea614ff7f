//! How much of an answer is right, for each kind of key.

use std::collections::{BTreeMap, BTreeSet};

use course::{Key, Question};

use super::{Points, Response, number, words};

/// `right` parts of `of`; a fraction, so that nothing is rounded before points are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    right: usize,
    of: usize,
}

impl Share {
    const NONE: Self = Self { right: 0, of: 1 };
    const WHOLE: Self = Self { right: 1, of: 1 };

    fn whole_if(right: bool) -> Self {
        if right { Self::WHOLE } else { Self::NONE }
    }

    pub(super) const fn is_none(self) -> bool {
        self.right == 0
    }

    /// Never for a key without parts, which the checker refuses: nobody can answer that rightly.
    pub(super) const fn is_whole(self) -> bool {
        self.right == self.of && self.of > 0
    }

    /// This share of `possible`, to the nearest thousandth, halves up.
    pub(super) fn of_points(self, possible: Points) -> Points {
        if self.of == 0 {
            return Points::default();
        }
        let (right, of) = (self.right as i128, self.of as i128);
        let milli = (2 * i128::from(possible.milli) * right + of) / (2 * of);
        Points {
            milli: i64::try_from(milli).unwrap_or(possible.milli),
        }
    }
}

/// How much of `response` is right; none if it is of another kind than the key.
pub(super) fn of(question: &Question, response: &Response) -> Share {
    match (&question.key, response) {
        (Key::Options(right), Response::Options(chosen)) => options(right, chosen),
        (
            Key::Number {
                answer, tolerance, ..
            },
            Response::Number(typed),
        ) => Share::whole_if(number::is_within(typed, *answer, *tolerance)),
        (Key::Order(right), Response::Order(given)) => order(right, given),
        (Key::Pairs(right), Response::Pairs(given)) => Share {
            right: right
                .iter()
                .filter(|(row, option)| given.get(*row) == Some(*option))
                .count(),
            of: right.len(),
        },
        (Key::Words(accepted), Response::Words(typed)) => {
            Share::whole_if(words::is_accepted(typed, accepted))
        }
        (Key::Blanks(blanks), Response::Blanks(typed)) => Share {
            right: blanks
                .iter()
                .filter(|(blank, accepted)| {
                    typed
                        .get(*blank)
                        .is_some_and(|typed| words::is_accepted(typed, accepted))
                })
                .count(),
            of: blanks.len(),
        },
        _ => Share::NONE,
    }
}

fn options(right: &BTreeSet<String>, chosen: &BTreeSet<String>) -> Share {
    let hits = chosen.intersection(right).count();
    let misses = chosen.difference(right).count();
    Share {
        right: hits.saturating_sub(misses),
        of: right.len(),
    }
}

fn order(right: &[String], given: &[String]) -> Share {
    // What is not in the key, or comes a second time, was not put there by the page.
    let place: BTreeMap<&String, usize> = right.iter().zip(0..).collect();
    let mut seen = BTreeSet::new();
    let places: Vec<usize> = given
        .iter()
        .filter_map(|id| place.get(id).copied())
        .filter(|place| seen.insert(*place))
        .collect();
    if right.len() == 1 {
        return Share::whole_if(places == [0]);
    }
    Share {
        right: places
            .windows(2)
            .filter(|pair| pair[1] == pair[0] + 1)
            .count(),
        of: right.len().saturating_sub(1),
    }
}
