//! Numbers as other platforms write them: a platform set to Russian or Kazakh writes a comma where
//! English has a point.

use super::report::Reasons;

/// The number that is written here, with a point or a comma.
pub(super) fn number(said: &str) -> Option<f64> {
    let said = said.trim().replace(',', ".");
    said.parse().ok().filter(|number: &f64| number.is_finite())
}

/// What an answer is worth, in percent. One that says nothing is worth nothing; that what it says
/// cannot be read is said.
pub(super) fn weight(said: Option<&str>, reasons: &mut Reasons) -> f64 {
    let Some(said) = said.filter(|said| !said.trim().is_empty()) else {
        return 0.0;
    };
    number(said).unwrap_or_else(|| {
        reasons.say(format!(
            "an answer is worth `{said}` there, which is no number: it counts as wrong here"
        ));
        0.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_is_a_point() {
        assert_eq!(number("33,33333"), Some(33.33333));
        assert_eq!(number(" -100,0 "), Some(-100.0));
        assert_eq!(number("1.5"), Some(1.5));
        for none in ["", "1,000.5", "1,2,3", "inf", "NaN", "a"] {
            assert_eq!(number(none), None, "{none}");
        }
    }

    #[test]
    fn a_weight_that_cannot_be_read_is_said() {
        let mut reasons = Reasons::default();
        assert_eq!(weight(None, &mut reasons), 0.0);
        assert_eq!(weight(Some(""), &mut reasons), 0.0);
        assert_eq!(weight(Some("50,0"), &mut reasons), 50.0);
        assert_eq!(reasons, Reasons::default());
        assert_eq!(weight(Some("half"), &mut reasons), 0.0);
        assert_eq!(reasons.0.len(), 1);
    }
}
