//! The checks that make proofs.

use rules::roles::Role;

use crate::{authorization::viewer::Viewer, errors::AppError};

use super::{
    Administers, Authors, CallsRoll, Enrolled, MakesTrainings, Manages, Own, SeesFigures, SeesKeys,
    SeesRegister, SeesTraining, TakesCourse, TakesRegister,
};

impl Viewer {
    /// Proves that the person may see a training.
    ///
    /// # Errors
    /// `NotFound` otherwise: that a training exists is not told to people whom it does not concern.
    pub fn sees_training(&self, training: i64) -> Result<SeesTraining, AppError> {
        self.may_see(training)?;
        let by = Some(self.account);
        Ok(SeesTraining { training, by })
    }

    /// Proves that the person may read a training's register.
    ///
    /// # Errors
    /// `NotFound` for somebody who is not enrolled, `NotAllowed` for another role.
    pub fn sees_register(&self, training: i64) -> Result<SeesRegister, AppError> {
        self.may(training, Role::may_see_register)?;
        let by = Some(self.account);
        Ok(SeesRegister { training, by })
    }

    /// Proves that the person may read a training's figures.
    ///
    /// # Errors
    /// As [`Viewer::sees_register`].
    pub fn sees_figures(&self, training: i64) -> Result<SeesFigures, AppError> {
        self.may(training, Role::may_see_figures)?;
        let by = Some(self.account);
        Ok(SeesFigures { training, by })
    }

    /// Proves that the person may take a training's register.
    ///
    /// # Errors
    /// As [`Viewer::sees_register`].
    pub fn takes_register(&self, training: i64) -> Result<TakesRegister, AppError> {
        self.may(training, Role::may_take_register)?;
        self.may_act_in(training)?;
        let by = Some(self.account);
        Ok(TakesRegister { training, by })
    }

    /// Proves that the person, who does not take the register, may call the roll of a session for
    /// which an organizer has `named` them. For the store, which has read whether that is so.
    ///
    /// # Errors
    /// As [`Viewer::seat_in`]; `NotAllowed` for who was not named.
    pub(crate) fn calls_roll_where_named(
        &self,
        training: i64,
        session: i64,
        named: bool,
    ) -> Result<CallsRoll, AppError> {
        let seat = self.seat_in(training)?;
        if !named {
            return Err(AppError::NotAllowed);
        }
        self.may_act_in(training)?;
        Ok(CallsRoll {
            training,
            session,
            own: seat.role.is_registered().then_some(seat.enrolment),
        })
    }

    /// Proves that the person may manage a training.
    ///
    /// # Errors
    /// As [`Viewer::sees_register`].
    pub fn manages(&self, training: i64) -> Result<Manages, AppError> {
        self.may(training, Role::may_manage_training)?;
        self.may_act_in(training)?;
        let by = Some(self.account);
        Ok(Manages { training, by })
    }

    /// Proves that the person may manage a training, whether or not it is archived or cancelled:
    /// for ending it and for opening it again.
    ///
    /// # Errors
    /// As [`Viewer::sees_register`].
    pub fn manages_whatever_state(&self, training: i64) -> Result<Manages, AppError> {
        self.may(training, Role::may_manage_training)?;
        let by = Some(self.account);
        Ok(Manages { training, by })
    }

    /// Proves that the person may mark and grade in a training.
    ///
    /// # Errors
    /// As [`Viewer::sees_register`].
    pub fn authors(&self, training: i64) -> Result<Authors, AppError> {
        self.may(training, Role::may_author)?;
        self.may_act_in(training)?;
        let by = Some(self.account);
        Ok(Authors { training, by })
    }

    /// Proves that the person may know the keys of a training's quizzes before anything is
    /// answered. Whoever takes the course is told them in their own attempts alone, whatever else
    /// they are.
    ///
    /// # Errors
    /// As [`Viewer::sees_register`].
    pub fn sees_keys(&self, training: i64) -> Result<SeesKeys, AppError> {
        self.may(training, Role::may_author)?;
        if self
            .seat(training)
            .is_some_and(|seat| seat.role.is_registered())
        {
            return Err(AppError::NotAllowed);
        }
        let by = Some(self.account);
        Ok(SeesKeys { training, by })
    }

    /// Proves that the person has a place in a training.
    ///
    /// # Errors
    /// As [`Viewer::seat_in`].
    pub fn enrolled(&self, training: i64) -> Result<Enrolled, AppError> {
        let enrolment = self.seat_in(training)?.enrolment;
        Ok(Enrolled {
            training,
            enrolment,
        })
    }

