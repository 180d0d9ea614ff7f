//! Words as people type them in Kazakh, Russian and English, in the one spelling in which they are
//! compared: by grading, by search, and where a name is looked for in the register.
//!
//! Carved out so that the server and the browser compare alike. What is folded away is what nobody
//! sees or means: letters that a paste brought in pieces, Latin letters that were typed for
//! Cyrillic ones because they look the same, marks without a shape, one apostrophe for another.
//! Words that are spelt otherwise stay other words: қ is not к.

use unicode_normalization::UnicodeNormalization as _;

/// A text in the spelling that is compared, in small letters.
#[must_use]
pub fn folded(text: &str) -> String {
    small(&composed(text).to_lowercase())
}

/// A text with each letter in one piece (NFC), without what nobody sees, and without Latin letters
/// in Cyrillic words or Cyrillic ones in Latin words. Its letters are as large as they were, since
/// a Latin H looks like Н and a small h like һ.
#[must_use]
pub fn composed(text: &str) -> String {
    one_script(&seen(text).nfc().collect::<String>())
}

/// A text without what nobody sees: what has to be gone before letters can be put together.
#[must_use]
pub fn seen(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

/// A text whose words are each of one script, if their letters allow; of a text that is [`seen`] and
/// in NFC. Accents that stand by themselves, as on a stressed vowel, are left out.
#[must_use]
pub fn one_script(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word: Vec<char> = Vec::new();
    for character in text.chars().filter(|c| !is_accent(*c)) {
        if character.is_alphabetic() {
            word.push(character);
        } else {
            put(&mut out, &mut word);
            out.push(character);
        }
    }
    put(&mut out, &mut word);
    out
}

/// A text in small letters with е for ё, one kind of hyphen and one kind of apostrophe.
#[must_use]
pub fn small(lower: &str) -> String {
    lower
        .chars()
        // The dot that is left of a Turkish capital I.
        .filter(|character| !is_accent(*character))
        .map(|character| match character {
            'ё' => 'е',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2b9}' | '\u{2bb}' | '\u{2bc}'
            | '\u{2032}' | '\u{b4}' | '`' => '\'',
            _ => character,
        })
        .collect()
}

/// Whether a character has no shape of its own: a soft hyphen, marks that join or part letters or
/// turn the direction of writing, what is left of a byte order mark.
#[must_use]
pub const fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// Whether a character belongs to a word: letters and digits, accents that stand by themselves,
/// and what nobody sees.
#[must_use]
pub fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || is_hidden(character) || is_accent(character)
}

/// Whether a character is an accent that belongs to the letter before it.
const fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// Letters that look the same, Latin and Cyrillic. Where two Cyrillic letters look like one Latin,
/// the more frequent one stands: У for Y, which Kazakh also takes for Ү.
const ALIKE: [(char, char); 29] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'һ'),
    ('i', 'і'),
    ('k', 'к'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('ə', 'ә'),
    ('ë', 'ё'),
    ('ï', 'ї'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('Ə', 'Ә'),
    ('Ë', 'Ё'),
    ('Ï', 'Ї'),
];

fn as_cyrillic(latin: char) -> Option<char> {
    ALIKE.iter().find(|(of, _)| *of == latin).map(|(_, to)| *to)
}

fn as_latin(cyrillic: char) -> Option<char> {
    ALIKE
        .iter()
        .find(|(_, of)| *of == cyrillic)
        .map(|(to, _)| *to)
}

const fn is_cyrillic(character: char) -> bool {
    matches!(character, '\u{400}'..='\u{52f}')
}

const fn is_latin(character: char) -> bool {
    matches!(character, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | 'ə')
}

/// Moves a word on, in one script if its letters allow. A word of both whose Latin letters all look
/// like Cyrillic ones is a Cyrillic one, and the other way round; else it is left as it is.
fn put(out: &mut String, word: &mut Vec<char>) {
    let mixed = word.iter().any(|c| is_cyrillic(*c)) && word.iter().any(|c| is_latin(*c));
    let all = |own: fn(char) -> bool, to: fn(char) -> Option<char>| -> Option<Vec<char>> {
        let letter = |c: &char| if own(*c) { Some(*c) } else { to(*c) };
        word.iter().map(letter).collect()
    };
    let one = if mixed {
        all(is_cyrillic, as_cyrillic).or_else(|| all(is_latin, as_latin))
    } else {
        None
    };
    out.extend(one.as_ref().unwrap_or(word));
    word.clear();
}

#[cfg(test)]
mod tests;
