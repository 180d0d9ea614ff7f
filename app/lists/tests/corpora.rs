//! Everything that a fuzzer was fed with or found, through the very functions that the fuzzer
//! calls.
#![allow(clippy::unwrap_used)]

#[path = "../fuzz/src/lib.rs"]
mod entries;

use std::fs;
use std::path::Path;

/// Feeds an entry with the corpus of this name.
fn feed(name: &str, entry: fn(&[u8])) {
    let folder = Path::new("fuzz/corpus").join(name);
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert!(!paths.is_empty(), "the corpus {name} is empty");
    paths.sort();
    for path in paths {
        // A panic in the entry should say which file it was.
        println!("{}", path.display());
        entry(&fs::read(&path).unwrap());
    }
}

#[test]
fn workbooks() {
    feed("workbook", entries::workbook);
}

#[test]
fn delimited_lists() {
    feed("delimited", entries::delimited);
}

#[test]
fn lists_of_meetings() {
    feed("meeting", entries::meeting);
}

#[test]
fn tables_of_sessions() {
    feed("timetable", entries::timetable);
}

/// What the fuzzer begins with is a list, so that it reaches what lies behind the first refusals.
#[test]
fn the_corpora_hold_lists() {
    let people = |bytes: &[u8]| {
        let list = lists::read(bytes, &lists::Budget::default()).unwrap();
        list.checked().good.len()
    };
    let text = fs::read_to_string("fuzz/corpus/workbook/book.txt").unwrap();
    let files = entries::archive::unpack(&text);
    let again = entries::archive::pack(files.iter().map(|(path, text)| (*path, text.as_str())));
    assert_eq!(again, text);
    assert_eq!(people(&entries::archive::zipped(&files)), 2);
    let csv = fs::read("fuzz/corpus/delimited/titled.csv").unwrap();
    assert_eq!(people(&csv), 2);
}
