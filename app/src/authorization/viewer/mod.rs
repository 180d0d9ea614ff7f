//! Who asks, and what they may do.

mod proofs;

use std::{collections::BTreeSet, sync::Arc};

use course::Language;
use jiff::{SignedDuration, Timestamp};
use rules::roles::Role;

use crate::errors::{AppError, UserError};

pub use proofs::{
    Administers, Authority, Authors, CallsRoll, Enrolled, HoldsPlace, InTraining, MakesTrainings,
    Manages, Organizes, Own, SeesFigures, SeesKeys, SeesRegister, SeesTraining, TakesCourse,
    TakesRegister,
};

/// A membership: a person's role and status in a training.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The enrolment.
    pub enrolment: i64,
    /// The training.
    pub training: i64,
    /// Id of the course that is taught there.
    pub course: String,
    /// The role there.
    pub role: Role,
    /// The group that the person is in there; none for one who is in none.
    pub group: Option<i64>,
}

/// How a person stands with the second step of signing in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// It is set up, by somebody who should have it.
    Set,
    /// It is compulsory for the person's role, and not set up: nothing else can be done before.
    Owed,
    /// The person runs a training or the installation and is asked to set it up.
    Asked,
    /// Nothing is asked of the person.
    Free,
}

/// A person who is signed in.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The account.
    pub account: i64,
    /// The login by which the person came.
    pub login: i64,
    /// The person's name.
    pub name: String,
    /// The language the person has chosen.
    pub language: Language,
    /// Whether the person administers the installation.
    pub administrator: bool,
    /// Where the person is enrolled.
    pub seats: Vec<Seat>,
    /// How the person stands with the second step of signing in. Who owes it has no seats here and
    /// administers nothing, so that no check lets them do anything.
    pub protection: Protection,
    /// The trainings that are archived or cancelled: they are read and not changed.
    pub closed: Arc<BTreeSet<i64>>,
    /// Whether the person asks for something to be done, and not only to be shown.
    pub acts: bool,
    /// Whether the person came by a code in the room, without a password: then they are a judge
    /// here, whatever else they may be, and do nothing that lasts longer than the day.
    pub arrived: bool,
    /// When the login was last noted as used.
    pub seen_at: Timestamp,
    /// When the login ends whatever happens.
    pub expires_at: Timestamp,
    /// After how long without use the login ends.
    pub idle_limit: SignedDuration,
    /// How many tries to sign in had failed before this login, and since when; for some minutes
    /// after its beginning.
    pub failed_before: Option<(u32, Timestamp)>,
    /// Whether the person takes a course and was ever named to call the roll of a session: marks may
    /// wait in the browser, also when that was taken back since.
    pub calls_rolls: bool,
}

impl Viewer {
    /// The same person, who asks for something to be done.
    #[must_use]
    pub fn acting(&self) -> Self {
        Self {
            acts: true,
            ..self.clone()
        }
    }

    /// The same person, to whom something is only to be shown.
    #[must_use]
    pub fn looking(&self) -> Self {
        Self {
            acts: false,
            ..self.clone()
        }
    }

    /// Passes when a training is not archived or cancelled, or nothing is to be done in it.
    ///
    /// # Errors
    /// `TrainingClosed`.
    fn may_act_in(&self, training: i64) -> Result<(), AppError> {
        if self.acts && self.closed.contains(&training) {
            return Err(UserError::TrainingClosed.into());
        }
        Ok(())
    }

    /// Whether the person has to set up the second step of signing in before anything else.
    pub fn owes_second_step(&self) -> bool {
        self.protection == Protection::Owed
    }

    /// Passes when the person has come with a password, for what lasts longer than the day or tells
    /// all that is kept.
    ///
    /// # Errors
    /// `PasswordFirst` for who came by a code in the room.
    pub fn with_password(&self) -> Result<(), UserError> {
        if self.arrived {
            return Err(UserError::PasswordFirst);
        }
        Ok(())
    }

    /// Whether the login still counts.
    pub fn counts_at(&self, now: Timestamp) -> bool {
        now < self.expires_at && now.duration_since(self.seen_at) < self.idle_limit
    }

