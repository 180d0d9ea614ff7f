//! Words that stand in the rooms as keys: flash messages. Each that is said has words in every
//! language, and no words are left that nothing says.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use crate::rooms::code_below;

fn app(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../app")
        .join(path)
}

/// What stands between the quotes after a beginning, wherever it stands in the application, with
/// the file.
fn said(beginning: &str) -> BTreeMap<String, PathBuf> {
    let mut said = BTreeMap::new();
    for (file, code) in code_below(&app("src")) {
        // However rustfmt has broken the line.
        let code: String = code.split_whitespace().collect();
        for rest in code.split(beginning).skip(1) {
            let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
            // The macro's own definition has none.
            if let Some((quoted, _)) = quoted {
                said.insert(quoted.to_owned(), file.clone());
            }
        }
    }
    said
}

/// The messages of a language whose keys begin so: each key with all of its lines.
fn messages(language: &str, beginning: &str) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(app("locales").join(language).join("app.ftl")).unwrap();
    let mut messages = BTreeMap::<String, String>::new();
    let mut current = None;
    for line in text.lines() {
        if line.starts_with(beginning)
            && let Some((key, words)) = line.split_once(" =")
        {
            messages.insert(key.to_owned(), words.to_owned());
            current = Some(key.to_owned());
        } else if line.starts_with(' ') {
            let of = current.as_ref().and_then(|key| messages.get_mut(key));
            of.into_iter().for_each(|words| words.push_str(line));
        } else {
            current = None;
        }
    }
    messages
}

/// Holds what is said to the words that there are.
fn hold(said: &BTreeSet<String>, beginning: &str) {
    assert!(said.len() > 50, "the scan finds what there is: {said:?}");
    for language in course::Language::ALL {
        let language = language.code();
        let messages = messages(language, beginning);
        let keys: BTreeSet<String> = messages.keys().cloned().collect();
        let lacking: Vec<_> = said.difference(&keys).collect();
        assert!(lacking.is_empty(), "{language} lacks {lacking:?}");
        let unsaid: Vec<_> = keys.difference(said).collect();
        assert!(unsaid.is_empty(), "nothing says {unsaid:?} of {language}");
        for (key, words) in messages {
            // They are looked up by their key alone.
            assert!(!words.contains('$'), "{language}: {key} asks for something");
            assert!(!words.trim().is_empty(), "{language}: {key} says nothing");
        }
    }
}

#[test]
fn every_flash_message_is_said_and_has_words() {
    let said = said("flash!(");
    hold(&said.into_keys().collect(), "done-");
}
