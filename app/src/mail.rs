//! Mail transport: what takes a letter away, a mail server for the process and a box for tests.

use std::{fmt::Debug, pin::Pin};

use course::Language;
use jiff::Timestamp;

use crate::errors::AppError;

/// A letter on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The address that it goes to.
    pub recipient: String,
    /// To whom answers go, where a person wrote it: name and address.
    pub reply_to: Option<(String, String)>,
    /// Its language.
    pub language: Language,
    /// Its subject.
    pub subject: String,
    /// Its text, with the secret in its place.
    pub body: String,
    /// Its name for mail servers, without brackets: the same whenever it is tried, so that a
    /// letter that arrives twice can be known as one.
    pub message_id: String,
    /// When it was written.
    pub written_at: Timestamp,
    /// A calendar that goes with it.
    pub calendar: Option<Enclosure>,
}

/// A calendar that goes with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// The name of the file.
    pub name: String,
    /// What stands in it (RFC 5545).
    pub text: String,
}

/// Whom a letter concerns, and what training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concerns {
    /// Whom.
    pub account: i64,
    /// Which training.
    pub training: i64,
    /// The language of the letter.
    pub language: Language,
}

/// What [`Encloses::encloses`] gives.
pub type Enclosing<'a> =
    Pin<Box<dyn Future<Output = Result<Option<Enclosure>, AppError>> + Send + 'a>>;

/// What gives the calendar that goes with letters about sessions: as it is when the letter goes, not
/// when it was written.
pub trait Encloses: Debug + Send + Sync {
    /// The calendar for one letter; none where there is nothing to tell.
    fn encloses(&self, letter: Concerns) -> Enclosing<'_>;
}

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// A code such as `refused-550`; no personal data.
    pub code: String,
    /// Whether there is no use in trying again.
    pub for_good: bool,
}

/// What [`Carrier::carry`] gives.
pub type Carrying<'a> = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send + 'a>>;

/// A mail transport: takes a letter to a mail server.
pub trait Carrier: Debug + Send + Sync {
    /// Takes one letter away, or says why not. Ends within five minutes.
    fn carry<'a>(&'a self, letter: &'a Outgoing) -> Carrying<'a>;
}
