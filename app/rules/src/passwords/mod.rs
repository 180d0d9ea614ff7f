//! Which passwords are refused, and why.
//!
//! After NIST SP 800-63B (section 3.1.1.2) and OWASP ASVS 5.0 (6.2): length is what counts, in
//! Unicode characters; every character may be used, spaces and emoji too; no rule about capitals,
//! digits and signs, and no change after so many days, because these make people choose
//! `Password2026!`. What attackers try first is refused instead.
//!
//! Both ask for a list of the passwords that are used most: `most_used` holds 3,000 of at least
//! twelve characters and says where they are from. What lists would go on with is built in few ways,
//! so the ways are refused as a whole, whatever the list: one character or piece over and over, walks along a keyboard, also to and fro and on
//! Cyrillic layouts, nothing but digits, and a few words that everybody thinks of, with digits and
//! signs around them. One's own name and address and the words of one's training are refused, too.

mod keyboard;
mod most_used;
mod words;

use serde::{Deserialize, Serialize};

/// The fewest characters a password may have (NIST asks for eight, fifteen without a second factor;
/// ASVS 6.2.1 for eight, and recommends fifteen).
pub const LEAST: usize = 12;

/// The most (ASVS 6.2.9 asks for room for 64): a sentence fits, and there is an end to what is
/// hashed.
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
    /// It is among those that are used most.
    MostUsed,
    /// It is a walk along the keyboard, or the alphabet.
    Walked,
    /// It is one piece over and over.
    Repeated,
    /// It is nothing but a number.
    Number,
    /// It is a word or two that everybody thinks of, with digits or signs.
    CommonWords,
    /// It is made of the words of this site or of the person's training.
    OfThisSite,
    /// It contains the person's name or e-mail address.
    LikeYourself,
}

/// Whose password it is to be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own<'a> {
    /// What the person signs in with.
    pub email: &'a str,
    /// The person's name.
    pub name: &'a str,
    /// Titles and places of the person's trainings.
    pub trainings: &'a [String],
}

/// The fewest characters that a part of a name or address, or a word of a title, must have to be
/// looked for.
const OWN_PART: usize = 4;

/// Checks a password that somebody wants to use.
///
/// # Errors
/// With the first problem found.
pub fn check(password: &str, own: Own<'_>) -> Result<(), PasswordProblem> {
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
    let text: String = lower.iter().collect();
    let spellings = [vec![text], keyboard::other_layout(&lower).to_vec()].concat();
    if spellings.iter().any(|text| most_used::is_listed(text)) {
        return Err(PasswordProblem::MostUsed);
    }
    if is_repeated(&lower) {
        return Err(PasswordProblem::Repeated);
    }
    if contains_own(&spellings[0], own) {
        return Err(PasswordProblem::LikeYourself);
    }
    for text in &spellings {
        made_of_few_words(text, own)?;
    }
    if keyboard::is_walked(&lower) {
        return Err(PasswordProblem::Walked);
    }
    if !lower.iter().any(|c| c.is_alphabetic()) && lower.iter().any(char::is_ascii_digit) {
        return Err(PasswordProblem::Number);
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

/// Refuses what is nothing but a few words of the site, of the trainings, or that everybody
/// thinks of, when digits and signs are taken off.
fn made_of_few_words(password: &str, own: Own<'_>) -> Result<(), PasswordProblem> {
    let theirs: Vec<String> = own
        .trainings
        .iter()
        .flat_map(|title| title.split(|c: char| !c.is_alphabetic()))
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= OWN_PART)
        .collect();
    let is_common = |word: &str| words::COMMON.contains(&word);
    let is_ours = |word: &str| {
        words::OF_THE_SITE.contains(&word) || theirs.iter().any(|theirs| theirs == word)
    };
    for undisguised in [false, true] {
        let letters = words::letters(password, undisguised);
        if words::are_few_words(&letters, &is_common) {
            return Err(PasswordProblem::CommonWords);
        }
        if words::are_few_words(&letters, &|word| is_common(word) || is_ours(word)) {
            return Err(PasswordProblem::OfThisSite);
        }
    }
    Ok(())
}

/// Whether it contains the part of the address before the `@`, the name, or a word of the name, be
/// it with spaces and signs in between, in the letters of the name or in Latin ones.
fn contains_own(password: &str, own: Own<'_>) -> bool {
    let letters = |text: &str| -> String {
        text.to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let password = letters(password);
    let local = own.email.split('@').next().unwrap_or_default();
    [local, own.name]
        .into_iter()
        .chain(own.name.split_whitespace())
        .map(letters)
        .flat_map(|own| [latin(&own), own])
        .any(|own| own.chars().count() >= OWN_PART && password.contains(&own))
}

/// Cyrillic letters as most people write them on a Latin keyboard.
fn latin(text: &str) -> String {
    text.chars()
        .map(|c| {
            match c {
                'а' | 'ә' => "a",
                'б' => "b",
                'в' => "v",
                'г' | 'ғ' => "g",
                'д' => "d",
                'е' | 'э' | 'ё' => "e",
                'ж' => "zh",
                'з' => "z",
                'и' | 'і' => "i",
                'й' | 'ы' => "y",
                'к' | 'қ' => "k",
                'л' => "l",
                'м' => "m",
                'н' | 'ң' => "n",
                'о' | 'ө' => "o",
                'п' => "p",
                'р' => "r",
                'с' => "s",
                'т' => "t",
                'у' | 'ұ' | 'ү' => "u",
                'ф' => "f",
                'х' | 'һ' => "kh",
                'ц' => "ts",
                'ч' => "ch",
                'ш' => "sh",
                'щ' => "shch",
                'ъ' | 'ь' => "",
                'ю' => "yu",
                'я' => "ya",
                other => return other.to_string(),
            }
            .to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests;
