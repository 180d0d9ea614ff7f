//! What a person may do in a training, by the role in which they take part in it.

/// The role in which a person takes part in a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Takes the course and stands in the register.
    Judge,
    /// Teaches and writes the course.
    Trainer,
    /// Runs the training: participants, sessions, register.
    Organizer,
    /// Looks on, for example for a donor or a court's administration.
    Observer,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Judge, Self::Trainer, Self::Organizer, Self::Observer];

    /// As the database keeps it: `judge`, `trainer`, `organizer`, `observer`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Judge => "judge",
            Self::Trainer => "trainer",
            Self::Organizer => "organizer",
            Self::Observer => "observer",
        }
    }

    /// The role with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether they stand in the register: marks are about them.
    #[must_use]
    pub const fn is_registered(self) -> bool {
        matches!(self, Self::Judge)
    }

    /// Whether they may call the roll and correct the register.
    #[must_use]
    pub const fn may_take_register(self) -> bool {
        matches!(self, Self::Organizer)
    }

    /// Whether they may read the register of everybody, with names and addresses.
    #[must_use]
    pub const fn may_see_register(self) -> bool {
        matches!(self, Self::Organizer | Self::Trainer)
    }

    /// Whether they may read the figures of the training, which name nobody: who looks on needs no
    /// more.
    #[must_use]
    pub const fn may_see_figures(self) -> bool {
        matches!(self, Self::Organizer | Self::Trainer | Self::Observer)
    }

    /// Whether they may change the training itself, its sessions and its participants.
    #[must_use]
    pub const fn may_manage_training(self) -> bool {
        matches!(self, Self::Organizer)
    }

    /// Whether they may write lessons and questions.
    #[must_use]
    pub const fn may_author(self) -> bool {
        matches!(self, Self::Trainer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_go_there_and_back() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
        assert_eq!(Role::from_code("Judge"), None);
        assert_eq!(Role::from_code(""), None);
    }

    #[test]
    fn who_may_do_what() {
        let who = |may: fn(Role) -> bool| -> Vec<&str> {
            let allowed = Role::ALL.into_iter().filter(|role| may(*role));
            allowed.map(Role::code).collect()
        };
        assert_eq!(who(Role::is_registered), ["judge"]);
        assert_eq!(who(Role::may_take_register), ["organizer"]);
        assert_eq!(
            who(Role::may_see_figures),
            ["trainer", "organizer", "observer"]
        );
        assert_eq!(who(Role::may_see_register), ["trainer", "organizer"]);
        assert_eq!(who(Role::may_manage_training), ["organizer"]);
        assert_eq!(who(Role::may_author), ["trainer"]);
    }
}
