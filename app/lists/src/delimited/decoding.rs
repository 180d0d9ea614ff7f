//! Bytes as text. UTF-8 and UTF-16 are known by their form; of the encodings of one byte for each
//! letter, the one is taken in which the text looks most like Russian.

use encoding_rs::{IBM866, KOI8_R, UTF_16BE, UTF_16LE, WINDOWS_1251, X_MAC_CYRILLIC};

use crate::{Encoding, Refusal};

/// The text, and the encoding if it had to be guessed among several. Windows-1251 is what the
/// office programs of Windows write, and goes without saying.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Option<Encoding>), Refusal> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return sound(String::from_utf8_lossy(rest).into_owned()).map(|text| (text, None));
    }
    let utf_16 = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((UTF_16LE, rest)),
        [0xfe, 0xff, rest @ ..] => Some((UTF_16BE, rest)),
        _ => unmarked(bytes).map(|encoding| (encoding, bytes)),
    };
    if let Some((encoding, rest)) = utf_16 {
        let (text, _) = encoding.decode_without_bom_handling(rest);
        return sound(text.into_owned()).map(|text| (text, None));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return sound(text.to_owned()).map(|text| (text, None));
    }
    let (encoding, text) = guess(bytes);
    let said = Some(encoding).filter(|encoding| *encoding != Encoding::Windows1251);
    sound(text).map(|text| (text, said))
}

/// Text has no zeros; what has them is another kind of file.
fn sound(text: String) -> Result<String, Refusal> {
    if text.contains('\0') {
        return Err(Refusal::Unreadable);
    }
    Ok(text)
}

/// UTF-16 without a mark: of the delimiters and Latin letters every other byte is zero.
fn unmarked(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let zeros = |from: usize| {
        bytes
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let enough = bytes.len() / 16 + 1;
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    match (zeros(0), zeros(1)) {
        (0, some) if some >= enough => Some(UTF_16LE),
        (some, 0) if some >= enough => Some(UTF_16BE),
        _ => None,
    }
}

fn guess(bytes: &[u8]) -> (Encoding, String) {
    let candidates = [
        (Encoding::Windows1251, WINDOWS_1251),
        (Encoding::Ibm866, IBM866),
        (Encoding::MacCyrillic, X_MAC_CYRILLIC),
        (Encoding::Koi8R, KOI8_R),
    ];
    let mut best = (Encoding::Windows1251, String::new());
    let mut most = i64::MIN;
    for (name, encoding) in candidates {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let likeness = likeness(&text);
        if likeness > most {
            most = likeness;
            best = (name, text.into_owned());
        }
    }
    best
}

/// How much a text looks like Russian: its letters count for it, the frequent ones more; signs that
/// no list needs, and capitals behind small letters, count
/// against it.
fn likeness(text: &str) -> i64 {
    let mut sum = 0;
    let mut before = ' ';
    for c in text.chars() {
        sum += match c {
            _ if c.is_ascii() => 0,
            _ if before.is_lowercase() && c.is_uppercase() => -3,
            // No word begins with these.
            'ь' | 'ъ' | 'ы' | 'Ь' | 'Ъ' | 'Ы' if !before.is_alphabetic() => -3,
            'о' | 'е' | 'а' | 'и' | 'н' | 'т' | 'с' | 'р' | 'в' | 'л' => 2,
            'О' | 'Е' | 'А' | 'И' | 'Н' | 'Т' | 'С' | 'Р' | 'В' | 'Л' => 2,
            'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | 'і' | 'І' => 1,
            '«' | '»' | '№' | '–' | '—' | '…' | '“' | '”' | '„' | '’' | '\u{a0}' => {
                0
            }
            _ => -3,
        };
        before = c;
    }
    sum
}
