//! Means, quartiles, spread and correlation.
//!
//! Sums of fractions depend on the order in which they are added, in the last digits. Values are
//! sorted first, so that a figure does not change with the order in which people come.

/// Values from the smallest to the largest.
pub(super) struct Sorted(Vec<f64>);

impl Sorted {
    pub(super) fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn mean(&self) -> Option<f64> {
        mean(&self.0)
    }

    /// The first, second (the median) or third quartile: in proportion between two neighbours.
    pub(super) fn quartile(&self, quarter: usize) -> Option<f64> {
        let place = self.0.len().checked_sub(1)? * quarter;
        let lower = *self.0.get(place / 4)?;
        let upper = *self.0.get(place / 4 + 1).unwrap_or(&lower);
        Some((lower + (upper - lower) * (place % 4) as f64 / 4.0).clamp(lower, upper))
    }

    /// The standard deviation, estimated from a sample; none below two values.
    pub(super) fn deviation(&self) -> Option<f64> {
        let more = self.0.len().checked_sub(1).filter(|more| *more > 0)?;
        if are_same(self.0.iter()) {
            return Some(0.0);
        }
        let mean = self.mean()?;
        let squares: f64 = self.0.iter().map(|value| (value - mean).powi(2)).sum();
        Some((squares / more as f64).sqrt())
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// Asked of the values themselves: a variance that is none may come out as a little.
fn are_same<'v>(mut values: impl Iterator<Item = &'v f64>) -> bool {
    let first = values.next();
    values.all(|value| Some(value) == first)
}

/// Pearson's correlation, from −1 to 1; none with fewer than `enough` pairs, or where all are the
/// same on one side.
pub(super) fn correlation(mut pairs: Vec<(f64, f64)>, enough: usize) -> Option<f64> {
    if pairs.len() < enough {
        return None;
    }
    pairs.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    let (left, right): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
    if are_same(left.iter()) || are_same(right.iter()) {
        return None;
    }
    let (mean_left, mean_right) = (mean(&left)?, mean(&right)?);
    let (mut together, mut of_left, mut of_right) = (0.0, 0.0, 0.0);
    for (left, right) in left.iter().zip(&right) {
        let (left, right) = (left - mean_left, right - mean_right);
        together += left * right;
        of_left += left * left;
        of_right += right * right;
    }
    let correlation = together / (of_left.sqrt() * of_right.sqrt());
    correlation
        .is_finite()
        .then(|| correlation.clamp(-1.0, 1.0))
}

/// The variance of whole numbers times the square of how many there are: exact, so that none is
/// none. Only for proportions between variances of equally many.
pub(super) fn spread(values: impl Iterator<Item = i64>) -> i128 {
    let (mut count, mut sum, mut squares) = (0_i128, 0_i128, 0_i128);
    for value in values.map(i128::from) {
        count += 1;
        sum += value;
        squares += value * value;
    }
    count * squares - sum * sum
}

/// One whole number divided by another that is not 0.
pub(super) fn ratio(number: i128, by: i128) -> f64 {
    number as f64 / by as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(values: &[f64]) -> Sorted {
        Sorted::of(values.iter().copied())
    }

    #[test]
    fn of_nothing_nothing_can_be_said() {
        let none = sorted(&[]);
        assert_eq!(
            (none.mean(), none.quartile(2), none.deviation()),
            (None, None, None)
        );
        assert_eq!(correlation(Vec::new(), 0), None);
    }

    #[test]
    fn quartiles_lie_between_neighbours() {
        let quartiles =
            |values: &[f64]| [1, 2, 3].map(|each| sorted(values).quartile(each).unwrap());
        assert_eq!(quartiles(&[7.0]), [7.0; 3]);
        assert_eq!(quartiles(&[2.0, 1.0]), [1.25, 1.5, 1.75]);
        assert_eq!(quartiles(&[5.0, 1.0, 4.0, 2.0, 3.0]), [2.0, 3.0, 4.0]);
        assert_eq!(quartiles(&[1.0, 2.0, 3.0, 4.0]), [1.75, 2.5, 3.25]);
    }

    /// Of 2, 4, 4, 4, 5, 5, 7, 9 the mean is 5 and the squares of the distances add up to 32.
    #[test]
    fn the_deviation_is_that_of_a_sample() {
        let values = sorted(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]);
        assert_eq!(values.mean(), Some(5.0));
        assert_eq!(values.deviation(), Some((32.0_f64 / 7.0).sqrt()));
        assert_eq!(sorted(&[1.0]).deviation(), None);
        // A third of ten times 0.1 is not quite 0.1, and still nothing is spread.
        assert_eq!(sorted(&[0.1; 10]).deviation(), Some(0.0));
    }

    /// Around their means 1, 2, 3 and 1, 3, 2 are −1, 0, 1 and −1, 1, 0: 1 ÷ √(2 · 2).
    #[test]
    fn the_correlation_is_pearsons() {
        let of = |right: [f64; 3]| correlation([1.0, 2.0, 3.0].into_iter().zip(right).collect(), 3);
        for (right, expected) in [
            ([1.0, 3.0, 2.0], 0.5),
            ([10.0, 20.0, 30.0], 1.0),
            ([0.3, 0.2, 0.1], -1.0),
        ] {
            assert!((of(right).unwrap() - expected).abs() < 1e-12, "{right:?}");
        }
        assert_eq!(of([0.1, 0.1, 0.1]), None);
        assert_eq!(correlation(vec![(0.0, 0.0), (1.0, 1.0)], 3), None);
    }

    #[test]
    fn the_spread_is_exact() {
        // Twice the sum of squares 1 + 9, less the square of the sum 4.
        assert_eq!(spread([1, 3].into_iter()), 4);
        assert_eq!(spread([1_000_000_007; 3].into_iter()), 0);
        assert_eq!(spread([].into_iter()), 0);
    }
}
