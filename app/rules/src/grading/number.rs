//! Numbers as people type them, compared exactly.
//!
//! Typed text is read as a decimal fraction and compared in integers. In binary floating point,
//! 28.1 would not lie within 0.1 of 28.

/// Decimals that are looked at; a calculator may give more, and they are dropped.
const DECIMALS: usize = 12;

/// Digits before the decimal sign; nothing that courses ask for is larger.
const DIGITS: usize = 18;

/// Whether what was typed is a number and lies within `tolerance` of `answer`, both ends included.
pub(super) fn is_within(typed: &str, answer: f64, tolerance: f64) -> bool {
    // The shortest text that gives the same number is what the author wrote.
    let key = (read(&answer.to_string()), read(&tolerance.to_string()));
    match (read(typed), key) {
        (Some(typed), (Some(answer), Some(tolerance))) => (typed - answer).abs() <= tolerance.abs(),
        _ => false,
    }
}

/// The number in units of 10⁻¹². Spaces of all kinds are ignored, comma and point both mark the
/// decimals, a sign may stand in front.
fn read(text: &str) -> Option<i128> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + decimals.len() == 0 || !all_digits(whole) || !all_digits(decimals) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > DIGITS {
        return None;
    }
    let decimals = decimals.get(..DECIMALS).unwrap_or(decimals);
    let number: i128 = format!("{whole}{decimals:0<DECIMALS$}").parse().ok()?;
    Some(if negative { -number } else { number })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ONE: i128 = 1_000_000_000_000;

    #[test]
    fn numbers_as_people_type_them() {
        for (typed, expected) in [
            ("28", 28 * ONE),
            (" 28\n", 28 * ONE),
            ("+28", 28 * ONE),
            ("028", 28 * ONE),
            ("00000000000000000000028", 28 * ONE),
            ("28,0", 28 * ONE),
            ("28.", 28 * ONE),
            (",5", ONE / 2),
            ("1 234,5", 1_234 * ONE + ONE / 2),
            ("1\u{a0}234\u{202f}567", 1_234_567 * ONE),
            ("-3", -3 * ONE),
            ("\u{2212} 3", -3 * ONE),
            ("0", 0),
            ("-0", 0),
            ("0.123456789012999", 123_456_789_012),
            ("999999999999999999", 999_999_999_999_999_999 * ONE),
        ] {
            assert_eq!(read(typed), Some(expected), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for typed in [
            "",
            " ",
            ".",
            ",",
            "-",
            "+-3",
            "--3",
            "1,234.5",
            "1.2.3",
            "28 days",
            "1e3",
            "½",
            "٢٨",
            "0x1c",
            "NaN",
            "inf",
            "1000000000000000000",
        ] {
            assert_eq!(read(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn the_tolerance_includes_its_ends() {
        for (typed, within) in [
            ("27.9", true),
            ("28,1", true),
            ("28.10", true),
            ("28.1000000001", false),
            ("27.8999999999", false),
        ] {
            assert_eq!(is_within(typed, 28.0, 0.1), within, "{typed}");
        }
        assert!(is_within("0.3", 0.3, 0.0));
        assert!(!is_within("0.30001", 0.3, 0.0));
        assert!(is_within("-5", -5.5, 0.5));
        assert!(!is_within("5", -5.0, 1.0));
    }

    #[test]
    fn a_broken_key_is_reached_by_nothing() {
        assert!(!is_within("28", f64::NAN, 0.0));
        assert!(!is_within("28", 28.0, f64::INFINITY));
        assert!(!is_within("NaN", f64::NAN, f64::NAN));
    }

    proptest! {
        #[test]
        fn reading_never_fails(text in any::<String>()) {
            let _ = read(&text);
        }

        #[test]
        fn grouping_and_comma_change_nothing(whole in 0_u64..1_000_000_000, decimals in 0_u32..1000) {
            let plain = format!("{whole}.{decimals:03}");
            let mut grouped = whole.to_string();
            if grouped.len() > 3 {
                grouped.insert(grouped.len() - 3, '\u{a0}');
            }
            prop_assert_eq!(read(&format!("{grouped},{decimals:03}")), read(&plain));
            prop_assert_eq!(read(&plain), Some((i128::from(whole) * 1000 + i128::from(decimals)) * ONE / 1000));
        }

        #[test]
        fn whole_numbers_are_within_as_integers_are(typed in -200_i32..200, answer in -100_i32..100, tolerance in 0_i32..50) {
            let within = is_within(&typed.to_string(), f64::from(answer), f64::from(tolerance));
            prop_assert_eq!(within, (typed - answer).abs() <= tolerance);
        }
    }
}
