//! What letters are about.

/// What a letter is about. Kept as its code.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// Invites to a training.
    Invitation,
    /// Reminds of the sessions of a day.
    Reminder,
    /// Brings a link for a new password.
    Reset,
    /// Brings a link that confirms a new address.
    Address,
    /// Tells the old address that there is a new one.
    AddressChanged,
    /// Tells who waited that there is a place now.
    MovedUp,
    /// Tells that a session takes place at another time or elsewhere.
    SessionMoved,
    /// Tells that a session does not take place.
    SessionCancelled,
    /// Tells that what was asked about a mark was answered.
    RequestAnswered,
    /// Tells organizers of a register that is not closed.
    RegisterOpen,
    /// Tells organizers that something was asked about a mark.
    RequestAsked,
    /// Tells a person that a mark about them was corrected.
    MarkCorrected,
    /// Tells a judge that all answers of an attempt are marked.
    AnswersMarked,
    /// Tells a judge that the grade of an attempt went up or down.
    GradeChanged,
    /// Tells a judge that an attempt was reopened.
    AttemptReopened,
    /// What an organizer writes to people.
    Message,
    /// Shows an administrator that letters arrive.
    Test,
}

impl Kind {
    /// All of them.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Whether a person may want none of them. Without an invitation or a link nobody comes in, and
    /// whoever loses an address has to hear of it.
    pub const fn may_be_declined(self) -> bool {
        !matches!(
            self,
            Self::Invitation | Self::Reset | Self::Address | Self::AddressChanged | Self::Test
        )
    }

    /// Whether it tells of sessions: then their calendar goes with it.
    pub const fn tells_of_sessions(self) -> bool {
        matches!(
            self,
            Self::Invitation
                | Self::Reminder
                | Self::MovedUp
                | Self::SessionMoved
                | Self::SessionCancelled
        )
    }

    /// The code that is kept.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What a code stands for.
    pub fn from_code(code: &str) -> Option<Self> {
        code.parse().ok()
    }
}