    /// Proves that the person takes the course of a training.
    ///
    /// # Errors
    /// As [`Viewer::seat_in`]; `NotAllowed` for somebody who has another role there.
    pub fn takes_course(&self, training: i64) -> Result<TakesCourse, AppError> {
        let seat = self.seat_in(training)?;
        if !seat.role.is_registered() {
            return Err(AppError::NotAllowed);
        }
        self.may_act_in(training)?;
        Ok(TakesCourse {
            training,
            enrolment: seat.enrolment,
            by: Some(self.account),
        })
    }

    /// Proves that an enrolment is the person's, who takes the course with it.
    ///
    /// # Errors
    /// `NotFound` for another's enrolment, `NotAllowed` for another role.
    pub fn takes_course_as(&self, enrolment: i64) -> Result<TakesCourse, AppError> {
        let seat = self.seats.iter().find(|seat| seat.enrolment == enrolment);
        self.takes_course(seat.ok_or(AppError::NotFound)?.training)
    }

    /// Proves that the person may make trainings.
    ///
    /// # Errors
    /// `NotAllowed` otherwise.
    pub fn makes_trainings(&self) -> Result<MakesTrainings, AppError> {
        if !self.can_make_trainings() {
            return Err(AppError::NotAllowed);
        }
        Ok(MakesTrainings {
            by: Some(self.account),
        })
    }

    /// Proves that the person administers the installation.
    ///
    /// # Errors
    /// `NotAllowed` otherwise.
    pub fn administers(&self) -> Result<Administers, AppError> {
        if !self.administrator {
            return Err(AppError::NotAllowed);
        }
        Ok(Administers { _checked: () })
    }

    /// The person's own account.
    pub fn own(&self) -> Own {
        Own {
            account: self.account,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authorization::viewer::{InTraining as _, tests::viewer};

    #[test]
    fn a_proof_holds_for_its_training_alone() {
        let organizer = viewer(false, Some(Role::Organizer));
        assert_eq!(
            organizer.manages(7).map(|proof| proof.training()).ok(),
            Some(7)
        );
        assert!(matches!(organizer.manages(8), Err(AppError::NotFound)));
    }

    #[test]
    fn who_is_named_calls_the_roll_of_that_session_and_says_nothing_of_themselves() {
        let judge = viewer(false, Some(Role::Judge));
        let calls = judge.calls_roll_where_named(7, 3, true).ok();
        let told = calls.map(|calls| (calls.training(), calls.session(), calls.own()));
        assert_eq!(told, Some((7, 3, Some(5))));
        let trainer = viewer(false, Some(Role::Trainer));
        let calls = trainer.calls_roll_where_named(7, 3, true).ok();
        assert_eq!(calls.map(|calls| calls.own()), Some(None));
        let unnamed = trainer.calls_roll_where_named(7, 3, false);
        assert!(matches!(unnamed, Err(AppError::NotAllowed)));
        let elsewhere = trainer.calls_roll_where_named(8, 3, true);
        assert!(matches!(elsewhere, Err(AppError::NotFound)));
        let organizer = viewer(false, Some(Role::Organizer))
            .takes_register(7)
            .unwrap();
        assert!(matches!(
            organizer.calls_roll(8, 3),
            Err(AppError::NotFound)
        ));
    }

    #[test]
    fn only_judges_take_the_course() {
        let judge = viewer(false, Some(Role::Judge));
        assert_eq!(
            judge.takes_course(7).map(|proof| proof.enrolment()).ok(),
            Some(5)
        );
        assert!(judge.takes_course_as(5).is_ok());
        assert!(matches!(judge.takes_course_as(6), Err(AppError::NotFound)));
        for role in [Role::Trainer, Role::Organizer, Role::Observer] {
            let refused = viewer(false, Some(role)).takes_course(7);
            assert!(matches!(refused, Err(AppError::NotAllowed)));
        }
        let administrator = viewer(true, None).takes_course(7);
        assert!(matches!(administrator, Err(AppError::NotAllowed)));
    }

    #[test]
    fn keys_are_for_who_teaches_and_sits_no_quiz() {
        for role in Role::ALL {
            let person = viewer(false, Some(role));
            assert_eq!(
                person.sees_keys(7).is_ok(),
                role == Role::Trainer,
                "{role:?}"
            );
            assert!(matches!(person.sees_keys(8), Err(AppError::NotFound)));
        }
        assert!(viewer(true, None).sees_keys(7).is_ok());
        let sits = viewer(true, Some(Role::Judge)).sees_keys(7);
        assert!(matches!(sits, Err(AppError::NotAllowed)));
    }

    #[test]
    fn only_administrators_administer() {
        assert!(viewer(true, None).administers().is_ok());
        assert!(viewer(false, Some(Role::Organizer)).administers().is_err());
    }
}
