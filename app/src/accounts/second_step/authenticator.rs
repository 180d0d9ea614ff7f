//! What an authenticator app and the server share.

use jiff::Timestamp;
use rand::RngExt as _;
use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Totp};

use crate::{errors::AppError, secrets::Key};

/// Whose codes they are, as the app shows it.
const ISSUER: &str = "Törelik";
/// Seconds for which a code is shown (RFC 6238, 5.2).
const STEP: u64 = 30;
/// Codes of so many steps before and after are taken, too: clocks of phones go wrong by seconds.
const SKEW: u16 = 1;

/// The shared secret of a TOTP authenticator (RFC 6238): 160 random bits, for codes of six digits by
/// HMAC-SHA-1, which is all that every app knows.
#[derive(Clone, Serialize, Deserialize)]
pub struct Secret([u8; 20]);

/// Says nothing of what it is.
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// A new one.
    pub fn new() -> Self {
        Self(rand::rng().random())
    }

    /// As it is kept for an account.
    ///
    /// # Errors
    /// When the cipher refuses.
    pub fn sealed(&self, key: &Key, account: i64) -> Result<Vec<u8>, AppError> {
        Ok(key.seal(&what_for(account), &self.0)?)
    }

    /// The one that is kept so; none with another key.
    pub fn opened(key: &Key, account: i64, sealed: &[u8]) -> Option<Self> {
        let bytes = key.open(&what_for(account), sealed)?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// The time step whose code this is, if it is one of now.
    pub fn step_of(&self, typed: &str, now: Timestamp) -> Option<i64> {
        let seconds = u64::try_from(now.as_second()).ok()?;
        let step = self.totp("").ok()?.check(typed, seconds)?;
        i64::try_from(step).ok()
    }

    /// The address that an app reads from a square code (`otpauth://`).
    ///
    /// # Errors
    /// When the e-mail address cannot stand in one.
    pub fn address(&self, email: &str) -> Result<String, AppError> {
        let address = self.totp(email).and_then(|totp| totp.to_url());
        Ok(address.map_err(|error| anyhow::anyhow!("no address for an app: {error}"))?)
    }

    /// As it is typed into an app that cannot scan: base 32 in groups of four.
    ///
    /// # Errors
    /// Never, with 160 bits.
    pub fn in_letters(&self) -> Result<String, AppError> {
        let totp = self
            .totp("")
            .map_err(|error| anyhow::anyhow!("no secret: {error}"))?;
        let letters = totp.secret().to_base32();
        let groups: Vec<&str> = letters
            .as_bytes()
            .chunks(4)
            .filter_map(|group| std::str::from_utf8(group).ok())
            .collect();
        Ok(groups.join(" "))
    }

    fn totp(&self, email: &str) -> Result<Totp, totp_rs::TotpError> {
        Builder::new()
            .with_secret(totp_rs::Secret::new_stack(self.0))
            .with_skew(SKEW)
            .with_step_duration(STEP)
            .with_account_name(email)
            .with_issuer(Some(ISSUER))
            .build()
    }
}

fn what_for(account: i64) -> String {
    format!("authenticator of account {account}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the last six digits of those for SHA-1.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let secret = Secret(*b"12345678901234567890");
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            let at = |seconds| Timestamp::from_second(seconds).unwrap();
            let step = seconds / 30;
            assert_eq!(secret.step_of(code, at(seconds)), Some(step));
            // A phone's clock may be half a minute off, and not two.
            assert_eq!(secret.step_of(code, at(seconds + 30)), Some(step));
            assert_eq!(secret.step_of(code, at(seconds + 90)), None);
            assert_eq!(secret.step_of("000000", at(seconds)), None);
        }
        assert_eq!(secret.step_of("287 082", Timestamp::UNIX_EPOCH), None);
    }

    #[test]
    fn an_app_is_told_the_secret_and_whose_it_is() {
        let secret = Secret(*b"12345678901234567890");
        let letters = "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ";
        assert_eq!(secret.in_letters().unwrap(), letters);
        let address = secret.address("a@example.org").unwrap();
        assert!(address.starts_with("otpauth://totp/"), "{address}");
        assert!(address.contains(&letters.replace(' ', "")), "{address}");
        assert!(address.contains("a%40example.org"), "{address}");
    }

    #[test]
    fn it_is_kept_for_one_account() {
        let key = Key::from_text(&"k".repeat(64)).unwrap();
        let secret = Secret::new();
        let sealed = secret.sealed(&key, 1).unwrap();
        assert_eq!(Secret::opened(&key, 1, &sealed).unwrap().0, secret.0);
        assert!(Secret::opened(&key, 2, &sealed).is_none());
    }
}