    /// The person's place in a training.
    pub fn seat(&self, training: i64) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.training == training)
    }

    /// The person's place in a training, where being enrolled is needed.
    ///
    /// # Errors
    /// `NotFound` for somebody who is not enrolled: that a training exists is not told to
    /// people whom it does not concern. An administrator who is not enrolled is `NotAllowed`.
    pub fn seat_in(&self, training: i64) -> Result<&Seat, AppError> {
        self.seat(training).ok_or(if self.administrator {
            AppError::NotAllowed
        } else {
            AppError::NotFound
        })
    }

    /// Passes when the person may see a training.
    ///
    /// # Errors
    /// `NotFound` otherwise.
    pub fn may_see(&self, training: i64) -> Result<(), AppError> {
        if self.administrator || self.seat(training).is_some() {
            Ok(())
        } else {
            Err(AppError::NotFound)
        }
    }

    /// Passes when the person's role in a training allows something, or the person is an
    /// administrator.
    ///
    /// # Errors
    /// `NotFound` for somebody who is not enrolled, `NotAllowed` for another role.
    pub fn may(&self, training: i64, allows: fn(Role) -> bool) -> Result<(), AppError> {
        self.may_see(training)?;
        if self.administrator || self.seat(training).is_some_and(|seat| allows(seat.role)) {
            Ok(())
        } else {
            Err(AppError::NotAllowed)
        }
    }

    /// Whether [`Viewer::may`] would pass, for pages that show a way only to those who may go it.
    pub fn can(&self, training: i64, allows: fn(Role) -> bool) -> bool {
        self.may(training, allows).is_ok()
    }

    /// Whether the person may make a training: an administrator, or an organizer of one.
    pub fn can_make_trainings(&self) -> bool {
        self.administrator
            || self
                .seats
                .iter()
                .any(|seat| seat.role.may_manage_training())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn viewer(administrator: bool, role: Option<Role>) -> Viewer {
        let seat = role.map(|role| Seat {
            enrolment: 5,
            training: 7,
            course: "c".to_owned(),
            role,
            group: None,
        });
        Viewer {
            account: 1,
            login: 2,
            name: "A".to_owned(),
            language: Language::Kk,
            administrator,
            seats: seat.into_iter().collect(),
            protection: Protection::Free,
            closed: Arc::default(),
            acts: false,
            arrived: false,
            seen_at: Timestamp::UNIX_EPOCH,
            expires_at: Timestamp::UNIX_EPOCH,
            idle_limit: SignedDuration::ZERO,
            failed_before: None,
            calls_rolls: false,
        }
    }

    #[test]
    fn a_role_reaches_only_its_own_training() {
        let organizer = viewer(false, Some(Role::Organizer));
        assert!(organizer.may(7, Role::may_take_register).is_ok());
        assert!(matches!(
            organizer.may(8, Role::may_take_register),
            Err(AppError::NotFound)
        ));
    }

    #[test]
    fn a_judge_may_not_take_the_register() {
        let judge = viewer(false, Some(Role::Judge));
        assert!(matches!(
            judge.may(7, Role::may_take_register),
            Err(AppError::NotAllowed)
        ));
    }

    #[test]
    fn a_training_that_is_closed_is_read_and_not_changed() {
        for role in Role::ALL {
            let mut person = viewer(true, Some(role));
            person.closed = Arc::new([7].into());
            assert!(person.manages(7).is_ok() && person.takes_register(7).is_ok());
            let person = person.acting();
            assert!(person.sees_register(7).is_ok() && person.manages_whatever_state(7).is_ok());
            let acts = [
                person.manages(7).map(drop),
                person.takes_register(7).map(drop),
                person.authors(7).map(drop),
                person.calls_roll_where_named(7, 3, true).map(drop),
            ];
            let takes = role
                .is_registered()
                .then(|| person.takes_course(7).map(drop));
            for done in acts.into_iter().chain(takes) {
                let refused = matches!(done, Err(AppError::Refused(UserError::TrainingClosed)));
                assert!(refused, "{role:?}");
            }
        }
    }

    #[test]
    fn an_administrator_may_but_has_no_place() {
        let administrator = viewer(true, None);
        assert!(administrator.may(7, Role::may_take_register).is_ok());
        assert!(matches!(
            administrator.seat_in(7),
            Err(AppError::NotAllowed)
        ));
    }
}
