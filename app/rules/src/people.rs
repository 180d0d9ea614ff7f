//! What is known of people besides what they do.

/// The sex that a person gave, as donors ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// A woman.
    Female,
    /// A man.
    Male,
}

impl Sex {
    /// Both that are kept; nothing is, where nothing was given.
    pub const ALL: [Self; 2] = [Self::Female, Self::Male];

    /// As the database keeps it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }

    /// What a code stands for.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sex| sex.code() == code)
    }
}
