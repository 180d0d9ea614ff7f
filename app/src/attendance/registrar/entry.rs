//! What somebody wants to have recorded.

use jiff::{Timestamp, tz::TimeZone};
use rules::attendance::{self, Mark, Source, Status, Unit};
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use crate::{
    attendance::events,
    audit::Event,
    authorization::viewer::{CallsRoll, TakesCourse},
    errors::{AppError, Field, UserError},
    request::Visit,
    trainings::Session,
};

/// A request to record something about one person at one session.
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
    /// Whether the person is written to when it corrects something: who asked for it is told by the
    /// answer.
    pub tells: bool,
    /// Entries are made below alone, by proofs.
    _proven: (),
}

/// A command to the register: what is to be recorded.
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
    /// What the person says of themselves is confirmed, where nobody else has spoken since.
    Confirm {
        /// As what.
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
    /// What an organizer, or who was named for the session, says about somebody; made and received
    /// now, under a name of its own.
    ///
    /// # Errors
    /// `NotFound` for another session, `OwnMark` where the person would speak of themselves.
    pub fn in_roll_call(
        calls: &CallsRoll,
        visit: &Visit,
        session: &Session,
        enrolment: i64,
        wish: Wish,
    ) -> Result<Self, AppError> {
        if (session.training, session.id) != (calls.training(), calls.session()) {
            return Err(AppError::NotFound);
        }
        if calls.own() == Some(enrolment) {
            return Err(UserError::OwnMark.into());
        }
        Ok(Self::now(visit, session, enrolment, wish))
    }

    /// What a judge says about themselves.
    ///
    /// # Errors
    /// `NotFound` for a session of another training.
    pub fn by_oneself(
        takes: &TakesCourse,
        visit: &Visit,
        session: &Session,
        wish: Wish,
    ) -> Result<Self, AppError> {
        if session.training != takes.training() {
            return Err(AppError::NotFound);
        }
        Ok(Self::now(visit, session, takes.enrolment(), wish))
    }

    fn now(visit: &Visit, session: &Session, enrolment: i64, wish: Wish) -> Self {
        let now = visit.house.clock.now();
        Self {
            visit: Some(visit.clone()),
            name: new_name(),
            session: session.clone(),
            enrolment,
            unit: Unit::Whole,
            wish,
            source: Source::Organizer,
            made_at: now,
            received_at: now,
            reason: String::new(),
            tells: true,
            _proven: (),
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
            tells: false,
            _proven: (),
        }
    }

    /// The same, as a client sent it.
    ///
    /// # Errors
    /// `NotAllowed` where somebody else made it, `NotUnderstood` for a name that is no UUID,
    /// `MadeTooLongAgo` for what waited in a browser for too long.
    pub fn sent(mut self, sent: &Sent) -> Result<Self, UserError> {
        let viewer = self
            .visit
            .as_ref()
            .and_then(|visit| visit.viewer.as_deref());
        if sent.by.is_some() && sent.by != viewer.map(|viewer| viewer.account) {
            return Err(UserError::NotAllowed);
        }
        if let Some(name) = sent.mark.as_deref().filter(|name| !name.is_empty()) {
            self.name = named(name)?;
        }
        if sent.is_too_old() {
            return Err(UserError::MadeTooLongAgo);
        }
        let said = sent.made_at(self.received_at);
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

    /// Whether a mark made of it corrects another: with a reason, against what was said.
    pub(super) fn corrects(&self, mark: &Mark) -> bool {
        !self.reason.is_empty() && mark.supersedes.is_some()
    }

    /// What the audit keeps of it.
    pub(super) fn event(&self, status: Option<Status>) -> Event {
        let action = match &self.wish {
            Wish::CheckIn { .. } => events::CHECKED_IN,
            Wish::TakeBack { .. } => events::MARK_TAKEN_BACK,
            Wish::Propose { .. } => events::PRESENCE_MEASURED,
            _ if self.reason.is_empty() => events::MARK_RECORDED,
            _ => events::MARK_CORRECTED,
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

/// A client's stamp on a message with a mark: its id and when it was made.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// The UUID that it gave the mark.
    pub mark: Option<String>,
    /// When the mark was made, by its clock, in milliseconds since 1970.
    pub made_at: Option<i64>,
    /// When it was sent, by the same clock.
    pub sent_at: Option<i64>,
    /// The account that was signed in when it was made. Marks that wait are not to go out under
    /// the name of whoever signs in next.
    pub by: Option<i64>,
}

impl Sent {
    /// Whether it waited in the browser for too long, by the browser's clock.
    fn is_too_old(&self) -> bool {
        let moment = |at: Option<i64>| Timestamp::from_millisecond(at?).ok();
        let (made_at, sent_at) = (moment(self.made_at), moment(self.sent_at));
        made_at
            .zip(sent_at)
            .is_some_and(|(made_at, sent_at)| attendance::is_too_old(made_at, sent_at))
    }

    /// When the mark was made, by our clock: as long before its receipt as before it was sent. A
    /// clock that is wrong is wrong both times.
    fn made_at(&self, received_at: Timestamp) -> Option<Timestamp> {
        let made_at = self.made_at?;
        let ours = received_at.as_millisecond();
        let made_at = match self.sent_at {
            Some(sent_at) => ours.saturating_sub(sent_at.saturating_sub(made_at).max(0)),
            None => made_at,
        };
        Timestamp::from_millisecond(made_at).ok()
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
    fn a_clock_that_is_wrong_does_no_harm() {
        let received_at = Timestamp::from_millisecond(1_000_000).unwrap();
        for (made_at, sent_at, expected) in [
            (Some(940_000), None, Some(940_000)),
            // Slow by ten minutes, and fast by as much: sent two seconds after it was made.
            (Some(400_000), Some(402_000), Some(998_000)),
            (Some(1_600_000), Some(1_602_000), Some(998_000)),
            // Set back in between.
            (Some(1_000_000), Some(900_000), Some(1_000_000)),
            (Some(i64::MIN), Some(i64::MAX), None),
            (None, Some(1), None),
        ] {
            let sent = Sent {
                made_at,
                sent_at,
                ..Sent::default()
            };
            let told = sent.made_at(received_at).map(Timestamp::as_millisecond);
            assert_eq!(told, expected, "{made_at:?} {sent_at:?}");
        }
    }

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
