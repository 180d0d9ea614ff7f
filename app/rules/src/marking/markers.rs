//! Several trainers mark one reasoned answer, without seeing each other's marks.
//!
//! Two mark it. Where what they give differs by no more than a point, the mean stands. Where it
//! differs by more, a third marks it, and that stands; or the markers talk, agree on a mark and say
//! why, and that stands whatever was given before.

use course::Criterion;

use super::{ByCriterion, sum};
use crate::grading::Points;

/// By how much two markers may differ for their mean to stand.
const APART: Points = Points::whole(1);

/// What one trainer gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Which of the markers of this answer: 1 for whoever marked it first.
    pub marker: i32,
    /// By criterion.
    pub points: ByCriterion,
    /// Whether it settles what stands, by agreement or because nobody else is there to mark.
    pub settles: bool,
}

/// How an answer stands among its markers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// So many more have to mark it.
    Waits(usize),
    /// The two differ by more than a point.
    Apart,
    /// This stands.
    Stands(ByCriterion),
}

/// The last word of each marker, in the order in which they first marked.
#[must_use]
pub(super) fn latest(given: &[Given]) -> Vec<&Given> {
    let mut latest: Vec<&Given> = Vec::new();
    for each in given.iter().filter(|each| !each.settles) {
        match latest.iter_mut().find(|known| known.marker == each.marker) {
            Some(known) => *known = each,
            None => latest.push(each),
        }
    }
    latest
}

/// How an answer stands that so many have to mark, with what was given so far, the oldest first.
#[must_use]
pub fn settle(markers: u32, criteria: &[Criterion], given: &[Given]) -> Settlement {
    if markers < 2 {
        let last = given.last().map(|last| last.points.clone());
        return last.map_or(Settlement::Waits(1), Settlement::Stands);
    }
    if let Some(settled) = given.iter().rev().find(|each| each.settles) {
        return Settlement::Stands(settled.points.clone());
    }
    match latest(given).as_slice() {
        [] => Settlement::Waits(2),
        [_] => Settlement::Waits(1),
        [one, other] if differ(criteria, one, other) > APART => Settlement::Apart,
        [one, other] => Settlement::Stands(mean(criteria, one, other)),
        [_, _, third, ..] => Settlement::Stands(third.points.clone()),
    }
}

/// By how much what two gave differs in all.
fn differ(criteria: &[Criterion], one: &Given, other: &Given) -> Points {
    let (one, other) = (sum(criteria, &one.points), sum(criteria, &other.points));
    Points {
        milli: (one.milli - other.milli).abs(),
    }
}

