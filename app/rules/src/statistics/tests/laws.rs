//! What holds for any group.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// any part of them.
fn group() -> impl Strategy<Value = Vec<Sitting>> {
    let answer = (0_u32..=3, 0_i64..=4)
        .prop_map(|(possible, quarters)| gave(i64::from(possible) * 250 * quarters, possible));
    let asked = ["q1", "q2", "q3"].map(|id| {
        let answer = proptest::option::weighted(0.9, answer.clone());
        answer.prop_map(move |answer| Some((id.to_owned(), answer?)))
    });
    let sitting = (asked, 0_i64..90).prop_map(|(answers, minutes)| Sitting {
        answers: answers.into_iter().flatten().collect(),
        took: SignedDuration::from_mins(minutes),
    });
    vec(sitting, 0..30)
}

fn asked_the_same() -> impl Strategy<Value = Vec<Sitting>> {
    vec([0_i64..=1, 0_i64..=1, 0_i64..=1].prop_map(three), 0..30)
}

proptest! {
    #[test]
    fn figures_stay_within_bounds(group in prop_oneof![group(), asked_the_same()]) {
        let said = statistics(&questions(), &group);
        let share = 0.0..=1.0;
        if let Some(scores) = said.scores {
            prop_assert!(share.contains(&scores.mean) && share.contains(&scores.median));
            prop_assert!(scores.deviation.is_none_or(|deviation| (0.0..0.7072).contains(&deviation)));
        }
        prop_assert!(said.alpha.ok().is_none_or(|alpha| alpha <= 1.0));
        if let Some(time) = said.time {
            let longest = group.iter().map(|sitting| sitting.took).max().unwrap();
            prop_assert!(time.lower <= time.median && time.median <= time.upper);
            prop_assert!(time.lower >= SignedDuration::ZERO && time.upper <= longest);
        }
        for question in &said.questions {
            prop_assert!(question.answered <= question.asked && question.asked <= said.sittings);
            if let Ok(Facility { mean, interval, people }) = question.facility {
                prop_assert!(share.contains(&mean) && people <= question.asked);
                prop_assert!(0.0 <= interval.lower && interval.lower <= mean);
                prop_assert!(mean <= interval.upper && interval.upper <= 1.0);
            }
            let correlation = question.discrimination.ok();
            prop_assert!(correlation.is_none_or(|correlation| (-1.0..=1.0).contains(&correlation)));
            let told = question.facility.is_ok() || correlation.is_some();
            prop_assert!(question.asked >= ENOUGH || !told);
        }
        prop_assert!(said.sittings >= ENOUGH || said.alpha.is_err());
    }

    /// Not one digit changes with the order in which people come.
    #[test]
    fn the_order_of_people_does_not_matter(
        (group, shuffled) in prop_oneof![group(), asked_the_same()].prop_flat_map(|group| {
            let shuffled = Just(group.clone()).prop_shuffle();
            (Just(group), shuffled)
        }),
    ) {
        prop_assert_eq!(statistics(&questions(), &group), statistics(&questions(), &shuffled));
    }

    /// As if one point had been called ten.
    #[test]
    fn what_a_point_is_called_does_not_matter(group in asked_the_same()) {
        let mut tenfold = group.clone();
        for answer in tenfold.iter_mut().flat_map(|sitting| sitting.answers.values_mut()) {
            answer.graded.points.milli *= 10;
            answer.graded.possible.milli *= 10;
        }
        prop_assert_eq!(statistics(&questions(), &group), statistics(&questions(), &tenfold));
    }
}
