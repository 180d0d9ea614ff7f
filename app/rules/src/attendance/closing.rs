//! Closing the register of a session. Until then it takes its course; afterwards every change says
//! why.

use jiff::Timestamp;

use super::{Gathering, Source};

/// Why a register is opened again: one of a few things, and nothing that is typed. What is to be
/// said about a person belongs to the person's mark, where it can be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reopening {
    /// Marks came in after the closing.
    CameLater,
    /// Marks were wrong.
    WereWrong,
    /// It was closed by mistake.
    ByMistake,
}

impl Reopening {
    /// All of them, in the order in which people are shown them.
    pub const ALL: [Self; 3] = [Self::CameLater, Self::WereWrong, Self::ByMistake];

    /// As the database keeps it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CameLater => "came-later",
            Self::WereWrong => "were-wrong",
            Self::ByMistake => "by-mistake",
        }
    }

    /// The one with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }
}

/// That a register was closed, or opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Its place in the order: 1 for the first, then 2, 3 …
    pub number: i32,
    /// Whether it closes the register; otherwise it opens it again.
    pub closes: bool,
    /// When.
    pub made_at: Timestamp,
}

/// The closing that holds of a register, if it is closed.
#[must_use]
pub fn closed(closings: &[Closing]) -> Option<&Closing> {
    let last = closings.iter().max_by_key(|closing| closing.number);
    last.filter(|closing| closing.closes)
}

/// Why a register is not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotClosed {
    /// The session is not over: people still come and go.
    TooEarly,
    /// It is closed already.
    Already,
}

/// Whether a register may be closed now: once, and when the session is over.
///
/// # Errors
/// Why not.
pub fn close(gathering: &Gathering, closings: &[Closing], now: Timestamp) -> Result<(), NotClosed> {
    if closed(closings).is_some() {
        Err(NotClosed::Already)
    } else if now < gathering.ends_at {
        Err(NotClosed::TooEarly)
    } else {
        Ok(())
    }
}

/// Whether a statement of this source, seen at a time, changes a closed register, and so has to say
/// why. What people say of themselves only proposes; what was seen before the closing and arrives
/// after it is judged by when it was seen; and what is carried over was said before.
#[must_use]
pub fn changes_closed(closed: Option<&Closing>, source: Source, made_at: Timestamp) -> bool {
    matches!(
        source,
        Source::Organizer | Source::Offline | Source::Meeting
    ) && closed.is_some_and(|closing| made_at >= closing.made_at)
}
