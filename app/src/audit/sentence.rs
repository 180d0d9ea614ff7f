//! An event as a sentence: who did what, to what and to whom, and what it was before and is now.

use crate::paths;
use course::Language;
use jiff::tz::TimeZone;

use crate::language::{dates, say};

use super::{
    Action,
    store::{Named, Names, Row},
    words,
};

/// Something that a sentence names, and the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is called.
    pub words: String,
    /// Where it is; none for what is gone.
    pub href: Option<String>,
    /// What it belongs to, where somebody of the same name has another page: the way there is called
    /// by both.
    pub within: Option<String>,
}

/// An event as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// When, by the clock of the training, with what that clock is ahead of UTC.
    pub when: String,
    /// The same for machines.
    pub machine: String,
    /// Who did it.
    pub who: Part,
    /// What was done.
    pub what: String,
    /// To what and to whom.
    pub about: Vec<Part>,
    /// What it was and is.
    pub changes: Vec<String>,
    /// The number under which the log has it.
    pub request: String,
}

impl Sentence {
    /// What happened, without links.
    pub fn plain(&self) -> String {
        let about = self.about.iter().map(|part| part.words.clone());
        let told: Vec<String> = std::iter::once(self.what.clone())
            .chain(about)
            .chain(self.changes.iter().cloned())
            .collect();
        told.join(" · ")
    }
}

/// Says an event. Accounts have a page for administrators alone; everybody's place in a training
/// has one for its organizers.
pub fn sentence(row: &Row, names: &Names, administers: bool, language: Language) -> Sentence {
    let action = Action::from_code(&row.action);
    let zone = row
        .training
        .and_then(|training| names.trainings.get(&training))
        .map_or(TimeZone::UTC, |training| training.zone.clone());
    let account = |id: i64| {
        let name = names.accounts.get(&id);
        Part {
            words: name.map_or_else(|| say!(language, "audit-somebody"), Clone::clone),
            href: (administers && name.is_some()).then(|| paths::home::account(id)),
            within: None,
        }
    };
    let enrolment = |id: i64| {
        let (of, training) = names.enrolments.get(&id)?;
        Some(Part {
            href: Some(paths::home::person(*training, id)),
            within: names
                .trainings
                .get(training)
                .map(|named| named.title(language).to_owned()),
            ..account(*of)
        })
    };
    let session = |id: i64| {
        let named = names.sessions.get(&id)?;
        let href = paths::attendance::register(named.training, id);
        Some(part(named, href, language))
    };
    let training = |id: i64| {
        let named = names.trainings.get(&id)?;
        Some(part(named, paths::home::training(id), language))
    };
    let request = row.number("attendance_request");
    let request = request.and_then(|id| names.requests.get(&id));
    let attempt = row.number("attempt");
    let attempt = attempt.and_then(|id| names.attempts.get(&id)).copied();
    let place = row
        .number("enrolment")
        .or(attempt)
        .or(request.map(|(_, enrolment)| *enrolment));
    let at = row
        .number("session")
        .or(request.map(|(session, _)| *session));
    // Of oneself nothing more is said than who it was.
    let other = row.number("account").filter(|id| Some(*id) != row.actor);
    // Where it concerns a session, that stands for the training; an administrator reads of many.
    let in_training = row.training.filter(|_| administers || at.is_none());
    let about = [
        place.and_then(enrolment),
        other.map(account),
        at.and_then(session),
        in_training.and_then(training),
    ];
    Sentence {
        when: format!(
            "{} ({})",
            dates::moment(language, row.at, &zone),
            dates::offset(row.at, &zone)
        ),
        machine: dates::machine(row.at, &zone),
        who: match row.actor {
            Some(actor) => account(actor),
            None => Part {
                words: say!(language, "audit-server"),
                href: None,
                within: None,
            },
        },
        what: action.map_or_else(
            || say!(language, "audit-unknown"),
            |action| action.say(language),
        ),
        about: about.into_iter().flatten().collect(),
        changes: words::changes(&row.detail, language),
        request: row.request.clone(),
    }
}

