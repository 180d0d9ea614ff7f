//! Words for what an event says besides the action.

use std::collections::BTreeMap;

use course::Language;
use rules::roles::Role;

use crate::{say, words};

use super::Action;

/// More about an event, for people: a change of role as “observer → organizer”, else names and
/// values as they are kept.
pub fn detail(
    action: Option<Action>,
    detail: &BTreeMap<String, String>,
    language: Language,
) -> String {
    if action == Some(Action::RoleGiven)
        && let (Some(from), Some(to)) = (detail.get("from"), detail.get("to"))
    {
        return format!("{} → {}", role(from, language), role(to, language));
    }
    if action == Some(Action::SecondStepRequired)
        && let Some(roles) = detail.get("roles")
    {
        let roles = roles.split(' ').map(|code| role(code, language));
        return roles.collect::<Vec<_>>().join(", ");
    }
    let pairs: Vec<String> = detail
        .iter()
        .map(|(name, value)| format!("{name} {value}"))
        .collect();
    pairs.join(", ")
}

/// A role by its code, an administrator's and none among them.
fn role(code: &str, language: Language) -> String {
    match Role::from_code(code) {
        Some(role) => words::role(role, language),
        None if code == super::ADMINISTRATOR => say!(language, "role-administrator"),
        None if code == super::NO_ROLE => say!(language, "role-none"),
        None => code.to_owned(),
    }
}
