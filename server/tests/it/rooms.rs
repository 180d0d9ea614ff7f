//! The arrows between rooms, which Rust does not hold: a room uses those before it, by what their
//! doors show, and only a store names the records.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use app::{
    accounts::{Passkeys, SignOut},
    attendance::Registrar,
    quizzes::Saver,
    trainings::ReadingDesk,
};
use leptos::server_fn::ServerFn as _;

use crate::harness::House;

/// The rooms in their order: each may use those before it.
const ROOMS: [&str; 16] = [
    "audit",
    "remarks",
    "privacy",
    "accounts",
    "post",
    "recovery",
    "profile",
    "trainings",
    "calendar",
    "learning",
    "quizzes",
    "attendance",
    "home",
    "merging",
    "erasure",
    "personal_data",
];
/// The roof, which alone knows every room.
const ROOF: &str = "frame";
/// What is behind a room's door.
const INSIDE: [&str; 4] = ["store", "pages", "actions", "jobs"];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src")
}

/// All files below a folder with their text, without comments.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default());
            found.push((path, code.collect::<Vec<_>>().join("\n")));
        }
    }
    found
}

/// [`files`], without those of tests, and without the tests at the end of a file.
pub fn code_below(folder: &Path) -> Vec<(PathBuf, String)> {
    let is_test = |path: &Path| {
        let name = |part: std::path::Component<'_>| part.as_os_str().to_owned();
        let below = path.strip_prefix(folder).unwrap_or(path).components();
        below
            .map(name)
            .any(|name| name == "tests" || name == "tests.rs")
    };
    let mut found = files(folder);
    found.retain(|(path, _)| !is_test(path));
    for (_, code) in &mut found {
        if let Some(end) = code.find("#[cfg(test)]") {
            code.truncate(end);
        }
    }
    found
}

/// All paths below `crate::` that a text names, written out: `crate::a::{b, c::d}` is two.
fn crate_paths(code: &str) -> Vec<String> {
    paths_below(code, "crate::")
}

/// All paths below a beginning that a text names.
pub fn paths_below(code: &str, beginning: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in code.split(beginning).skip(1) {
        let rest: String = rest.split_whitespace().collect();
        tree(&mut rest.chars().peekable(), String::new(), &mut found);
    }
    found
}

/// Reads one path, or the tree of paths that a brace opens.
fn tree(
    text: &mut std::iter::Peekable<std::str::Chars<'_>>,
    mut path: String,
    found: &mut Vec<String>,
) {
    while let Some(c) = text.next_if(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '{')) {
        if c != '{' {
            path.push(c);
            continue;
        }
        loop {
            tree(text, path.clone(), found);
            if text.next_if_eq(&',').is_none() {
                break;
            }
        }
        text.next_if_eq(&'}');
        return;
    }
    if !path.is_empty() && !path.ends_with("::") {
        found.push(path);
    }
}

/// What is wrong with a path that a file of a room names.
fn wrong(room: &str, path: &str) -> Option<&'static str> {
    let mut steps = path.split("::");
    let other = steps.next()?;
    let place = |name| ROOMS.iter().position(|room| *room == name);
    let (place_of_other, own) = (place(other)?, place(room)?);
    if place_of_other > own {
        return Some("uses a room that comes later");
    }
    if place_of_other < own && steps.next().is_some_and(|step| INSIDE.contains(&step)) {
        return Some("goes past the door of another room");
    }
    None
}