/// A session with its day, or a training.
fn part(named: &Named, href: String, language: Language) -> Part {
    let title = named.title(language);
    let words = match named.starts_at {
        Some(starts) => format!("{title}, {}", dates::moment(language, starts, &named.zone)),
        None => title.to_owned(),
    };
    Part {
        words,
        href: named.is_there.then_some(href),
        within: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::say_with;

    fn names() -> Names {
        let named = |title: &str, starts_at: Option<&str>| Named {
            titles: ["en", "ru", "kk"].map(|code| format!("{title} ({code})")),
            starts_at: starts_at.and_then(|time| time.parse().ok()),
            training: 7,
            is_there: true,
            zone: TimeZone::get("Asia/Almaty").expect("the bundled zones"),
        };
        Names {
            accounts: [(1, "Olga".to_owned()), (2, "Amal".to_owned())].into(),
            enrolments: [(85, (2, 7))].into(),
            sessions: [(47, named("Opening", Some("2024-05-30T04:00:00Z")))].into(),
            trainings: [(7, named("Asylum cases", None))].into(),
            attempts: [(9, 85)].into(),
            requests: [(3, (47, 85))].into(),
        }
    }

    const SUBJECTS: [(&str, i64); 7] = [
        ("account", 2),
        ("enrolment", 85),
        ("session", 47),
        ("training", 7),
        ("attempt", 9),
        ("attendance_request", 3),
        ("login", 5),
    ];

    #[test]
    fn every_action_is_a_sentence_with_names_and_no_numbers_in_each_language() {
        for language in Language::ALL {
            for action in Action::all() {
                for (subject, id) in SUBJECTS {
                    let row = Row {
                        at: "2024-05-30T04:02:00Z".parse().expect("a time"),
                        actor: Some(1),
                        action: action.code().to_owned(),
                        subject: subject.to_owned(),
                        subject_id: Some(id),
                        training: Some(7),
                        detail: [
                            ("mark", "6f1c2a52-0f0b-4d54-9d2c-0d3b5c1c6a11"),
                            ("status", "present"),
                            ("place", "Hall 204 → Hall 301"),
                            ("trainers", ""),
                        ]
                        .map(|(name, value)| (name.to_owned(), value.to_owned()))
                        .into(),
                        request: "7f3a".to_owned(),
                    };
                    let said = sentence(&row, &names(), true, language);
                    let plain = format!("{} {} {}", said.when, said.who.words, said.plain());
                    assert!(plain.contains("Olga"), "{plain}");
                    assert!(plain.contains("09:02 (UTC+05:00)"), "{plain}");
                    assert!(plain.contains("Asylum cases"), "{plain}");
                    for number in [
                        "No localization",
                        action.code(),
                        "6f1c2a52",
                        " 47",
                        " 85",
                        "_",
                    ] {
                        assert!(!plain.contains(number), "{number}: {plain}");
                    }
                    if matches!(
                        subject,
                        "enrolment" | "attempt" | "attendance_request" | "account"
                    ) {
                        assert!(plain.contains("Amal"), "{plain}");
                    }
                    if matches!(subject, "session" | "attendance_request") {
                        assert!(plain.contains("Opening"), "{plain}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_was_changed_is_said_as_old_and_new() {
        let detail = [("place", "204 → 301"), ("contact", "")];
        let detail = detail.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let said = words::changes(&detail.into(), Language::En);
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[1].ends_with("204 → 301"), "{said:?}");
        let policy = [
            (
                "from",
                "late-after 10 opens-before 30 closes-after 0 late full left-early full excused absent",
            ),
            (
                "to",
                "late-after 15 opens-before 30 closes-after 0 late half left-early full excused absent",
            ),
        ];
        let policy = policy.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let said = words::changes(&policy.into(), Language::En);
        assert_eq!(said.len(), 2, "only what is different: {said:?}");
        assert!(said[0].ends_with("10 → 15"), "{said:?}");
        let role = [("from", "judge"), ("to", "none")];
        let role = role.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let said = words::changes(&role.into(), Language::En);
        let expected = ["role-judge", "role-none"].map(|key| say_with(Language::En, key, []));
        assert_eq!(said, [expected.join(" → ")]);
    }
}
