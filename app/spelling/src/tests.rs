use proptest::prelude::*;

use super::*;

/// Each Kazakh and Russian word of a sentence, with the Latin look-alikes of all its letters put
/// in, one at a time.
const WORDS: &str = "екі шеңберлі сілтеме телінген қаһарман әділет хат сот туралы заң босқын ЕКІ \
                     ШЕҢБЕРЛІ СОТ ТУРАЛЫ Мәскеу невысылка учёт беженец ВОЗВРАТ КОМИТЕТ Астана";

#[test]
fn no_look_alike_makes_another_word() {
    let mut tried = 0;
    for word in WORDS.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for (place, letter) in letters.iter().enumerate() {
            // A word whose every letter was typed in Latin is a Latin word.
            let Some(latin) = as_latin(*letter) else {
                continue;
            };
            let mut typed = letters.clone();
            typed[place] = latin;
            let typed: String = typed.into_iter().collect();
            assert_eq!(folded(&typed), folded(word), "{typed}");
            tried += 1;
        }
        // All of them that have one, as long as one Cyrillic letter is left.
        let typed: String = letters.iter().map(|c| as_latin(*c).unwrap_or(*c)).collect();
        if letters.iter().any(|c| as_latin(*c).is_none()) {
            assert_eq!(folded(&typed), folded(word), "{typed}");
            tried += 1;
        }
    }
    assert!(tried > 80, "{tried}");
}

#[test]
fn a_cyrillic_letter_in_an_english_word_is_none() {
    for (typed, word) in [
        ("rеfugее", "refugee"),
        ("Сonvention", "convention"),
        ("nоn-refoulemеnt", "non-refoulement"),
    ] {
        assert_ne!(typed.to_lowercase(), word, "the test has a look-alike");
        assert_eq!(folded(typed), word);
    }
}

#[test]
fn what_nobody_sees_is_gone() {
    for (typed, word) in [
        ("бос\u{ad}қын", "босқын"),
        ("\u{feff}сот\u{200b}", "сот"),
        ("и\u{306}ога и е\u{308}лка", "йога и елка"),
        ("К\u{306}", "к"),
        ("зако\u{301}н", "закон"),
        ("о\u{2019}з", "о'з"),
        ("о\u{2018}з", "о'з"),
        ("о`з", "о'з"),
        ("о\u{2bc}з", "о'з"),
        ("жер\u{2013}су", "жер-су"),
        ("жер\u{2011}су", "жер-су"),
        ("УЧЁТ", "учет"),
    ] {
        assert_eq!(folded(typed), word, "{typed:?}");
    }
}

#[test]
fn other_words_stay_other_words() {
    for (one, other) in [
        ("қала", "кала"),
        ("сот", "сат"),
        ("екі", "еки"),
        ("ұлт", "улт"),
        ("word", "ворд"),
        ("ару", "apyk"),
    ] {
        assert_ne!(folded(one), folded(other));
    }
    // Words of another script, and of both where no one script has all letters, are left alone.
    for word in ["eki", "cot", "вord", "日本", "αβγ", "wи"] {
        assert_eq!(composed(word), word);
    }
}

#[test]
fn every_pair_is_one_latin_and_one_cyrillic_letter() {
    for (latin, cyrillic) in ALIKE {
        assert!(
            is_latin(latin) && is_cyrillic(cyrillic),
            "{latin} {cyrillic}"
        );
        assert_eq!(latin.is_uppercase(), cyrillic.is_uppercase(), "{latin}");
        assert_eq!(as_cyrillic(latin), Some(cyrillic));
        assert_eq!(as_latin(cyrillic), Some(latin));
    }
}

proptest! {
    #[test]
    fn once_is_enough(text in "[a-zа-яёәіңғүұқөһA-ZА-ЯІҢ'’`\u{ad}\u{306}\u{308} -]{0,20}") {
        let once = folded(&text);
        prop_assert_eq!(&folded(&once), &once);
    }

    #[test]
    fn capitals_do_not_matter(text in "[а-яёәіңғүұқөһ ]{0,20}") {
        prop_assert_eq!(folded(&text.to_uppercase()), folded(&text));
    }
}