#[test]
fn a_room_uses_those_before_it_through_their_doors() {
    let mut problems = Vec::new();
    let mut seen = 0;
    for room in ROOMS {
        for (file, code) in files(&source().join(room)) {
            for path in crate_paths(&code) {
                seen += 1;
                if let Some(what) = wrong(room, &path) {
                    problems.push(format!("{}: crate::{path} {what}", file.display()));
                }
            }
        }
    }
    assert!(seen > 100, "the scan finds what there is: {seen}");
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_ground_names_no_room_and_nobody_names_the_roof() {
    let mut problems = Vec::new();
    let mut seen = 0;
    for (file, code) in code_below(&source()) {
        let below = file.strip_prefix(source()).unwrap();
        let entry = below.components().next().unwrap().as_os_str();
        let entry = entry.to_str().unwrap().trim_end_matches(".rs");
        let ground = !ROOMS.contains(&entry) && entry != ROOF && entry != "lib";
        for path in crate_paths(&code) {
            let names = path.split("::").next().unwrap_or_default();
            let above = names == ROOF && entry != ROOF || ground && ROOMS.contains(&names);
            seen += usize::from(ground);
            if above {
                problems.push(format!("{}: crate::{path} stands above", below.display()));
            }
        }
    }
    assert!(seen > 50, "the scan finds what there is: {seen}");
    assert!(problems.is_empty(), "{problems:#?}");
}

/// No entry of `app/src` comes back to itself by what its files name, whatever it goes through.
#[test]
fn no_entry_stands_in_a_circle() {
    let below: Vec<(PathBuf, String)> = code_below(&source())
        .into_iter()
        .map(|(file, code)| (file.strip_prefix(source()).unwrap().to_owned(), code))
        .collect();
    let entry = |file: &Path| {
        let first = file.components().next().unwrap().as_os_str();
        first.to_str().unwrap().trim_end_matches(".rs").to_owned()
    };
    let mut names = BTreeMap::<String, BTreeSet<String>>::new();
    for (file, code) in &below {
        let from = entry(file);
        for path in crate_paths(code) {
            let to = path.split("::").next().unwrap_or_default().to_owned();
            if to != from && from != "lib" {
                names.entry(from.clone()).or_default().insert(to);
            }
        }
    }
    let reach = |from: &str| {
        let mut seen = BTreeSet::new();
        let mut next = vec![from.to_owned()];
        while let Some(entry) = next.pop() {
            for to in names.get(&entry).into_iter().flatten() {
                if seen.insert(to.clone()) {
                    next.push(to.clone());
                }
            }
        }
        seen
    };
    let circles: Vec<&String> = names
        .keys()
        .filter(|name| reach(name).contains(*name))
        .collect();
    assert!(names.len() > 20, "the scan finds what there is: {names:?}");
    assert!(circles.is_empty(), "in a circle: {circles:?} of {names:#?}");
}

#[test]
fn every_room_is_known() {
    // A folder with routes is a room.
    for entry in std::fs::read_dir(source()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.join("pages.rs").exists() || path.join("pages").exists() {
            assert!(
                ROOMS.contains(&name.as_str()),
                "{name} has no place in the order of rooms"
            );
        }
    }
}

#[test]
fn only_stores_name_the_records() {
    let mut problems = Vec::new();
    for (file, code) in files(&source()) {
        let is_store = file.file_name().is_some_and(|name| name == "store.rs")
            || file.components().any(|part| part.as_os_str() == "store");
        if !is_store
            && code
                .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                .any(|word| word.starts_with("records::"))
        {
            problems.push(file.display().to_string());
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_scan_sees_what_is_wrong() {
    let code = "use crate::{\n  accounts::{self, store},\n  home,\n};\nfn f() { crate::attendance::Standings::x() }";
    assert_eq!(
        crate_paths(code),
        [
            "accounts::self",
            "accounts::store",
            "home",
            "attendance::Standings::x"
        ]
    );
    assert!(wrong("trainings", "accounts::store").is_some());
    assert!(wrong("trainings", "accounts::Account").is_none());
    assert!(wrong("trainings", "trainings::store").is_none());
    assert!(wrong("learning", "quizzes::Attempt").is_some());
    assert!(wrong("learning", "request::Visit").is_none());
}

on_both_databases!(every_service_is_brought_at_boot);

async fn every_service_is_brought_at_boot(house: House) {
    let house = &house.inner;
    let asked = [
        format!("{:?}", Registrar::of(house)),
        format!("{:?}", Saver::of(house)),
        format!("{:?}", ReadingDesk::of(house)),
        format!("{:?}", Passkeys::here(house)),
    ];
    // As many as there are places that ask the house for one.
    let asking: usize = code_below(&source())
        .iter()
        .map(|(_, code)| code.matches("house.service").count())
        .sum();
    assert_eq!(asked.len(), asking, "another service: ask for it here");
}

#[test]
fn the_way_out_of_every_page_is_the_action_that_signs_out() {
    assert_eq!(app::parts::page::SIGN_OUT, SignOut::PATH);
}
