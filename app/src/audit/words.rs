//! Words for what an event says besides the action.

use std::collections::BTreeMap;

use course::Language;
use rules::{attendance::Status, roles::Role};

use crate::{
    errors::Field,
    language::{self, say},
};

/// Between what was and what is.
const TO: &str = " → ";

/// What was and what is, and how many: each a few words. Names of requests and marks are left out:
/// they say nothing to people.
pub fn changes(detail: &BTreeMap<String, String>, language: Language) -> Vec<String> {
    let (from, to) = (detail.get("from"), detail.get("to"));
    // What is kept whole: a policy, of names and codes in turn, or a role.
    match (from, to) {
        (Some(from), Some(to)) if from.contains(' ') => return policy(from, to, language),
        (Some(from), Some(to)) => {
            return vec![format!(
                "{}{TO}{}",
                role(from, language),
                role(to, language)
            )];
        }
        _ => {}
    }
    let told = detail
        .iter()
        .filter_map(|(name, value)| match name.as_str() {
            "status" => Status::from_code(value).map(|each| status(each, language)),
            "roles" => {
                let roles = value.split(' ').map(|code| role(code, language));
                Some(roles.collect::<Vec<_>>().join(", "))
            }
            "taken" => Some(say!(language, "audit-taken", count = value.as_str())),
            "left" => Some(say!(language, "audit-left", count = value.as_str())),
            _ => field(name, value, language),
        });
    told.collect()
}

/// What was changed in a field: from what to what, or only that it was.
fn field(name: &str, value: &str, language: Language) -> Option<String> {
    let label = Field::from_name(name)
        .filter(|field| *field != Field::Mark)?
        .label(language);
    let shown = |value: &str| match value.trim() {
        "" => "—".to_owned(),
        "true" => say!(language, "meanwhile-yes"),
        value => value.to_owned(),
    };
    Some(match value.split_once(TO) {
        Some((old, new)) => format!("{label}: {}{TO}{}", shown(old), shown(new)),
        None if value.is_empty() => say!(language, "audit-changed", field = label),
        None => format!("{label}: {value}"),
    })
}

/// What is different between two attendance policies, as the audit keeps them: names and codes in
/// turn.
fn policy(from: &str, to: &str, language: Language) -> Vec<String> {
    let pairs = |kept: &str| -> Vec<(String, String)> {
        let words: Vec<&str> = kept.split(' ').collect();
        words
            .chunks_exact(2)
            .map(|pair| (pair[0].to_owned(), pair[1].to_owned()))
            .collect()
    };
    let new: BTreeMap<String, String> = pairs(to).into_iter().collect();
    let changed = pairs(from).into_iter().filter_map(|(name, old)| {
        let new = new.get(&name).filter(|new| **new != old)?;
        let name = match name.as_str() {
            "late" | "left-early" | "excused" => format!("{}_counts", name.replace('-', "_")),
            minutes => minutes.replace('-', "_"),
        };
        let label = Field::from_name(&name)?.label(language);
        let (old, new) = (counts(&old, language), counts(new, language));
        Some(format!("{label}: {old}{TO}{new}"))
    });
    changed.collect()
}

/// What a status counts for, or a number of minutes.
fn counts(code: &str, language: Language) -> String {
    match code {
        "full" => say!(language, "weight-full"),
        "half" => say!(language, "weight-half"),
        "nothing" => say!(language, "weight-nothing"),
        "absent" => say!(language, "excuse-absent"),
        "left-out" => say!(language, "excuse-left-out"),
        "yes" => say!(language, "meanwhile-yes"),
        "no" => say!(language, "meanwhile-no"),
        minutes => minutes.to_owned(),
    }
}

fn status(status: Status, language: Language) -> String {
    match status {
        Status::Present => say!(language, "status-present"),
        Status::Late => say!(language, "status-late"),
        Status::LeftEarly => say!(language, "status-left-early"),
        Status::Partial => say!(language, "status-partial"),
        Status::Absent => say!(language, "status-absent"),
        Status::Excused => say!(language, "status-excused"),
    }
}

/// A role by its code, an administrator's and none among them.
fn role(code: &str, language: Language) -> String {
    match Role::from_code(code) {
        Some(role) => language::role(role, language),
        None if code == super::ADMINISTRATOR => say!(language, "role-administrator"),
        None if code == super::NO_ROLE => say!(language, "role-none"),
        None => code.to_owned(),
    }
}
