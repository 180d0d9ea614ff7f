//! What is remembered is looked at again after it was changed: whoever writes to a table from which
//! something is remembered says so to its transaction, in the same function.

use std::path::Path;

use crate::authorization::sources::files;

/// The tables from which a viewer, a register, an attempt or a reader is remembered, as the stores
/// call them.
const REMEMBERED: [&str; 10] = [
    "account",
    "attempt",
    "authenticator",
    "compulsory_second_step",
    "enrolment",
    "login",
    "mark",
    "section_reading",
    "taker",
    "training",
];

/// Functions that write to one of these and tell nobody, with the reason.
const UNTOLD: [(&str, &str); 16] = [
    (
        "accounts/store/accounts.rs add",
        "nobody has come by a new account",
    ),
    (
        "accounts/store/arrivals.rs forget_devices",
        "devices are not remembered",
    ),
    (
        "accounts/store/arrivals.rs note_failure",
        "it is told in the next login",
    ),
    (
        "accounts/store/changes.rs set_email",
        "addresses are not remembered",
    ),
    (
        "accounts/store/changes.rs set_first_password",
        "passwords are not remembered",
    ),
    (
        "accounts/store/changes.rs set_password",
        "passwords are not remembered",
    ),
    ("accounts/store/logins.rs forget_logins", "they have ended"),
    (
        "accounts/store/recognition.rs note_use",
        "a use changes nothing",
    ),
    (
        "accounts/store/second_steps.rs takes_code",
        "time steps are not remembered",
    ),
    (
        "trainings/store/members/mod.rs erase",
        "courts and positions are not remembered",
    ),
    (
        "trainings/store/members/seated.rs put_seated",
        "courts and positions are not remembered",
    ),
    (
        "trainings/store/trainings/writing.rs make",
        "nobody sits in a new training",
    ),
    (
        "trainings/store/trainings/writing.rs rename_contact",
        "words are not remembered",
    ),
    (
        "trainings/store/trainings/writing.rs set_policy",
        "policies are not remembered",
    ),
    (
        "trainings/store/trainings/writing.rs set_reminders",
        "reminders are not remembered",
    ),
    (
        "trainings/store/trainings/writing.rs set_words",
        "words are not remembered",
    ),
];

#[test]
fn who_writes_what_is_remembered_tells() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src");
    let mut silent = Vec::new();
    let mut telling = 0;
    for (file, text) in files(&app) {
        let file = file.strip_prefix(&app).unwrap().display().to_string();
        for (name, body) in functions(&text) {
            if !writes(body) {
                continue;
            }
            if body.contains(".changes(News::") {
                telling += 1;
            } else {
                silent.push(format!("{file} {name}"));
            }
        }
    }
    silent.sort();
    let mut expected: Vec<_> = UNTOLD
        .iter()
        .map(|(which, _)| (*which).to_owned())
        .collect();
    expected.sort();
    assert_eq!(silent, expected);
    assert!(telling > 20, "{telling} functions: the scan finds too few");
}

/// Whether a function writes to one of the tables.
fn writes(body: &str) -> bool {
    REMEMBERED.iter().any(|table| {
        let ways = [
            "insert",
            "update",
            "update_many",
            "delete_by_id",
            "delete_many",
        ];
        let by_entity = ways
            .iter()
            .any(|way| body.contains(&format!(" {table}::Entity::{way}(")));
        let row = body
            .match_indices(&format!("{table}::ActiveModel {{"))
            .any(|(at, _)| !body[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        let row = row || (*table == "account" && body.contains("into_active_model()"));
        let saves = [".update(", ".insert(", "insert_all("];
        by_entity || (row && saves.iter().any(|way| body.contains(way)))
    })
}

/// The functions of a file that stand at its left edge or within an `impl`, with their text.
fn functions(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("fn ") {
        let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
        let indent = line.len() - line.trim_start().len();
        if !line.trim_start().split(' ').all(|word| {
            word.is_empty() || word.starts_with("pub") || word == "async" || word == "const"
        }) {
            continue;
        }
        let end = format!("\n{}}}\n", " ".repeat(indent));
        let rest = &text[at + 3..];
        let body = &rest[..rest.find(&end).unwrap_or(rest.len())];
        let name = body.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        found.push((name.clone().next().unwrap_or_default(), body));
    }
    found
}
