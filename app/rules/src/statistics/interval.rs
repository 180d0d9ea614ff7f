//! Intervals of confidence: where a figure would lie if many such people were asked.

use super::moments::Sorted;

/// A 95 % interval of confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub lower: f64,
    /// Its upper end.
    pub upper: f64,
}

/// The 97.5th percentile of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

impl Interval {
    /// Wilson's score interval for a share, from 0 to 1, of at least one person. Unlike the usual
    /// one it holds at small numbers, too, and never leaves the range from 0 to 1.
    ///
    /// E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference",
    /// Journal of the American Statistical Association 22 (1927); why this one: L. D. Brown,
    /// T. T. Cai and A. DasGupta, "Interval Estimation for a Binomial Proportion", Statistical
    /// Science 16 (2001). It is made for all or nothing. Of shares that lie between, the spread is
    /// never greater than of those, so that the interval is rather too wide than too narrow.
    #[must_use]
    pub fn wilson(share: f64, people: usize) -> Self {
        let people = people.max(1) as f64;
        let squared = Z * Z / people;
        let middle = share + squared / 2.0;
        let half = Z * (share * (1.0 - share) / people + squared / (4.0 * people)).sqrt();
        let whole = 1.0 + squared;
        Self {
            lower: ((middle - half) / whole).clamp(0.0, share),
            upper: ((middle + half) / whole).clamp(share, 1.0),
        }
    }
}

/// The interval of the mean of differences between two figures of the same people (the paired
/// t interval); none for one person.
///
/// Student, "The Probable Error of a Mean", Biometrika 6 (1908).
#[must_use]
pub fn of_mean_difference(differences: impl IntoIterator<Item = f64>) -> Option<Interval> {
    let differences = Sorted::of(differences.into_iter());
    let (mean, deviation) = (differences.mean()?, differences.deviation()?);
    let people = differences.len();
    let half = t(people - 1) * deviation / (people as f64).sqrt();
    Some(Interval {
        lower: mean - half,
        upper: mean + half,
    })
}

/// The 97.5th percentile of Student's distribution with one to thirty degrees of freedom
/// (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2).
const T: [f64; 30] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
];
/// The same at some greater degrees; between two of them the lower one holds, so that the interval
/// is rather too wide.
const T_BEYOND: [(usize, f64); 5] = [
    (40, 2.021),
    (60, 2.000),
    (80, 1.990),
    (100, 1.984),
    (1000, 1.962),
];

fn t(freedom: usize) -> f64 {
    let place = freedom.saturating_sub(1);
    if let Some(t) = T.get(place) {
        return *t;
    }
    let beyond = T_BEYOND.iter().rev().find(|(from, _)| *from <= freedom);
    beyond.map_or(T[T.len() - 1], |(_, t)| *t)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(said: f64, expected: f64) -> bool {
        (said - expected).abs() < 5e-4
    }

    /// By hand, with z = 1.96. Half of 10: z² ÷ n = 0.38416; (0.5 + 0.19208 ± 1.96 · √(0.025 +
    /// 0.009604)) ÷ 1.38416 = (0.69208 ± 0.36460) ÷ 1.38416. None of 10: 0 to 0.38416 ÷ 1.38416.
    /// 8 of 10: (0.8 + 0.19208 ± 1.96 · √(0.016 + 0.009604)) ÷ 1.38416 = (0.99208 ± 0.31363) ÷ 1.38416.
    #[test]
    fn wilsons_interval_reckoned_by_hand() {
        for (share, people, lower, upper) in [
            (0.5, 10, 0.2366, 0.7634),
            (0.0, 10, 0.0, 0.2775),
            (1.0, 10, 0.7225, 1.0),
            (0.8, 10, 0.4902, 0.9433),
        ] {
            let said = Interval::wilson(share, people);
            assert!(
                near(said.lower, lower) && near(said.upper, upper),
                "{share} of {people}: {said:?}"
            );
        }
    }

    /// 1, 2, 3, 4, 5: the mean is 3, the deviation √2.5, and 2.776 · √2.5 ÷ √5 = 1.9629.
    #[test]
    fn the_interval_of_differences_reckoned_by_hand() {
        let said = of_mean_difference([1.0, 2.0, 3.0, 4.0, 5.0]).unwrap();
        assert!(
            near(said.lower, 1.0371) && near(said.upper, 4.9629),
            "{said:?}"
        );
        // Of two with 0 and 1: 12.706 · √0.5 ÷ √2 = 6.353.
        let said = of_mean_difference([0.0, 1.0]).unwrap();
        assert!(
            near(said.lower, -5.853) && near(said.upper, 6.853),
            "{said:?}"
        );
        assert_eq!(of_mean_difference([0.3]), None);
        assert_eq!(of_mean_difference([]), None);
    }

    #[test]
    fn the_more_people_the_smaller_the_factor() {
        let factors: Vec<f64> = (1..2000).map(t).collect();
        assert!(factors.windows(2).all(|pair| pair[0] >= pair[1]));
        assert_eq!(
            (t(1), t(30), t(39), t(40), t(5000)),
            (12.706, 2.042, 2.042, 2.021, 1.962)
        );
    }

    proptest! {
        #[test]
        fn an_interval_holds_its_share_and_shrinks(right in 0_usize..=50, more in 0_usize..50) {
            let people = right + more + 1;
            let share = right as f64 / people as f64;
            let said = Interval::wilson(share, people);
            prop_assert!(0.0 <= said.lower && said.lower <= share);
            prop_assert!(share <= said.upper && said.upper <= 1.0);
            let doubled = Interval::wilson(share, people * 2);
            prop_assert!(doubled.upper - doubled.lower <= said.upper - said.lower);
        }
    }
}
