//! What the fingers do on a keyboard: stretches of keys that lie side by side, on the Latin
//! layout, the Russian and the Kazakh one, and on the block of digits; and the alphabet.

/// The keys from left to right, a row in each layout. What stands at one place in several of
/// them is one key.
const KEYS: [[&str; 4]; 4] = [
    [
        "`1234567890-=",
        "~!@#$%^&*()_+",
        "ё\"әіңғ,.үұқөһ",
        "ё!\"№;%:?*()_+",
    ],
    ["qwertyuiop[]", "", "йцукенгшщзхъ", "йцукенгшщзхъ"],
    ["asdfghjkl;'", "", "фывапролджэ", "фывапролджэ"],
    ["zxcvbnm,./", "", "ячсмитьбю.", "ячсмитьбю/"],
];

/// How far each row is shifted to the right, in quarters of a key.
const SHIFT: [i32; 4] = [0, 6, 7, 9];

/// The block of digits, as it lies on the right of a keyboard.
const DIGITS: [&str; 4] = ["789", "456", "123", "0"];

/// What follows each other without any keyboard.
const ALPHABETS: [&str; 4] = [
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
];

/// The places where a character lies: the row, and quarters of a key from the left.
fn places(character: char) -> impl Iterator<Item = (i32, i32)> {
    KEYS.iter()
        .zip(SHIFT)
        .zip(0..)
        .flat_map(move |((layouts, shift), row)| {
            layouts.iter().filter_map(move |layout| {
                let column = layout.chars().position(|key| key == character)?;
                Some((row, i32::try_from(column).unwrap_or(0) * 4 + shift))
            })
        })
}

fn side_by_side(one: char, other: char) -> bool {
    places(one).any(|(row, left)| {
        places(other).any(|(below, right)| {
            let apart = (left - right).abs();
            apart <= 4 && (row - below).abs() <= 1
        })
    })
}

fn on_the_block(one: char, other: char) -> bool {
    let place = |digit| {
        DIGITS
            .iter()
            .zip(0_i32..)
            .find_map(|(row, below)| Some((below, i32::try_from(row.find(digit)?).ok()?)))
    };
    place(one)
        .zip(place(other))
        .is_some_and(|(one, other)| (one.0 - other.0).abs() <= 1 && (one.1 - other.1).abs() <= 1)
}

fn in_the_alphabet(one: char, other: char) -> bool {
    ALPHABETS.iter().any(|row| {
        let next = row.chars().skip(1);
        row.chars()
            .zip(next)
            .any(|(a, b)| (a, b) == (one, other) || (b, a) == (one, other))
    })
}

/// Whether two characters are the same or neighbours.
fn are_neighbours(one: char, other: char) -> bool {
    one == other
        || in_the_alphabet(one, other)
        || side_by_side(one, other)
        || on_the_block(one, other)
}

/// How many walks a text is made of: stretches in which each character is a neighbour of the
/// one before.
pub(super) fn walks(text: &[char]) -> usize {
    1 + text
        .windows(2)
        .filter(|pair| !are_neighbours(pair[0], pair[1]))
        .count()
}

/// Whether a text is walked rather than written: in stretches of three keys or more on average,
/// or with two fingers that walk in turn, as `q1w2e3r4t5y6`. Words of any language change their
/// place on the keyboard much more often.
pub(super) fn is_walked(text: &[char]) -> bool {
    let by_turns =
        |first: usize| -> Vec<char> { text.iter().skip(first).step_by(2).copied().collect() };
    let few = text.len().div_ceil(3).max(3);
    walks(text) <= few || walks(&by_turns(0)) + walks(&by_turns(1)) <= few
}

/// The same keys on the other layout: `gfhjkm` for `пароль`, and the other way round. Characters
/// that have no such place stay.
pub(super) fn other_layout(text: &[char]) -> [String; 2] {
    [(0, 3), (3, 0)].map(|(from, to)| {
        let change = |character: &char| {
            KEYS.iter()
                .find_map(|layouts| {
                    let column = layouts[from].chars().position(|key| key == *character)?;
                    // Digits and signs are meant as such.
                    layouts[to]
                        .chars()
                        .nth(column)
                        .filter(|key| key.is_alphabetic())
                })
                .unwrap_or(*character)
        };
        text.iter().map(change).collect()
    })
}
