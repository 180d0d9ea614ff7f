//! Words that stand in the rooms as keys: flash messages and what the audit notes. Each that is said
//! has words in every language, and no words are left that nothing says. And the codes of errors that
//! the browser acts by.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use app::{audit::Action, errors::UserError};

use crate::rooms::code_below;

fn app(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../app")
        .join(path)
}

/// What stands between the quotes after a beginning, wherever it stands in the application, with
/// the file.
fn said(beginning: &str) -> Vec<(String, PathBuf)> {
    let mut said = Vec::new();
    for (file, code) in code_below(&app("src")) {
        // However rustfmt has broken the line.
        let code: String = code.split_whitespace().collect();
        for rest in code.split(beginning).skip(1) {
            let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
            // The macro's own definition has none.
            if let Some((quoted, _)) = quoted {
                said.push((quoted.to_owned(), file.clone()));
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
    let said = said("flash!(").into_iter().map(|(key, _)| key);
    hold(&said.collect(), "done-");
}

#[test]
fn every_action_stands_in_one_room_and_has_words() {
    let said = said("action!(");
    let strays = said.iter().filter(|(_, file)| !file.ends_with("events.rs"));
    let strays: Vec<_> = strays.collect();
    assert!(
        strays.is_empty(),
        "actions stand in a room's events.rs: {strays:?}"
    );
    let codes: BTreeSet<&str> = said.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes.len(), said.len(), "each stands there once: {said:?}");
    // The macro holds words and code to each other.
    let keys = codes
        .iter()
        .map(|code| format!("action-{}", code.replacen('.', "-", 1)));
    hold(&keys.collect(), "action-");
    let known: BTreeSet<&str> = Action::all().map(Action::code).collect();
    assert_eq!(codes, known);
}

/// Codes that audits hold for ever: once there, such a code keeps its words.
#[test]
fn what_older_audits_hold_is_known() {
    for code in HELD {
        assert!(Action::from_code(code).is_some(), "{code}");
    }
}

const HELD: [&str; 83] = [
    "accounts.added",
    "accounts.arrived",
    "accounts.closed",
    "accounts.erased",
    "accounts.forgotten",
    "accounts.invitation-accepted",
    "accounts.login-ended",
    "accounts.logins-ended",
    "accounts.logins-of-ended",
    "accounts.merged",
    "accounts.other-logins-ended",
    "accounts.passkey-added",
    "accounts.passkey-removed",
    "accounts.password-changed",
    "accounts.password-reset",
    "accounts.recovery-code-used",
    "accounts.recovery-codes-renewed",
    "accounts.reopened",
    "accounts.reset",
    "accounts.role-given",
    "accounts.second-step-ended",
    "accounts.second-step-made",
    "accounts.second-step-required",
    "accounts.second-step-taken",
    "accounts.signed-in",
    "accounts.signed-out",
    "accounts.signed-out-everywhere",
    "attendance.answered",
    "attendance.asked",
    "attendance.checked-in",
    "attendance.closed",
    "attendance.corrected",
    "attendance.document",
    "attendance.joined",
    "attendance.measured",
    "attendance.meeting-taken",
    "attendance.recorded",
    "attendance.reopened",
    "attendance.roll-taker-named",
    "attendance.roll-taker-unnamed",
    "attendance.taken-back",
    "calendar.renewed",
    "installation.backup",
    "profile.address-asked",
    "profile.address-changed",
    "profile.changed",
    "quizzes.allowance-taken-back",
    "quizzes.allowed",
    "quizzes.answers-shared",
    "quizzes.answers-unshared",
    "quizzes.attempt-reopened",
    "quizzes.decided",
    "quizzes.flag-answered",
    "quizzes.flagged",
    "quizzes.marked",
    "quizzes.regraded",
    "quizzes.started",
    "quizzes.submitted",
    "quizzes.window-set",
    "trainings.archived",
    "trainings.arrival-code-made",
    "trainings.cancelled",
    "trainings.changed",
    "trainings.deleted",
    "trainings.group-made",
    "trainings.group-removed",
    "trainings.group-renamed",
    "trainings.invited",
    "trainings.letter-written",
    "trainings.link-made",
    "trainings.list-taken",
    "trainings.made",
    "trainings.moved-up",
    "trainings.person-added",
    "trainings.person-removed",
    "trainings.placed-again",
    "trainings.policy-set",
    "trainings.put-in-group",
    "trainings.reopened",
    "trainings.session-added",
    "trainings.session-changed",
    "trainings.session-deleted",
    "trainings.withdrawn",
];

/// The words between quotes that are written like a code of an error: `too_many_tries`.
fn snakes(code: &str) -> impl Iterator<Item = &str> {
    let quoted = code
        .lines()
        .flat_map(|line| line.split('"').skip(1).step_by(2));
    quoted.filter(|word| {
        let mut parts = word.split('_');
        let is_part = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_lowercase());
        word.contains('_') && parts.all(is_part)
    })
}

/// Names of form fields that scripts set or take out.
const FIELDS: [&str; 2] = ["by_hand", "made_at"];

#[test]
fn the_browser_acts_by_codes_that_there_are() {
    let examples = UserError::examples();
    let codes: BTreeSet<String> = examples.iter().map(UserError::code).collect();
    let mut known = 0;
    for (file, code) in code_below(&app("islands/src")) {
        let own = file.ends_with("islands/src/refusals.rs");
        for word in snakes(&code) {
            known += usize::from(own);
            let file = file.display();
            assert_eq!(own, codes.contains(word), "{file}: {word}");
        }
    }
    let mut of_scripts = BTreeSet::new();
    for entry in std::fs::read_dir(app("islands")).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_some_and(|extension| extension == "js") {
            let script = std::fs::read_to_string(file).unwrap();
            of_scripts.extend(snakes(&script).map(str::to_owned));
        }
    }
    let others: Vec<&String> = of_scripts.difference(&codes).collect();
    assert_eq!(others, FIELDS, "neither a code nor a field");
    assert!(known > 5 && of_scripts.len() > 5, "the scan finds them");
}
