//! The code on the screen: six characters that change every fifteen seconds and are good for
//! thirty.
//!
//! A code is derived from a secret of the session and the step of the server's clock, as in
//! RFC 6238, and holds nothing about a person. It cannot prove that somebody is in the room; it
//! spares the organizer most of the roll call.

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

/// For how many seconds a code is shown.
pub const STEP: i64 = 15;
/// For how many seconds from its beginning a code is good.
pub const GOOD_FOR: i64 = 30;
/// For how many seconds from its beginning a code is known as one that has expired.
pub const KNOWN_FOR: i64 = 10 * 60;
/// How many characters a code has.
pub const LENGTH: usize = 6;
/// Capital letters and digits of which none looks like another from the last row: no 0 beside O,
/// no 1 beside I and L, no 2 beside Z, no 5 beside S, no 8 beside B, no U beside V.
pub const ALPHABET: [u8; 24] = *b"ACDEFGHJKMNPQRTVWXY34679";

/// The step of the clock.
#[must_use]
pub fn step(now: Timestamp) -> i64 {
    now.as_second().div_euclid(STEP)
}

/// How many seconds the code of now is still shown.
#[must_use]
pub fn shown_for(now: Timestamp) -> i64 {
    STEP - now.as_second().rem_euclid(STEP)
}

/// The code of a session at a step.
#[must_use]
pub fn code(secret: &[u8], step: i64) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else {
        // An HMAC takes a key of any length.
        return String::new();
    };
    mac.update(&step.to_be_bytes());
    let bytes = mac.finalize().into_bytes();
    let mut number = bytes
        .iter()
        .take(16)
        .fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
    // Of 2^128 numbers hardly any are left over: no character is likelier than another.
    let base = ALPHABET.len() as u128;
    (0..LENGTH)
        .map(|_| {
            let place = usize::try_from(number % base).unwrap_or(0);
            number /= base;
            char::from(ALPHABET[place])
        })
        .collect()
}

/// What a code that was typed is to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is good.
    Good,
    /// It was good within the last [`KNOWN_FOR`] seconds.
    Expired,
    /// It is not this session's.
    Other,
}

/// What a code is to the session with this secret. Takes as long whatever the code.
#[must_use]
pub fn verdict(secret: &[u8], typed: &str, now: Timestamp) -> Verdict {
    let at = step(now);
    let mut verdict = Verdict::Other;
    for back in (0..KNOWN_FOR / STEP).rev() {
        if same(&code(secret, at - back), typed) {
            verdict = if back < GOOD_FOR / STEP {
                Verdict::Good
            } else {
                Verdict::Expired
            };
        }
    }
    verdict
}

fn same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

/// A code as it is compared, of what somebody typed: capital letters without spaces and hyphens,
/// Latin ones where a Cyrillic keyboard gave its likes. None for what cannot be a code.
#[must_use]
pub fn typed(text: &str) -> Option<String> {
    let code: String = text
        .chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '-' | '–' | '·'))
        .flat_map(char::to_uppercase)
        .map(latin)
        .collect();
    let good = code.len() == LENGTH && code.bytes().all(|byte| ALPHABET.contains(&byte));
    good.then_some(code)
}

fn latin(character: char) -> char {
    match character {
        'А' => 'A',
        'С' => 'C',
        'Е' => 'E',
        'Н' | 'Һ' => 'H',
        'К' => 'K',
        'М' => 'M',
        'Р' => 'P',
        'Т' => 'T',
        'Х' => 'X',
        'У' | 'Ү' => 'Y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// Reckoned with another implementation of HMAC-SHA256 (Python's `hmac`).
    #[test]
    fn fixed_vectors() {
        for (secret, step, expected) in VECTORS {
            assert_eq!(code(secret.as_bytes(), step), expected, "{secret} {step}");
        }
    }

    const VECTORS: [(&str, i64, &str); 4] = [
        ("a secret", 0, "CAENHY"),
        ("a secret", 1, "RKG97H"),
        ("another secret", 114_469_440, "7FGHEG"),
        ("", -1, "XAQTG6"),
    ];

    #[test]
    fn a_code_is_shown_for_fifteen_seconds_and_good_for_thirty() {
        let begun = at("2024-05-30T04:00:00Z");
        let code = code(b"a secret", step(begun));
        for (now, expected) in [
            ("2024-05-30T03:59:59Z", Verdict::Other),
            ("2024-05-30T04:00:00Z", Verdict::Good),
            ("2024-05-30T04:00:29.999Z", Verdict::Good),
            ("2024-05-30T04:00:30Z", Verdict::Expired),
            ("2024-05-30T04:09:59Z", Verdict::Expired),
            ("2024-05-30T04:10:00Z", Verdict::Other),
        ] {
            assert_eq!(verdict(b"a secret", &code, at(now)), expected, "{now}");
        }
        assert_eq!(verdict(b"another", &code, begun), Verdict::Other);
        assert_eq!(shown_for(begun), 15);
        assert_eq!(shown_for(at("2024-05-30T04:00:14Z")), 1);
    }

    #[test]
    fn what_is_typed_on_any_keyboard_is_understood() {
        for text in ["ACE347", " ace-347 ", "асе 347", "АСЕ·347"] {
            assert_eq!(typed(text).as_deref(), Some("ACE347"), "{text}");
        }
        for text in [
            "",
            "ACE34",
            "ACE3477",
            "ACE34O",
            "ACE34Ж",
            "ACE34\u{0}",
            "ﬃﬃ",
        ] {
            assert_eq!(typed(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_code_is_good_exactly_while_it_should_be(
            secret in prop::collection::vec(any::<u8>(), 0..80),
            seconds in 0_i64..4_000_000_000,
            later in -1000_i64..1000,
        ) {
            let begun = Timestamp::from_second(seconds / STEP * STEP).unwrap();
            let code = code(&secret, step(begun));
            prop_assert_eq!(typed(&code), Some(code.clone()));
            let now = Timestamp::from_second(begun.as_second() + later).unwrap();
            let expected = match later {
                0..GOOD_FOR => Verdict::Good,
                GOOD_FOR..KNOWN_FOR => Verdict::Expired,
                _ => Verdict::Other,
            };
            prop_assert_eq!(verdict(&secret, &code, now), expected);
        }

        #[test]
        fn whatever_is_typed_does_no_harm(text in ".{0,40}") {
            if let Some(code) = typed(&text) {
                prop_assert_eq!(code.len(), LENGTH);
            }
        }
    }
}
