//! Proofs that somebody may do something. Only [`Viewer`](super::Viewer) makes them, after the check, and
//! [`Authority`] for what happens without anybody's asking. A store's function that writes asks for
//! one and takes the training from it: without the check there is nothing to call it with, and
//! what was checked for one training cannot be used in another.

mod checks;

use crate::errors::AppError;

mod sealed {
    pub trait Sealed {}
}

/// A proof about one training.
pub trait InTraining: sealed::Sealed {
    /// The training.
    fn training(&self) -> i64;
    /// The account that acts; none for a job and the command line.
    fn by(&self) -> Option<i64>;
}

/// Either of the two proofs that organizers have: what both allow asks for this.
pub trait Organizes: InTraining {}

/// Defines proofs about a training as a whole.
macro_rules! in_training {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[must_use = "a proof is to be handed to what it allows"]
        pub struct $name {
            training: i64,
            by: Option<i64>,
        }

        impl sealed::Sealed for $name {}

        impl InTraining for $name {
            fn training(&self) -> i64 {
                self.training
            }

            fn by(&self) -> Option<i64> {
                self.by
            }
        }
    )*};
}

in_training! {
    /// The person may see a training: its pages, its course, its calendar.
    SeesTraining,
    /// The person may read the register of everybody.
    SeesRegister,
    /// The person may read the figures of the training, which name nobody.
    SeesFigures,
    /// The person may call the roll and correct the register.
    TakesRegister,
    /// The person may change the training, its sessions and its participants.
    Manages,
    /// The person may mark answers and grade again.
    Authors,
    /// The person may know the keys of a training's quizzes though nobody has answered: they
    /// teach it and sit none of its quizzes.
    SeesKeys,
}

impl Organizes for TakesRegister {}
impl Organizes for Manages {}

/// The person may call the roll of one session: an organizer of its training, or somebody whom an
/// organizer named for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a proof is to be handed to what it allows"]
pub struct CallsRoll {
    training: i64,
    session: i64,
    /// The person's own enrolment, where marks are made about it: those are for others to make.
    own: Option<i64>,
}

impl CallsRoll {
    /// The training.
    pub fn training(&self) -> i64 {
        self.training
    }

    /// The session.
    pub fn session(&self) -> i64 {
        self.session
    }

    /// The enrolment about which the person may say nothing: the own one.
    pub fn own(&self) -> Option<i64> {
        self.own
    }
}

impl TakesRegister {
    /// Whoever takes the register of a training calls the roll of each of its sessions.
    ///
    /// # Errors
    /// `NotFound` for a session of another training.
    pub fn calls_roll(&self, training: i64, session: i64) -> Result<CallsRoll, AppError> {
        if training != self.training {
            return Err(AppError::NotFound);
        }
        Ok(CallsRoll {
            training,
            session,
            own: None,
        })
    }
}

/// The person has a place in a training, in whatever role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a proof is to be handed to what it allows"]
pub struct Enrolled {
    training: i64,
    enrolment: i64,
}

impl Enrolled {
    /// The person's enrolment.
    pub fn enrolment(&self) -> i64 {
        self.enrolment
    }

    /// The training.
    pub fn training(&self) -> i64 {
        self.training
    }
}

/// The person takes the course of a training, as a judge: stands in its register and sits its
/// quizzes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a proof is to be handed to what it allows"]
pub struct TakesCourse {
    training: i64,
    enrolment: i64,
    by: Option<i64>,
}

impl TakesCourse {
    /// The person's enrolment.
    pub fn enrolment(&self) -> i64 {
        self.enrolment
    }

    /// The training.
    pub fn training(&self) -> i64 {
        self.training
    }

    /// The person's account; none where a job does it in the person's stead.
    pub fn by(&self) -> Option<i64> {
        self.by
    }
}

/// A judge holds a place in a training, or one in the row of those who wait for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a proof is to be handed to what it allows"]
pub struct HoldsPlace {
    training: i64,
    enrolment: i64,
    by: i64,
}

impl sealed::Sealed for HoldsPlace {}

impl InTraining for HoldsPlace {
    fn training(&self) -> i64 {
        self.training
    }

    fn by(&self) -> Option<i64> {
        Some(self.by)
    }
}

impl HoldsPlace {
    /// The person's enrolment.
    pub fn enrolment(&self) -> i64 {
        self.enrolment
    }
}

/// The person may make trainings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a proof is to be handed to what it allows"]
pub struct MakesTrainings {
    by: Option<i64>,
}

impl MakesTrainings {
    /// The account that acts; none for the command line.
    pub fn by(&self) -> Option<i64> {
        self.by
    }

    /// Whoever has made a training manages it. For the store that has just made it.
    pub(crate) fn made(&self, training: i64) -> Manages {
        let by = self.by;
        Manages { training, by }
    }
}

/// The person administers the installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a proof is to be handed to what it allows"]
pub struct Administers {
    _checked: (),
}

/// An account is the person's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a proof is to be handed to what it allows"]
pub struct Own {
    account: i64,
}

impl Own {
    /// The account.
    pub fn account(&self) -> i64 {
        self.account
    }

    /// Proves that an enrolment of this account is the person's. For the store, which has read it:
    /// who waits for a place has no seat to be asked.
    ///
    /// # Errors
    /// `NotFound` for another account's.
    pub(crate) fn holds_place(
        &self,
        training: i64,
        enrolment: i64,
        account: i64,
    ) -> Result<HoldsPlace, AppError> {
        if account != self.account {
            return Err(AppError::NotFound);
        }
        Ok(HoldsPlace {
            training,
            enrolment,
            by: account,
        })
    }
}

/// What acts without anybody's asking: the command line, and jobs, which do what their own rules
/// say. Named only there; a test holds it to that.
#[derive(Clone, Copy, Debug)]
pub enum Authority {
    /// The system itself.
    System,
}

impl Authority {
    /// May manage a training.
    pub fn manages(self, training: i64) -> Manages {
        let by = None;
        Manages { training, by }
    }

    /// May write into a training's register.
    pub fn takes_register(self, training: i64) -> TakesRegister {
        let by = None;
        TakesRegister { training, by }
    }

    /// May do what somebody who takes the course would, such as hand in when time is over.
    pub fn takes_course(self, training: i64, enrolment: i64) -> TakesCourse {
        TakesCourse {
            training,
            enrolment,
            by: None,
        }
    }

    /// May make trainings.
    pub fn makes_trainings(self) -> MakesTrainings {
        MakesTrainings { by: None }
    }

    /// May administer the installation.
    pub fn administers(self) -> Administers {
        Administers { _checked: () }
    }
}
