//! What was learnt: the pre-test and the final of the same person, objective by objective.
//!
//! Compared are shares of the points, because the two ask different questions. A group's figures
//! hold only people who did both; with the others in, the mean would also change because the one
//! who did badly in the pre-test did not come to the final.
//!
//! Both attempts are handed in and wholly graded, and the one at the final is the first: in a
//! later one people remember the questions. Whoever calls sees to that.

use std::collections::BTreeMap;

use crate::{
    grading::Total,
    statistics::{Interval, of_mean_difference},
};

/// Shares of the points, from 0 to 1, before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gain {
    /// In the pre-test.
    pub before: f64,
    /// In the final.
    pub after: f64,
}

impl Gain {
    /// Of what was reached before and after; none where nothing could be reached in one of them.
    #[must_use]
    pub fn between(before: &Total, after: &Total) -> Option<Self> {
        Some(Self {
            before: share(before)?,
            after: share(after)?,
        })
    }

    /// How much more is reached after than before, from −1 to 1.
    #[must_use]
    pub fn difference(self) -> f64 {
        self.after - self.before
    }
}

fn share(total: &Total) -> Option<f64> {
    let (points, possible) = (total.points.milli, total.possible.milli);
    (possible > 0).then(|| points as f64 / possible as f64)
}

/// What a person has learnt, by the id of the objective: those that both the pre-test and the
/// final asked, each as [`crate::grading::by_objective`] adds them up.
#[must_use]
pub fn of_person(
    pre_test: &BTreeMap<String, Total>,
    last: &BTreeMap<String, Total>,
) -> BTreeMap<String, Gain> {
    pre_test
        .iter()
        .filter_map(|(objective, before)| {
            let gain = Gain::between(before, last.get(objective)?)?;
            Some((objective.clone(), gain))
        })
        .collect()
}

/// What a group has learnt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupGain {
    /// The means of the people's shares before and after.
    pub mean: Gain,
    /// Where the mean of the differences would lie if many such people were asked; none for one
    /// person.
    pub interval: Option<Interval>,
    /// How many people these are.
    pub people: usize,
}

impl GroupGain {
    /// What these people have learnt together; none of nobody.
    #[must_use]
    pub fn of(people: &[Gain]) -> Option<Self> {
        (!people.is_empty()).then(|| Self {
            mean: Gain {
                before: mean(people.iter().map(|gain| gain.before)),
                after: mean(people.iter().map(|gain| gain.after)),
            },
            // No mean of differences lies beyond.
            interval: of_mean_difference(people.iter().map(|gain| gain.difference())).map(
                |Interval { lower, upper }| Interval {
                    lower: lower.max(-1.0),
                    upper: upper.min(1.0),
                },
            ),
            people: people.len(),
        })
    }
}

/// What a group has learnt, by the id of the objective, from what each person has (see
/// [`of_person`]). Where questions are drawn, not everybody is asked every objective: each has a
/// number of people of its own, at least 1.
#[must_use]
pub fn of_group<'a>(
    people: impl IntoIterator<Item = &'a BTreeMap<String, Gain>>,
) -> BTreeMap<String, GroupGain> {
    let mut gains = BTreeMap::<&String, Vec<Gain>>::new();
    for (objective, gain) in people.into_iter().flatten() {
        gains.entry(objective).or_default().push(*gain);
    }
    gains
        .into_iter()
        .filter_map(|(objective, gains)| Some((objective.clone(), GroupGain::of(&gains)?)))
        .collect()
}

