//! Which passwords are refused, and why.
//!
//! After NIST SP 800-63B (section 5.1.1.2) and OWASP ASVS 4.0 (2.1): length is what counts, in
//! Unicode characters; every character may be used, spaces and emoji too; no rule about capitals,
//! digits and signs, and no change after so many days, because these make people choose
//! `Password2026!`. What attackers try first is refused instead.
//!
//! Both sources ask for a list of leaked passwords. Almost all of these are shorter than
//! twelve characters, and those that are not are built in few ways, so the ways are checked, not a
//! list: one character over and over, a walk along the keyboard or the alphabet, a piece repeated,
//! a word that every list begins with plus digits, and one's own name or address.

use serde::{Deserialize, Serialize};

/// The fewest characters a password may have (ASVS 2.1.1).
pub const LEAST: usize = 12;

/// The most (ASVS 2.1.2): room for a sentence, and an end to what is hashed.
pub const MOST: usize = 128;

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PasswordProblem {
    /// It has too few characters.
    TooShort {
        /// How many it needs.
        least: usize,
    },
    /// It has too many characters.
    TooLong {
        /// How many it may have.
        most: usize,
    },
    /// It is among the first that an attacker tries.
    TooCommon,
    /// It contains the person's name or e-mail address.
    LikeYourself,
}

/// Letters and digits that follow each other on a keyboard or in an alphabet. Walks go both ways.
const ROWS: [&str; 14] = [
    "01234567890",
    "!@#$%^&*()",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "әіңғүұқөһ",
    "1йфя2цыч3увс4кам5епи6нрт7гоь",
];

/// A password of so many walks or fewer is guessed by trying them: `qwerty123456!` has three.
const FEW_WALKS: usize = 3;

/// Words that lists of leaked passwords begin with, in the platform's languages.
const WORDS: [&str; 12] = [
    "password",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "welcome",
    "administrator",
    "admin",
    "letmein",
    "iloveyou",
    "пароль",
    "құпиясөз",
    "kazakhstan",
];

/// The fewest characters that a part of a name or address must have to be looked for.
const OWN_PART: usize = 4;

/// Checks a password that somebody with this e-mail address and name wants to use.
///
/// # Errors
/// With the first problem found.
pub fn check(password: &str, email: &str, name: &str) -> Result<(), PasswordProblem> {
    let length = password.chars().count();
    if length < LEAST {
        return Err(PasswordProblem::TooShort { least: LEAST });
    }
    if length > MOST {
        return Err(PasswordProblem::TooLong { most: MOST });
    }
    // One for one, so that lower case does not make a password longer.
    let lower: Vec<char> = password
        .chars()
        .map(|c| c.to_lowercase().next().unwrap_or(c))
        .collect();
    if is_repeated(&lower) || walks(&lower) <= FEW_WALKS || is_word_with_trimmings(&lower) {
        return Err(PasswordProblem::TooCommon);
    }
    if contains_own(&lower, email, name) {
        return Err(PasswordProblem::LikeYourself);
    }
    Ok(())
}

/// Whether it is a piece repeated, the last time perhaps not to its end. A repetition adds
/// nothing, so the piece would have to be long enough by itself.
fn is_repeated(password: &[char]) -> bool {
    (1..LEAST).any(|piece| {
        // Seen at least twice: otherwise the beginning of anything would be its own repetition.
        password.len() >= 2 * piece && password.iter().zip(&password[piece..]).all(|(a, b)| a == b)
    })
}

/// How many walks it is made of: stretches in which each character is the neighbour of the one
/// before, or the same.
fn walks(password: &[char]) -> usize {
    let steps = password.windows(2);
    1 + steps
        .filter(|pair| !are_neighbours(pair[0], pair[1]))
        .count()
}

fn are_neighbours(one: char, other: char) -> bool {
    one == other
        || ROWS.iter().any(|row| {
            let next = row.chars().skip(1);
            row.chars()
                .zip(next)
                .any(|(a, b)| (a, b) == (one, other) || (b, a) == (one, other))
        })
}

/// Whether nothing is left but one of [`WORDS`] when signs, spaces and digits around it are taken off.
fn is_word_with_trimmings(password: &[char]) -> bool {
    let text: String = password.iter().collect();
    let core = text.trim_matches(|c: char| !c.is_alphabetic());
    WORDS
        .iter()
        .any(|word| word.trim_matches(|c: char| !c.is_alphabetic()) == core)
}

