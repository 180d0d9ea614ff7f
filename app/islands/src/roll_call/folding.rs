//! Names as they are compared when somebody looks for one: alike in Latin and in Russian and
//! Kazakh Cyrillic, however they were put from one into the other.
//!
//! Coarse on purpose: of twenty people one is found by a few letters, and that two names fall
//! together does less harm than one that is not found.

use crate::browser;

/// A name in the spelling that is compared.
#[must_use]
pub fn folded(name: &str) -> String {
    let mut latin = String::with_capacity(name.len());
    // As everywhere in Törelik, and then by sound.
    let name = spelling::one_script(&browser::composed(&spelling::seen(name)));
    let name = spelling::small(&browser::lowercase(&name));
    for character in name.chars() {
        match letter(character) {
            Some(letters) => latin.push_str(letters),
            None if parts_words(character) => latin.push(' '),
            None => latin.push(character),
        }
    }
    for (spelt, as_one) in TOGETHER {
        latin = latin.replace(spelt, as_one);
    }
    let mut folded = String::with_capacity(latin.len());
    for character in latin.chars() {
        // Aliev, Aliyev; Mariia, Maria.
        if !folded.ends_with(character) {
            folded.push(character);
        }
    }
    folded.replace("ie", "e").trim().to_owned()
}

/// Whether a character stands between words.
fn parts_words(character: char) -> bool {
    character.is_whitespace()
        || character.is_ascii_punctuation()
        || matches!(character, '«' | '»' | '\u{2000}'..='\u{206f}')
}

/// Whether a name is one that is looked for: each word that was typed begins one of its words.
#[must_use]
pub fn is_sought(name: &str, typed: &str) -> bool {
    matches(&folded(name), &folded(typed))
}

/// The same for what is [`folded`] already.
#[must_use]
pub fn matches(name: &str, typed: &str) -> bool {
    typed
        .split_whitespace()
        .all(|sought| name.split_whitespace().any(|word| word.starts_with(sought)))
}

/// Letters that Latin spellings write together, for one sound.
const TOGETHER: [(&str, &str); 9] = [
    ("shch", "sh"),
    ("sch", "sh"),
    ("dzh", "j"),
    ("zh", "j"),
    ("dj", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ck", "k"),
    ("ph", "f"),
];

fn letter(character: char) -> Option<&'static str> {
    Some(match character {
        'а' | 'ә' | 'á' | 'ä' | 'â' | 'à' | 'ə' => "a",
        'б' => "b",
        'в' | 'w' => "v",
        'г' | 'ғ' | 'ğ' | 'ǵ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'é' | 'è' | 'ê' | 'ë' => "e",
        'ж' => "j",
        'з' => "z",
        'и' | 'й' | 'і' | 'ы' | 'ї' | 'y' | 'ı' | 'í' | 'ì' | 'î' | 'ï' | 'ý' => "i",
        'к' | 'қ' | 'q' => "k",
        'л' | 'ł' => "l",
        'м' => "m",
        'н' | 'ң' | 'ñ' | 'ń' => "n",
        'о' | 'ө' | 'ó' | 'ö' | 'ô' | 'ò' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ś' => "s",
        'т' => "t",
        'у' | 'ұ' | 'ү' | 'ú' | 'ü' | 'ù' | 'û' | 'ū' => "u",
        'ф' => "f",
        'х' | 'һ' => "h",
        'ц' => "ts",
        'ч' | 'ç' | 'č' => "ch",
        'ш' | 'щ' | 'ş' | 'š' => "sh",
        'ю' => "iu",
        'я' => "ia",
        'x' => "ks",
        'ъ' | 'ь' | '\'' | '’' | 'ʼ' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_the_same_in_each_script() {
        for spellings in [
            vec![
                "Әлия Қасымова",
                "Алия Касымова",
                "Aliya Kassymova",
                "Áliya Qasymova",
            ],
            vec!["Жанар Өтегенова", "Zhanar Otegenova", "Janar Ötegenova"],
            vec![
                "Ғабит Мүсірепов",
                "Gabit Musirepov",
                "Ğabit Müsirepov",
                "Ghabit Musirepov",
            ],
            vec!["Алиев", "Aliev", "Aliyev", "АЛИЕВ"],
            vec!["Хасан Шәріпов", "Khasan Sharipov", "Hasan Şäripov"],
            vec![
                "Юлия Щербакова",
                "Yuliya Shcherbakova",
                "YULIYA SCHERBAKOVA",
            ],
            vec!["Джамиля", "Jamilya", "Dzhamilya"],
        ] {
            let folded: Vec<_> = spellings.iter().map(|name| folded(name)).collect();
            assert!(folded.windows(2).all(|two| two[0] == two[1]), "{folded:?}");
        }
    }

    /// As lists bring names: from keyboards without Kazakh letters, and copied out of files.
    #[test]
    fn a_name_is_found_as_people_type_it() {
        for (name, typed) in [
            ("Сәуле Ыбыраева", "cәуле"),
            ("Cәуле Ыбыраева", "сәуле"),
            ("Ринат Хасенов", "Pинат"),
            ("Андреи\u{306} Ёлкин", "андрей елкин"),
            ("Нұр\u{ad}лан", "нұрлан"),
            ("Iлияс Һасанов", "ілияс һас"),
            ("О`Коннор", "о’коннор"),
        ] {
            assert!(is_sought(name, typed), "{name} {typed}");
        }
    }

    #[test]
    fn a_few_letters_of_any_word_find_a_name() {
        for typed in ["", "қас", "kas", "Әл", "алия", "kasym ali", "  КАС "] {
            assert!(is_sought("Әлия Қасымова", typed), "{typed}");
        }
        for typed in ["symova", "bolat", "kas bolat"] {
            assert!(!is_sought("Әлия Қасымова", typed), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_name_finds_itself(name in ".{0,30}") {
            prop_assert!(is_sought(&name, &name));
        }
    }
}