/// The mean of shares, the same to the last digit in whichever order they come.
fn mean(shares: impl Iterator<Item = f64>) -> f64 {
    let mut shares: Vec<f64> = shares.collect();
    shares.sort_by(f64::total_cmp);
    shares.iter().sum::<f64>() / shares.len() as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::grading::{Graded, Points, Verdict, total};

    /// So many points of so many in each objective.
    fn totals(of: &[(&str, u32, u32)]) -> BTreeMap<String, Total> {
        let each = |(objective, points, possible): &(&str, u32, u32)| {
            let graded = Graded {
                points: Points::whole(*points),
                possible: Points::whole(*possible),
                verdict: Verdict::Partly,
            };
            ((*objective).to_owned(), total([&graded]))
        };
        of.iter().map(each).collect()
    }

    const fn gain(before: f64, after: f64) -> Gain {
        Gain { before, after }
    }

    #[test]
    fn a_person_is_held_against_themselves() {
        let pre_test = totals(&[("inclusion", 1, 4), ("exclusion", 2, 2), ("nexus", 1, 2)]);
        let last = totals(&[("inclusion", 6, 8), ("exclusion", 1, 2), ("nexus", 2, 4)]);
        let gains = of_person(&pre_test, &last);
        assert_eq!(gains.len(), 3);
        assert_eq!(gains["inclusion"], gain(0.25, 0.75));
        assert_eq!(gains["exclusion"], gain(1.0, 0.5));
        assert_eq!(gains["nexus"], gain(0.5, 0.5));
        let differences = ["inclusion", "exclusion", "nexus"].map(|id| gains[id].difference());
        assert_eq!(differences, [0.5, -0.5, 0.0]);
    }

    #[test]
    fn only_what_both_asked_can_be_compared() {
        let pre_test = totals(&[("inclusion", 1, 2), ("exclusion", 0, 0), ("nexus", 1, 1)]);
        let last = totals(&[("exclusion", 1, 1), ("nexus", 0, 0), ("procedure", 1, 1)]);
        assert!(of_person(&pre_test, &last).is_empty());
        assert!(of_person(&pre_test, &BTreeMap::new()).is_empty());
    }

    #[test]
    fn a_group_is_the_mean_of_its_people() {
        let people = [
            of_person(
                &totals(&[("inclusion", 0, 4), ("nexus", 1, 2)]),
                &totals(&[("inclusion", 1, 2), ("nexus", 2, 2)]),
            ),
            of_person(
                &totals(&[("inclusion", 1, 2)]),
                &totals(&[("inclusion", 8, 8)]),
            ),
            // Did not come to the final.
            of_person(&totals(&[("inclusion", 0, 2)]), &BTreeMap::new()),
        ];
        let group = of_group(&people);
        assert_eq!(group.len(), 2);
        assert_eq!(
            (group["inclusion"].mean, group["inclusion"].people),
            (gain(0.25, 0.75), 2)
        );
        assert_eq!(
            (group["nexus"].mean, group["nexus"].people),
            (gain(0.5, 1.0), 1)
        );
        assert!(of_group([]).is_empty());
    }

    /// Two people who gained 0.5 each, and one who gained 0.2: the mean is 0.4, the deviation
    /// √0.03, and 4.303 · √0.03 ÷ √3 = 0.4303.
    #[test]
    fn a_group_has_an_interval() {
        let people = [gain(0.25, 0.75), gain(0.5, 1.0), gain(0.5, 0.7)];
        let group = GroupGain::of(&people).unwrap();
        let Interval { lower, upper } = group.interval.unwrap();
        assert!((lower + 0.0303).abs() < 5e-4 && (upper - 0.8303).abs() < 5e-4);
        assert_eq!(GroupGain::of(&people[..1]).unwrap().interval, None);
        assert_eq!(GroupGain::of(&[]), None);
    }

    /// What each of some people reached in one objective: thousandths before and after.
    fn people() -> impl Strategy<Value = Vec<BTreeMap<String, Gain>>> {
        let person = (0_u32..=7, 0_u32..=7).prop_map(|(before, after)| {
            let (before, after) = (totals(&[("o", before, 7)]), totals(&[("o", after, 7)]));
            of_person(&before, &after)
        });
        proptest::collection::vec(person, 1..20)
    }

    proptest! {
        #[test]
        fn a_mean_lies_among_its_people_in_whatever_order(
            (people, shuffled) in people().prop_flat_map(|people| {
                (Just(people.clone()), Just(people).prop_shuffle())
            }),
        ) {
            let group = of_group(&people);
            prop_assert_eq!(&group, &of_group(&shuffled));
            let mean = group["o"].mean;
            prop_assert_eq!(group["o"].people, people.len());
            prop_assert!((0.0..=1.0).contains(&mean.before) && (0.0..=1.0).contains(&mean.after));
            let differences = people.iter().map(|person| person["o"].difference());
            let expected = differences.sum::<f64>() / people.len() as f64;
            prop_assert!((mean.difference() - expected).abs() < 1e-12);
        }
    }
}
