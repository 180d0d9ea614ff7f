//! What somebody wants to have recorded.

use jiff::{Timestamp, tz::TimeZone};
use rules::attendance::{self, Mark, Source, Status, Unit};

use crate::{
    attendance::events,
    audit::Event,
    authorization::viewer::{CallsRoll, TakesCourse},
    errors::{AppError, UserError},
    request::Visit,
    trainings::Session,
};

use super::stamp::{Sent, derived_name, named, new_name};

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
