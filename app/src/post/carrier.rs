//! What takes a letter away: a mail server for the process, a box for tests.

use std::{fmt::Debug, pin::Pin};

use course::Language;
use jiff::Timestamp;

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
