//! Addresses: each is declared once, beside the function that fills it in, and answered by the router.

use std::{collections::BTreeSet, path::Path};

use app::paths::{self, Declared};
use server::router;

use crate::rooms::code_below;

/// Where the router answers, and no page of a room leads: the browser asks for it by itself.
const OF_NO_ROOM: [&str; 1] = ["/offline-worker.js"];

fn declared() -> impl Iterator<Item = &'static Declared> {
    paths::ALL.iter().copied().flatten()
}

#[test]
fn every_address_is_declared_once_and_every_declared_one_is_answered() {
    let all: Vec<&str> = declared().map(|each| each.pattern.0).collect();
    let once: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(all.len(), once.len(), "twice: {all:#?}");
    let answered = router::addresses();
    let answered: BTreeSet<&str> = answered
        .iter()
        .map(String::as_str)
        .filter(|address| !OF_NO_ROOM.contains(address))
        .collect();
    assert_eq!(once, answered);
}

/// The pages of a room are asked one after the other, so that an address could be taken for another
/// that is more general.
#[test]
fn what_is_filled_in_leads_to_its_own_page() {
    let mut wrong = Vec::new();
    for each in declared() {
        let sample = (each.sample)();
        let fixed = |pattern: &str| pattern.matches('{').count();
        let nearest = declared()
            .filter(|other| other.pattern.matches(&sample))
            .min_by_key(|other| fixed(other.pattern.0));
        if nearest.map(|other| other.pattern) != Some(each.pattern) {
            wrong.push((each.pattern, sample, nearest));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Where a text looks like an address and is none: the path of a cookie, the beginning of many, a
/// link that every training can keep.
const NO_ADDRESSES: [(&str, &str); 3] = [
    ("accounts/browser.rs", "/invitations"),
    ("frame/layout.rs", "/trainings/"),
    ("learning/pages/lesson/section.rs", "{}/notes/{section}"),
];

/// What there is in a text between quotation marks that looks like an address of ours.
fn addresses_in(code: &str) -> Vec<String> {
    let firsts: BTreeSet<&str> = declared()
        .filter_map(|each| each.pattern.0.split('/').nth(1))
        .filter(|first| !first.is_empty())
        .collect();
    let inner: BTreeSet<&str> = declared()
        .flat_map(|each| each.pattern.0.split('/').skip(2))
        .filter(|part| !part.starts_with('{'))
        .collect();
    let first = |text: &str| {
        text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.')))
            .next()
            .map(str::to_owned)
            .unwrap_or_default()
    };
    let texts = code.split('"').skip(1).step_by(2);
    texts
        .filter(|text| {
            let begins = text.strip_prefix('/').map(first);
            let begins = begins.is_some_and(|first| firsts.contains(first.as_str()));
            let mut held = text.split("}/").skip(1).map(first);
            begins || held.any(|part| firsts.contains(&*part) || inner.contains(&*part))
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_address_is_written_by_hand() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src");
    let mut found = BTreeSet::new();
    let mut seen = 0;
    for (file, code) in code_below(&source) {
        let below = file
            .strip_prefix(&source)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        // The matrix says of each address what happens there.
        if below.starts_with("paths/") || below.starts_with("authorization/") {
            continue;
        }
        seen += 1;
        found.extend(
            addresses_in(&code)
                .into_iter()
                .map(|text| (below.clone(), text)),
        );
    }
    assert!(seen > 100, "the scan finds what there is: {seen}");
    let left = NO_ADDRESSES.map(|(file, text)| (file.to_owned(), text.to_owned()));
    let left = BTreeSet::from(left);
    let written: Vec<_> = found.difference(&left).collect();
    assert!(written.is_empty(), "use app/src/paths: {written:#?}");
    let gone: Vec<_> = left.difference(&found).collect();
    assert!(gone.is_empty(), "no longer there: {gone:#?}");
}

#[test]
fn the_scan_sees_an_address() {
    let code = r##"format!("/trainings/{id}#a"); href="/account" "{url}/trainings/{}" "{here}/profile" "/" "{a}/{b}" "/x""##;
    assert_eq!(
        addresses_in(code),
        [
            "/trainings/{id}#a",
            "/account",
            "{url}/trainings/{}",
            "{here}/profile"
        ]
    );
}
