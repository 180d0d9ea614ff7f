//! Everything that a fuzzer was fed with or found, and the courses of the other tests, through the
//! very functions that the fuzzer calls.
#![allow(clippy::unwrap_used)]

#[path = "../fuzz/src/lib.rs"]
mod entries;

use std::fs;
use std::path::{Path, PathBuf};

/// The files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Feeds an entry with the corpus of this name, and says how many files it has.
fn feed(name: &str, entry: fn(&[u8])) {
    let corpus = files(&Path::new("fuzz/corpus").join(name));
    assert!(!corpus.is_empty(), "the corpus {name} is empty");
    for path in corpus {
        // A panic in the entry should say which file it was.
        println!("{}", path.display());
        entry(&fs::read(&path).unwrap());
    }
}

/// A folder as the text that an entry makes a folder of.
fn packed(folder: &Path) -> String {
    let mut texts = Vec::new();
    for path in files(folder) {
        let inner = path
            .strip_prefix(folder)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        texts.push((
            inner,
            String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned(),
        ));
    }
    entries::archive::pack(
        texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str())),
    )
}

/// The folders in a folder.
fn folders(place: &str) -> Vec<PathBuf> {
    fs::read_dir(place)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect()
}

#[test]
fn courses() {
    feed("course", entries::course);
    for folder in folders("../course/tests/sound")
        .into_iter()
        .chain(folders("../course/tests/broken"))
    {
        println!("{}", folder.display());
        entries::course(packed(&folder).as_bytes());
    }
}

#[test]
fn gift() {
    feed("gift", entries::gift);
    entries::gift(&fs::read("tests/exchange/foreign/forms.gift").unwrap());
}

#[test]
fn moodle() {
    feed("moodle", entries::moodle);
    entries::moodle(&fs::read("tests/exchange/foreign/types.xml").unwrap());
}

#[test]
fn qti() {
    feed("qti", entries::qti);
    entries::qti(packed(Path::new("tests/exchange/foreign/qti")).as_bytes());
}
