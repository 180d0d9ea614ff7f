//! What somebody wants to have recorded.

use jiff::{Timestamp, tz::TimeZone};
use rules::attendance::{self, Source, Status, Unit};
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use crate::{
    audit::{Action, Event},
    context::Visit,
    errors::{Field, UserError},
    trainings::Session,
};

/// What somebody wants to have recorded about one person at one session.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Who asks; none for what the platform notes by itself.
    pub visit: Option<Visit>,
    /// The UUID of the mark, from whoever made it: by it the same message that comes twice is known.
    pub name: String,
    /// The session.
    pub session: Session,
    /// About whom.
    pub enrolment: i64,
    /// Of which part.
    pub unit: Unit,
    /// What.
    pub wish: Wish,
    /// Where it comes from.
    pub source: Source,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it reached us.
    pub received_at: Timestamp,
    /// Why; empty where none was given.
    pub reason: String,
}

/// What is to be said.
#[derive(Clone, Debug)]
pub enum Wish {
    /// The person says to be there; by the clock that is present or late.
    CheckIn {
        /// The zone in which to tell when check-in opens.
        zone: TimeZone,
    },
    /// The organizer says what the person is.
    Record {
        /// The status.
        status: Status,
        /// The minutes, where they were given.
        minutes: Option<i64>,
    },
    /// As [`Wish::Record`], but only where nothing stands.
    Fill {
        /// The status.
        status: Status,
    },
    /// The mark of this name is taken back.
    TakeBack {
        /// Its name.
        mark: String,
    },
    /// The platform measured for how long the person was online.
    Propose {
        /// What the organizer's rule makes of it.
        status: Status,
        /// For how many minutes.
        minutes: u16,
    },
}

impl Entry {
    /// An entry that is made and received now, under a name of its own.
    pub fn now(visit: &Visit, session: Session, enrolment: i64, wish: Wish) -> Self {
        let now = visit.house.clock.now();
        Self {
            visit: Some(visit.clone()),
            name: new_name(),
            session,
            enrolment,
            unit: Unit::Whole,
            wish,
            source: Source::Organizer,
            made_at: now,
            received_at: now,
            reason: String::new(),
        }
    }

    /// What the platform measured of a person in a part of a session. Whoever measures the same
    /// after the same mark, here or in another server, gives it the same name.
    pub fn measured(
        (session, enrolment, unit): (&Session, i64, Unit),
        (status, minutes): (Status, u16),
        after: Option<i32>,
        now: Timestamp,
    ) -> Self {
        let name = derived_name(&format!(
            "online/{}/{enrolment}/{}/{}/{}/{minutes}",
            session.id,
            unit.code(),
            after.unwrap_or_default(),
            status.code()
        ));
        Self {
            visit: None,
            name,
            session: session.clone(),
            enrolment,
            unit,
            wish: Wish::Propose { status, minutes },
            source: Source::Online,
            made_at: now,
            received_at: now,
            reason: String::new(),
        }
    }

    /// The same, as a client sent it: with the name it gave and the time it says.
    ///
    /// # Errors
    /// `NotUnderstood` for what is no UUID.
    pub fn sent(mut self, name: Option<&str>, made_at: Option<i64>) -> Result<Self, UserError> {
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            self.name = named(name)?;
        }
        let said = made_at.and_then(|made_at| Timestamp::from_millisecond(made_at).ok());
        self.made_at = attendance::made_at(said, self.received_at);
        let under_way = self.received_at.duration_since(self.made_at);
        if self.source == Source::Organizer && under_way > attendance::OFFLINE_AFTER {
            self.source = Source::Offline;
        }
        Ok(self)
    }

    /// The names of all marks that it speaks of.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names = vec![self.name.clone()];
        if let Wish::TakeBack { mark } = &self.wish {
            names.push(mark.clone());
        }
        names
    }

    /// What the audit keeps of it.
    pub(super) fn event(&self, status: Option<Status>) -> Event {
        let action = match &self.wish {
            Wish::CheckIn { .. } => Action::CheckedIn,
            Wish::TakeBack { .. } => Action::MarkTakenBack,
            Wish::Propose { .. } => Action::PresenceMeasured,
            _ if self.reason.is_empty() => Action::MarkRecorded,
            _ => Action::MarkCorrected,
        };
        let mut detail = [
            ("enrolment", self.enrolment.to_string()),
            ("mark", self.name.clone()),
        ]
        .into_iter()
        .collect::<std::collections::BTreeMap<_, _>>();
        if let Some(status) = status {
            detail.insert("status", status.code().to_owned());
        }
        Event {
            action,
            subject: "session",
            subject_id: Some(self.session.id),
            training: Some(self.session.training),
            detail,
        }
    }
}

/// A name for a mark that has none from its client.
pub fn new_name() -> String {
    let uuid = Builder::from_random_bytes(rand::random()).into_uuid();
    uuid.hyphenated().to_string()
}

/// The name of a mark that follows from what it says.
fn derived_name(text: &str) -> String {
    let hash: [u8; 32] = Sha256::digest(text).into();
    let bytes = std::array::from_fn(|place| hash[place]);
    let uuid = Builder::from_custom_bytes(bytes).into_uuid();
    uuid.hyphenated().to_string()
}

/// The name that a client gave a mark, in the spelling that is kept.
///
/// # Errors
/// `NotUnderstood` for what is no UUID.
pub fn named(text: &str) -> Result<String, UserError> {
    Uuid::try_parse(text)
        .map(|uuid| uuid.hyphenated().to_string())
        .map_err(|_| UserError::NotUnderstood { field: Field::Mark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_uuid_in_one_spelling() {
        let name = new_name();
        assert_eq!(named(&name.to_uppercase()), Ok(name.clone()));
        assert_ne!(new_name(), name);
        assert_eq!(named(&derived_name("a")), Ok(derived_name("a")));
        assert_ne!(derived_name("a"), derived_name("b"));
        for text in ["1", "0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c1g", "'; --"] {
            let refused = UserError::NotUnderstood { field: Field::Mark };
            assert_eq!(named(text), Err(refused));
        }
    }
}
