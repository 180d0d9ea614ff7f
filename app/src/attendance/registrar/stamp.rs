//! The stamp of a client on a message with a mark, and the names of marks.

use jiff::Timestamp;
use rules::attendance::{self};
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use crate::errors::{Field, UserError};

/// A client's stamp on a message with a mark: its id and when it was made.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// The UUID that it gave the mark.
    pub mark: Option<String>,
    /// When the mark was made, by its clock, in milliseconds since 1970.
    pub made_at: Option<i64>,
    /// When it was sent, by the same clock.
    pub sent_at: Option<i64>,
    /// The account that was signed in when it was made. Marks that wait are not to go out under
    /// the name of whoever signs in next.
    pub by: Option<i64>,
}

impl Sent {
    /// Whether it waited in the browser for too long, by the browser's clock.
    pub(super) fn is_too_old(&self) -> bool {
        let moment = |at: Option<i64>| Timestamp::from_millisecond(at?).ok();
        let (made_at, sent_at) = (moment(self.made_at), moment(self.sent_at));
        made_at
            .zip(sent_at)
            .is_some_and(|(made_at, sent_at)| attendance::is_too_old(made_at, sent_at))
    }

    /// When the mark was made, by our clock: as long before its receipt as before it was sent. A
    /// clock that is wrong is wrong both times.
    pub(super) fn made_at(&self, received_at: Timestamp) -> Option<Timestamp> {
        let made_at = self.made_at?;
        let ours = received_at.as_millisecond();
        let made_at = match self.sent_at {
            Some(sent_at) => ours.saturating_sub(sent_at.saturating_sub(made_at).max(0)),
            None => made_at,
        };
        Timestamp::from_millisecond(made_at).ok()
    }
}

/// A name for a mark that has none from its client.
pub fn new_name() -> String {
    let uuid = Builder::from_random_bytes(rand::random()).into_uuid();
    uuid.hyphenated().to_string()
}

/// The name of a mark that follows from what it says.
pub(super) fn derived_name(text: &str) -> String {
    let hash: [u8; 32] = Sha256::digest(text).into();
    let bytes = std::array::from_fn(|place| hash[place]);
    let uuid = Builder::from_custom_bytes(bytes).into_uuid();
    uuid.hyphenated().to_string()
}

/// The name that a client gave a mark, in the spelling that is kept.
///
/// # Errors
/// `NotUnderstood` for what is no UUID.
pub fn named(text: &str) -> Result<String, UserError> {
    Uuid::try_parse(text)
        .map(|uuid| uuid.hyphenated().to_string())
        .map_err(|_| UserError::NotUnderstood { field: Field::Mark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_wrong_does_no_harm() {
        let received_at = Timestamp::from_millisecond(1_000_000).unwrap();
        for (made_at, sent_at, expected) in [
            (Some(940_000), None, Some(940_000)),
            // Slow by ten minutes, and fast by as much: sent two seconds after it was made.
            (Some(400_000), Some(402_000), Some(998_000)),
            (Some(1_600_000), Some(1_602_000), Some(998_000)),
            // Set back in between.
            (Some(1_000_000), Some(900_000), Some(1_000_000)),
            (Some(i64::MIN), Some(i64::MAX), None),
            (None, Some(1), None),
        ] {
            let sent = Sent {
                made_at,
                sent_at,
                ..Sent::default()
            };
            let told = sent.made_at(received_at).map(Timestamp::as_millisecond);
            assert_eq!(told, expected, "{made_at:?} {sent_at:?}");
        }
    }

    #[test]
    fn a_name_is_a_uuid_in_one_spelling() {
        let name = new_name();
        assert_eq!(named(&name.to_uppercase()), Ok(name.clone()));
        assert_ne!(new_name(), name);
        assert_eq!(named(&derived_name("a")), Ok(derived_name("a")));
        assert_ne!(derived_name("a"), derived_name("b"));
        for text in ["1", "0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c1g", "'; --"] {
            let refused = UserError::NotUnderstood { field: Field::Mark };
            assert_eq!(named(text), Err(refused));
        }
    }
}
