//! E-mail addresses, in the one form in which two of them are compared.

use crate::texts;

/// The most characters an address may have (RFC 5321, section 4.5.3.1.3, less the brackets).
pub const LONGEST: usize = 254;

/// The most characters the part before the `@` may have (RFC 5321, section 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;

/// The domain that stands for none (RFC 2606). The platform writes such addresses for people who
/// have none, so nobody may bring one.
const NO_DOMAIN: &str = "invalid";

/// Why a text is no address that letters can be sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not written as an address is.
    NotAnAddress,
    /// A letter of another alphabet than those beside it, which often looks like one of them.
    ForeignLetter(char),
    /// Its domain stands for none: nothing arrives there.
    NoDomain,
}

/// The form that is kept and compared: without spaces around it and what nobody sees, in lower
/// case.
#[must_use]
pub fn normalised(text: &str) -> String {
    texts::line(text).to_lowercase()
}

/// The address in [`normalised`] form, if it is one that letters can be sent to.
#[must_use]
pub fn address(text: &str) -> Option<String> {
    check(text).ok()
}

/// The address in [`normalised`] form, if it is one that letters can be sent to.
///
/// The rule is that of HTML's e-mail field (WHATWG HTML, "valid e-mail address"), so that browser
/// and server agree, with three changes: the domain must have a dot, each of its labels may be
/// written in other letters than Latin, as under `.қаз`, but not in two alphabets at once, and it
/// may not be one that stands for none.
///
/// # Errors
/// With what is wrong.
pub fn check(text: &str) -> Result<String, Fault> {
    let address = normalised(text);
    let (local, domain) = address.split_once('@').ok_or(Fault::NotAnAddress)?;
    if let Some(letter) = foreign_letter(local, domain) {
        return Err(Fault::ForeignLetter(letter));
    }
    let local_is_fine = (1..=LONGEST_LOCAL).contains(&local.len())
        && local
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c));
    let fine = local_is_fine
        && address.chars().count() <= LONGEST
        && domain.contains('.')
        && domain.split('.').all(is_label);
    if !fine {
        return Err(Fault::NotAnAddress);
    }
    if domain.rsplit('.').next() == Some(NO_DOMAIN) {
        return Err(Fault::NoDomain);
    }
    Ok(address)
}

/// Whether this may stand between the dots of a domain.
fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.chars().count())
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// An alphabet, as far as letters are taken for each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Latin,
    Cyrillic,
    Other,
}

fn alphabet(letter: char) -> Alphabet {
    match letter {
        'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Alphabet::Latin,
        '\u{400}'..='\u{52f}' => Alphabet::Cyrillic,
        _ => Alphabet::Other,
    }
}

/// The first letter that does not belong to its neighbours: before the `@` any but Latin, in a
/// label of the domain one of a second alphabet, and at the end of the domain a word in Cyrillic
/// letters behind one in Latin, since the registries of such ends admit no Latin.
fn foreign_letter(local: &str, domain: &str) -> Option<char> {
    let is_foreign = |letter: &char| letter.is_alphabetic() && !letter.is_ascii();
    if let Some(letter) = local.chars().find(is_foreign) {
        return Some(letter);
    }
    let mut before = None;
    let mut last = None;
    for label in domain.split('.') {
        let letters = || label.chars().filter(|letter| letter.is_alphabetic());
        let own = if letters().any(|letter| alphabet(letter) == Alphabet::Latin) {
            Alphabet::Latin
        } else {
            letters().next().map_or(Alphabet::Latin, alphabet)
        };
        if let Some(letter) = letters().find(|letter| alphabet(*letter) != own) {
            return Some(letter);
        }
        before = last;
        last = letters().next().map(|letter| (own, letter));
    }
    match (before, last) {
        (Some((Alphabet::Latin, _)), Some((Alphabet::Cyrillic, letter))) => Some(letter),
        _ => None,
    }
}

