//! What is seen of a judge, and by whom: derived from the matrix of routes.

use super::{Outcome, ROUTES, Who};

/// A kind of data about a judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Name, court and position.
    Name,
    /// The e-mail address.
    Address,
    /// What the register says of being there.
    Attendance,
    /// What was asked about marks, with the reasons and excuses.
    Reasons,
    /// The answers in quizzes.
    WorkOfQuizzes,
    /// Points, and whether a quiz was passed.
    Results,
    /// What a trainer said of an answer.
    Feedback,
    /// The letters that went out.
    Letters,
    /// From where and when the person signed in.
    Logins,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Address,
        Self::Attendance,
        Self::Reasons,
        Self::WorkOfQuizzes,
        Self::Results,
        Self::Feedback,
        Self::Letters,
        Self::Logins,
    ];
}

/// What a route shows of a judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Everybody finds there what is about themselves.
    Oneself(Kind),
    /// Whoever is let in finds there what is about the judges.
    Others(Kind),
}

/// Those of whom a judge may ask what they see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The judge.
    Oneself,
    /// The other judges of the training.
    OtherJudges,
    /// The trainers of the training.
    Trainers,
    /// The organizers of the training.
    Organizers,
    /// The observers of the training.
    Observers,
    /// The administrators of the installation.
    Administrators,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Oneself,
        Self::OtherJudges,
        Self::Trainers,
        Self::Organizers,
        Self::Observers,
        Self::Administrators,
    ];

    /// The column of the matrix.
    pub const fn who(self) -> Who {
        match self {
            Self::Oneself => Who::Judge,
            Self::OtherJudges => Who::OtherJudge,
            Self::Trainers => Who::Trainer,
            Self::Organizers => Who::Organizer,
            Self::Observers => Who::Observer,
            Self::Administrators => Who::Administrator,
        }
    }
}

impl Shown {
    /// The kind of data.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Oneself(kind) | Self::Others(kind) => kind,
        }
    }

    /// Whether somebody who is let in finds there what is about a judge, or about oneself.
    pub fn is_for(self, audience: Audience) -> bool {
        match self {
            Self::Oneself(_) => audience == Audience::Oneself,
            Self::Others(_) => audience != Audience::Oneself,
        }
    }
}

/// Whether an audience sees a kind of data about a judge at any route.
pub fn sees(audience: Audience, kind: Kind) -> bool {
    ROUTES.iter().any(|row| {
        row.outcome(audience.who()) == Outcome::Allowed
            && row
                .shows
                .iter()
                .any(|shown| shown.kind() == kind && shown.is_for(audience))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_sees_all_that_is_kept_about_themselves() {
        for kind in Kind::ALL {
            assert!(sees(Audience::Oneself, kind), "{kind:?}");
        }
    }

    #[test]
    fn other_judges_see_nothing() {
        for kind in Kind::ALL {
            assert!(!sees(Audience::OtherJudges, kind), "{kind:?}");
        }
    }

    #[test]
    fn who_looks_on_sees_nothing_about_anybody() {
        for kind in Kind::ALL {
            assert!(!sees(Audience::Observers, kind), "{kind:?}");
        }
    }
}