fn mean(criteria: &[Criterion], one: &Given, other: &Given) -> ByCriterion {
    criteria
        .iter()
        .map(|criterion| {
            let of = |given: &Given| {
                let points = given.points.get(&criterion.id).copied();
                points
                    .unwrap_or_default()
                    .clamp(Points::default(), Points::whole(criterion.points))
                    .milli
            };
            let milli = (of(one) + of(other)) / 2;
            (criterion.id.clone(), Points { milli })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn criteria() -> Vec<Criterion> {
        let criterion = |id: &str, points| Criterion {
            id: id.to_owned(),
            points,
        };
        vec![criterion("each", 4), criterion("limits", 1)]
    }

    fn gives(marker: i32, each: i64, limits: i64) -> Given {
        let points = [("each", each), ("limits", limits)];
        Given {
            marker,
            points: points
                .map(|(id, milli)| (id.to_owned(), Points { milli }))
                .into(),
            settles: false,
        }
    }

    fn stands(given: &[Given]) -> Option<i64> {
        match settle(2, &criteria(), given) {
            Settlement::Stands(points) => Some(sum(&criteria(), &points).milli),
            Settlement::Waits(_) | Settlement::Apart => None,
        }
    }

    #[test]
    fn up_to_a_point_apart_the_mean_stands_in_half_points() {
        let cases = [
            (3000, 3000, Some(3000)),
            (3000, 4000, Some(3500)),
            // 3.25 is no mark: it goes up.
            (3000, 3500, Some(3500)),
            (2500, 4000, None),
            (0, 4000, None),
        ];
        for (one, other, expected) in cases {
            let given = [gives(1, one, 0), gives(2, other, 0)];
            assert_eq!(stands(&given), expected, "{one} and {other}");
        }
        // What differs in the parts and not in the whole is no difference.
        let given = [gives(1, 4000, 0), gives(2, 3000, 1000)];
        assert_eq!(stands(&given), Some(4000));
    }

    #[test]
    fn nothing_stands_before_both_have_marked() {
        let twice = [gives(1, 1000, 0), gives(1, 2000, 0)];
        let waits = |given: &[Given]| settle(2, &criteria(), given);
        assert_eq!(waits(&[]), Settlement::Waits(2));
        assert_eq!(waits(&twice), Settlement::Waits(1));
        let apart = [gives(1, 0, 0), gives(2, 4000, 0)];
        assert_eq!(waits(&apart), Settlement::Apart);
    }

    #[test]
    fn a_third_settles_it_and_so_does_a_talk() {
        let mut given = vec![gives(1, 0, 0), gives(2, 4000, 0), gives(3, 1500, 0)];
        assert_eq!(stands(&given), Some(1500));
        // Whoever corrects a slip is no further marker.
        given.push(gives(1, 1000, 0));
        assert_eq!(stands(&given), Some(1500));
        let agreed = Given {
            settles: true,
            ..gives(1, 2500, 500)
        };
        given.push(agreed.clone());
        assert_eq!(stands(&given), Some(3000));
        assert_eq!(stands(&[agreed]), Some(3000));
    }

    #[test]
    fn one_marker_has_the_last_word() {
        let given = [gives(1, 1000, 0), gives(2, 4000, 0)];
        let last = Settlement::Stands(gives(2, 4000, 0).points);
        assert_eq!(settle(1, &criteria(), &given), last);
        assert_eq!(settle(1, &criteria(), &[]), Settlement::Waits(1));
    }

    fn halves(most: i64) -> impl Strategy<Value = i64> {
        (0..=most * 2).prop_map(|halves| halves * 500)
    }

    fn marks() -> impl Strategy<Value = Vec<Given>> {
        let mark = (1..5_i32, halves(4), halves(1), prop::bool::weighted(0.1));
        let given = mark.prop_map(|(marker, each, limits, settles)| Given {
            settles,
            ..gives(marker, each, limits)
        });
        prop::collection::vec(given, 0..8)
    }

    proptest! {
        #[test]
        fn it_does_not_matter_who_of_two_was_first(
            (one, other) in ((halves(4), halves(1)), (halves(4), halves(1))),
        ) {
            let (one, other) = (gives(1, one.0, one.1), gives(2, other.0, other.1));
            let (ab, ba) = ([one.clone(), other.clone()], [other.clone(), one.clone()]);
            prop_assert_eq!(stands(&ab), stands(&ba));
            let totals = [one, other].map(|given| sum(&criteria(), &given.points).milli);
            let (least, most) = (totals[0].min(totals[1]), totals[0].max(totals[1]));
            match stands(&ab) {
                Some(stood) => prop_assert!(least <= stood && stood <= most),
                None => prop_assert!(most - least > 1000),
            }
        }

        #[test]
        fn what_stands_is_a_mark_in_half_points(given in marks()) {
            if let Some(stood) = stands(&given) {
                prop_assert!((0..=5000).contains(&stood) && stood % 500 == 0);
            }
        }

        #[test]
        fn what_was_settled_stands_whatever_comes(given in marks(), more in marks()) {
            let settled = given.iter().any(|each| each.settles);
            let unsettling = more.into_iter().filter(|each| !each.settles);
            let after: Vec<Given> = given.iter().cloned().chain(unsettling).collect();
            if settled {
                prop_assert_eq!(stands(&after), stands(&given));
            }
        }
    }
}