/// The first letter of a text that comes from another alphabet than most of its word: a Latin С in a
/// Cyrillic name looks right and is found by nobody.
#[must_use]
pub fn foreign_in_word(text: &str) -> Option<char> {
    let own = |letter: char| {
        letter
            .to_lowercase()
            .next()
            .map_or(Alphabet::Other, alphabet)
    };
    text.split(|c: char| !c.is_alphabetic()).find_map(|word| {
        let count = |which| word.chars().filter(|letter| own(*letter) == which).count();
        let (latin, cyrillic) = (count(Alphabet::Latin), count(Alphabet::Cyrillic));
        let few = match (latin, cyrillic) {
            (0, _) | (_, 0) => return None,
            (latin, cyrillic) if latin <= cyrillic => Alphabet::Latin,
            _ => Alphabet::Cyrillic,
        };
        word.chars().find(|letter| own(*letter) == few)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_brought_to_one_form() {
        assert_eq!(
            address(" A.Serik@Sud.KZ\n").as_deref(),
            Some("a.serik@sud.kz")
        );
        assert_eq!(normalised(" A@B "), "a@b");
    }

    #[test]
    fn a_letter_of_another_alphabet_is_found_within_its_word() {
        // In the first, C is Latin; in the second, о is Cyrillic.
        assert_eq!(foreign_in_word("Cерикова Айгерим"), Some('C'));
        assert_eq!(foreign_in_word("Jоhn Smith"), Some('о'));
        for fine in [
            "Серикова Smith",
            "СМАС г. Астаны",
            "Ion Munteanu-Попеску",
            "",
        ] {
            assert_eq!(foreign_in_word(fine), None, "{fine}");
        }
    }

    #[test]
    fn what_is_an_address() {
        for text in [
            "a@sud.kz",
            "first.last+training@mail.court.example",
            "o'brien@example.org",
            "sot@сот.қаз",
        ] {
            assert!(address(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_not() {
        let long_local = format!("{}@sud.kz", "a".repeat(65));
        let long_label = format!("a@{}.kz", "b".repeat(64));
        let long = format!("a@{}kz", "bbbbbbbbb.".repeat(26));
        for text in [
            "",
            "a",
            "@sud.kz",
            "a@",
            "a@sud",
            "a@@sud.kz",
            "a@sud..kz",
            "a@-sud.kz",
            "a@sud-.kz",
            "a b@sud.kz",
            "a@sud.kz, b@sud.kz",
            "Серик@sud.kz",
            "Serik <a@sud.kz>",
            &long_local,
            &long_label,
            &long,
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }

    #[test]
    fn marks_that_nobody_sees_are_not_part_of_it() {
        let copied = "\u{202a}a.serik@sud.kz\u{202c}\u{200b}";
        assert_eq!(address(copied).as_deref(), Some("a.serik@sud.kz"));
    }

    #[test]
    fn a_letter_of_another_alphabet_is_shown() {
        for (text, letter) in [
            ("judge@examplе.org", 'е'),
            ("judge@sud.кz", 'к'),
            ("аnna@example.org", 'а'),
            ("Серик@sud.kz", 'с'),
            ("judge@gmail.сом", 'с'),
            ("judge@gοogle.com", 'ο'),
            ("judge@cуд.kz", 'у'),
        ] {
            assert_eq!(check(text), Err(Fault::ForeignLetter(letter)), "{text}");
        }
        for text in [
            "a@сот.қаз",
            "a@mail.сот.қаз",
            "a@münchen.example",
            "a@сот.com",
            "a@1.kz",
        ] {
            assert!(check(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn nobody_brings_an_address_that_stands_for_none() {
        for text in [
            "person-5@erased.invalid",
            "x@walk-in.INVALID",
            "a@b.c.invalid",
        ] {
            assert_eq!(check(text), Err(Fault::NoDomain), "{text}");
        }
        assert!(check("a@invalid.kz").is_ok());
    }
}
