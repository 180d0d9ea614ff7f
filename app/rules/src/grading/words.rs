//! Words as people type them, compared without what does not matter.

use std::collections::BTreeMap;

use course::Language;

/// Whether what was typed is one of the accepted answers, in whichever language: a judge may
/// answer in another than the page is shown in.
pub(super) fn is_accepted(typed: &str, accepted: &BTreeMap<Language, Vec<String>>) -> bool {
    let typed = plain(typed);
    !typed.is_empty() && accepted.values().flatten().any(|each| plain(each) == typed)
}

/// Words in the spelling that is compared, one space between them, no marks around the whole.
pub(crate) fn plain(text: &str) -> String {
    let folded = spelling::folded(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    words
        .join(" ")
        .trim_matches(|c| ".,;:!?\"'«»“”„".contains(c))
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted() -> BTreeMap<Language, Vec<String>> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        BTreeMap::from([
            (Language::En, words(&["non-refoulement", "Article 33(1)"])),
            (Language::Ru, words(&["невысылка", "учёт"])),
            (Language::Kk, words(&["қайтармау"])),
        ])
    }

    #[test]
    fn accepted_in_any_language_and_spelling() {
        for typed in [
            "non-refoulement",
            "  Non\u{2013}Refoulement. ",
            "«Невысылка»",
            "учет",
            "УЧЁТ",
            "ҚАЙТАРМАУ",
            "article   33(1)",
        ] {
            assert!(is_accepted(typed, &accepted()), "{typed}");
        }
    }

    /// As keyboards without Kazakh letters, and files that letters are copied from, bring them.
    #[test]
    fn accepted_as_people_type_it() {
        let accepted = BTreeMap::from([
            (
                Language::Kk,
                vec!["шеңберлі сілтеме".to_owned(), "екі".to_owned()],
            ),
            (
                Language::Ru,
                vec!["судья-докладчик".to_owned(), "учёт".to_owned()],
            ),
        ]);
        for typed in [
            "шеңберлi сiлтеме",
            "Шеңберлi сілтеме.",
            "шең\u{ad}берлі сілтеме",
            "екi",
            "EКІ",
            "судья\u{2011}докладчик",
            "cудья-докладчик",
            "уче\u{308}т",
            "\u{feff}учёт\u{200b}",
        ] {
            assert!(is_accepted(typed, &accepted), "{typed}");
        }
        for typed in ["шенберлі сілтеме", "еки", "судья докладчик"]
        {
            assert!(!is_accepted(typed, &accepted), "{typed}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for typed in [
            "",
            " ",
            ".",
            "refoulement",
            "nonrefoulement",
            "Article 33",
            "ару",
        ] {
            assert!(!is_accepted(typed, &accepted()), "{typed}");
        }
    }

    /// An author's slip, such as an accepted answer of one dot, must not let everything pass.
    #[test]
    fn nothing_is_never_accepted() {
        let slip = BTreeMap::from([(Language::En, vec![".".to_owned()])]);
        assert!(!is_accepted("", &slip));
        assert!(!is_accepted(".", &slip));
    }
}
