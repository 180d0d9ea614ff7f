//! Collation: the order of each language's alphabet, as CLDR has it and ICU4X knows it. Code points
//! are in no order that people know: they put Ә and Қ after Я.

use std::{cmp::Ordering, sync::LazyLock};

use course::Language;
use icu::{
    collator::{Collator, CollatorBorrowed, options::CollatorOptions},
    locale::locale,
};

/// Compares two texts as the dictionaries of a language order them. Texts that no dictionary tells
/// apart are ordered by their letters, so that an order is the same each time.
pub fn compare(language: Language, one: &str, other: &str) -> Ordering {
    static ENGLISH: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| of(Language::En));
    static RUSSIAN: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| of(Language::Ru));
    static KAZAKH: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| of(Language::Kk));
    let alphabet = match language {
        Language::En => &ENGLISH,
        Language::Ru => &RUSSIAN,
        Language::Kk => &KAZAKH,
    };
    alphabet.compare(one, other).then_with(|| one.cmp(other))
}

/// Sorts by a name, in the order of the reader's language.
pub fn sort_by_name<T>(items: &mut [T], language: Language, name: impl Fn(&T) -> &str) {
    items.sort_by(|one, other| compare(language, name(one), name(other)));
}

fn of(language: Language) -> CollatorBorrowed<'static> {
    let locale = match language {
        Language::En => locale!("en"),
        Language::Ru => locale!("ru"),
        Language::Kk => locale!("kk"),
    };
    // The data of these three are compiled in; the root's order is what is left otherwise.
    Collator::try_new(locale.into(), CollatorOptions::default())
        .or_else(|_| Collator::try_new(locale!("und").into(), CollatorOptions::default()))
        .expect("the order of the root is compiled in")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The alphabet as Kazakh schools teach it: 42 letters of the Cyrillic one.
    const KAZAKH: &str =
        "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я";
    const RUSSIAN: &str = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я";

    #[test]
    fn letters_stand_in_the_order_of_their_alphabet() {
        for (language, alphabet) in [(Language::Kk, KAZAKH), (Language::Ru, RUSSIAN)] {
            let taught: Vec<&str> = alphabet.split(' ').collect();
            let mut sorted = taught.clone();
            sorted.reverse();
            sort_by_name(&mut sorted, language, |letter| letter);
            assert_eq!(sorted, taught, "{language:?}");
        }
    }

    #[test]
    fn capitals_and_small_letters_are_one_letter() {
        let mut names = vec![
            "Яковлев",
            "қасымова",
            "Қасым",
            "Ким",
            "Лебедев",
            "Әлиев",
            "ахметов",
        ];
        sort_by_name(&mut names, Language::Kk, |name| name);
        assert_eq!(
            names,
            [
                "ахметов",
                "Әлиев",
                "Ким",
                "Қасым",
                "қасымова",
                "Лебедев",
                "Яковлев"
            ]
        );
    }

    #[test]
    fn what_no_dictionary_tells_apart_keeps_an_order() {
        assert_eq!(
            compare(Language::En, "a\u{ad}b", "ab"),
            "a\u{ad}b".cmp("ab")
        );
        assert_eq!(compare(Language::En, "ab", "ab"), Ordering::Equal);
    }
}