/// Whether it contains the part of the address before the `@`, the name, or a word of the name, be
/// it with spaces and signs in between.
fn contains_own(password: &[char], email: &str, name: &str) -> bool {
    let letters = |text: &str| -> String {
        text.to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let password = letters(&password.iter().collect::<String>());
    let local = email.split('@').next().unwrap_or_default();
    [local, name]
        .into_iter()
        .chain(name.split_whitespace())
        .map(letters)
        .any(|own| own.chars().count() >= OWN_PART && password.contains(&own))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn verdict(password: &str) -> Result<(), PasswordProblem> {
        check(password, "a.serikova@sud.kz", "Айгерим Серикова")
    }

    #[test]
    fn length_is_counted_in_characters() {
        let short = Err(PasswordProblem::TooShort { least: 12 });
        assert_eq!(verdict(""), short);
        assert_eq!(verdict("mrk4-tuvnex"), short);
        assert_eq!(verdict("mrk4-tuvnex8"), Ok(()));
        // Eleven and twelve letters of two bytes each.
        assert_eq!(verdict("горнаярожьу"), short);
        assert_eq!(verdict("горная рожьу"), Ok(()));
        let long = |length| {
            "mountain rye and seven cranes "
                .chars()
                .cycle()
                .take(length)
                .collect::<String>()
        };
        assert_eq!(verdict(&long(128)), Ok(()));
        assert_eq!(
            verdict(&long(129)),
            Err(PasswordProblem::TooLong { most: 128 })
        );
    }

    #[test]
    fn what_people_may_choose() {
        for password in [
            "correct horse battery staple",
            "тихая гавань у моря",
            "🦉 hoots at midnight",
            "all lower case letters",
            "Жеті қазына туралы",
            "940518 Karagash road",
            // It ends as it begins, which is no repetition.
            "mrk4-tuvnexm",
            // These contain a common word or walk, and much more.
            "no password is for ever",
            "qwerty is where my hands rest",
        ] {
            assert_eq!(verdict(password), Ok(()), "{password}");
        }
    }

    #[test]
    fn what_attackers_try_first() {
        for password in [
            "aaaaaaaaaaaa",
            "            ",
            "123456789012",
            "210987654321",
            "abcdefghijkl",
            "qwertyuiop[]",
            "qwertyqwerty",
            "qwerty123456!",
            "QWERTY123456",
            "1qaz2wsx3edc",
            "йцукенгшщзхъ",
            "йцукен123456",
            "абвгдеёжзийк",
            "фывапролджэ1",
            "abcabcabcabc",
            "abcdabcdabcda",
            "xk7#xk7#xk7#xk7#",
            "sarybulaqsarybulaq",
            "111111222222",
            "Password2026!",
            "password1234",
            "2026Пароль2026",
            "P@ssw0rd2026",
            "administrator",
        ] {
            assert_eq!(
                verdict(password),
                Err(PasswordProblem::TooCommon),
                "{password}"
            );
        }
    }

    #[test]
    fn not_like_oneself() {
        let own = Err(PasswordProblem::LikeYourself);
        for password in [
            "a.serikova-2026-x",
            "my ASerikova key",
            "Айгерим Серикова",
            "СЕРИКОВА и море",
            "море айгерим море",
        ] {
            assert_eq!(verdict(password), own, "{password}");
        }
    }

    #[test]
    fn short_or_missing_parts_of_oneself_say_nothing() {
        assert_eq!(check("sea and mountains", "an@sud.kz", "Li An"), Ok(()));
        assert_eq!(check("sea and mountains", "", ""), Ok(()));
        // Together they are long enough to be meant.
        let own = Err(PasswordProblem::LikeYourself);
        assert_eq!(check("sea lian mountains", "an@sud.kz", "Li An"), own);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_gets_an_answer(password in any::<String>(), email in any::<String>(), name in any::<String>()) {
            let _ = check(&password, &email, &name);
        }

        #[test]
        fn a_short_piece_is_never_enough(piece in "\\PC{1,11}") {
            let password: String = piece.chars().cycle().take(36).collect();
            prop_assert_eq!(verdict(&password), Err(PasswordProblem::TooCommon));
        }
    }
}
