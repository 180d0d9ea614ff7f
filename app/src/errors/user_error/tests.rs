use std::collections::BTreeSet;

use course::Language;
use strum::VariantNames as _;

use super::*;

#[test]
fn every_error_has_words_of_its_own_in_each_language() {
    for language in Language::ALL {
        let mut said: Vec<String> = UserError::examples()
            .iter()
            .map(|e| e.say(language))
            .collect();
        for words in &said {
            assert!(words.ends_with(['.', '!']), "not a sentence: {words}");
            assert!(!words.contains("No localization"), "{words}");
            // What the words ask for and the error does not hold stays in braces.
            assert!(!words.contains(['{', '$']), "{words}");
        }
        said.sort();
        said.dedup();
        assert_eq!(said.len(), UserError::examples().len(), "{language:?}");
    }
}

#[test]
fn the_examples_have_one_of_each() {
    let examples = UserError::examples();
    let codes: BTreeSet<String> = examples.iter().map(UserError::code).collect();
    let all: BTreeSet<String> = UserError::VARIANTS
        .iter()
        .map(|&code| code.into())
        .collect();
    assert_eq!(codes, all);
}

#[test]
fn programs_are_told_the_words_beside_the_code() {
    for error in UserError::examples() {
        let told = error.told(Language::Kk);
        let fields: serde_json::Value = serde_json::from_str(&told).expect("JSON");
        assert_eq!(fields["code"], error.code());
        assert_eq!(fields["says"], error.say(Language::Kk));
        // What reads the error alone reads it still.
        assert_eq!(serde_json::from_str::<UserError>(&told).ok(), Some(error));
    }
}

#[test]
fn errors_survive_the_way_through_an_address() {
    for error in UserError::examples() {
        let json = serde_json::to_string(&error).expect("JSON");
        assert_eq!(
            serde_json::from_str::<UserError>(&json).expect("back"),
            error
        );
    }
}
