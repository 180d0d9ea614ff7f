//! The doorkeeper: hashes passwords without holding up other work, slows down those who guess,
//! and remembers for a moment who came by which login.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use anyhow::{Context as _, anyhow};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};
use moka::sync::Cache;
use tokio::sync::Semaphore;

use crate::{errors::UserError, viewer::Viewer};

/// How many may try at the door, and how often.
#[derive(Clone, Copy, Debug)]
pub struct Throttles {
    /// Tries for one account in a row; then one each minute.
    pub per_account: NonZeroU32,
    /// Tries from one address in a row; then one each second. A whole training room may come
    /// from one address, hence many.
    pub per_address: NonZeroU32,
}

impl Default for Throttles {
    fn default() -> Self {
        const ACCOUNT: NonZeroU32 = NonZeroU32::new(10).expect("not zero");
        const ADDRESS: NonZeroU32 = NonZeroU32::new(100).expect("not zero");
        Self {
            per_account: ACCOUNT,
            per_address: ADDRESS,
        }
    }
}

/// Hashes made at the same time: each takes 19 MiB and a core for some tens of milliseconds.
const HASHERS: usize = 2;
/// How long a login is remembered before the database is asked again. What one server changes
/// it forgets at once; another server on the same database hears of it after this time.
const REMEMBERED_FOR: Duration = Duration::from_secs(10);
/// How many logins are remembered.
const MOST_LOGINS: u64 = 10_000;

/// The doorkeeper.
#[derive(Debug)]
pub struct Doorkeeper {
    permits: Semaphore,
    nobody: String,
    accounts: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<String>,
    logins: Cache<String, Arc<Viewer>>,
    coders: DefaultKeyedRateLimiter<i64>,
    code_addresses: DefaultKeyedRateLimiter<String>,
}

/// Codes from the screen that one person may try in a row; then one every ten seconds.
const CODES: NonZeroU32 = NonZeroU32::new(20).expect("not zero");
/// And from one address, where a whole room may come from: then five each second.
const CODES_FROM_ADDRESS: NonZeroU32 = NonZeroU32::new(1000).expect("not zero");

impl Doorkeeper {
    /// A doorkeeper with these throttles.
    ///
    /// # Errors
    /// When the system gives no random salt.
    pub fn new(throttles: Throttles) -> anyhow::Result<Self> {
        Ok(Self {
            permits: Semaphore::new(HASHERS),
            nobody: hash_now(&crate::secrets::token())?,
            accounts: RateLimiter::keyed(
                Quota::with_period(Duration::from_secs(60))
                    .context("a period")?
                    .allow_burst(throttles.per_account),
            ),
            addresses: RateLimiter::keyed(
                Quota::with_period(Duration::from_secs(1))
                    .context("a period")?
                    .allow_burst(throttles.per_address),
            ),
            coders: RateLimiter::keyed(
                Quota::with_period(Duration::from_secs(10))
                    .context("a period")?
                    .allow_burst(CODES),
            ),
            code_addresses: RateLimiter::keyed(
                Quota::with_period(Duration::from_millis(200))
                    .context("a period")?
                    .allow_burst(CODES_FROM_ADDRESS),
            ),
            logins: Cache::builder()
                .max_capacity(MOST_LOGINS)
                .time_to_live(REMEMBERED_FOR)
                .build(),
        })
    }

    /// Counts a try; refuses when there were too many.
    ///
    /// # Errors
    /// `TooManyTries`, with the minutes to wait.
    pub fn count_try(&self, account: &str, address: &str) -> Result<(), UserError> {
        self.accounts.retain_recent();
        self.addresses.retain_recent();
        // Hashed, so that a long or hostile address takes no more room than any other.
        let account = crate::secrets::hash(account);
        let waits = [
            self.addresses.check_key(&address.to_owned()),
            self.accounts.check_key(&account),
        ]
        .into_iter()
        .filter_map(Result::err)
        .map(|not_until| not_until.wait_time_from(DefaultClock::default().now()))
        .max();
        waits.map_or(Ok(()), |wait| {
            Err(UserError::TooManyTries {
                minutes: wait.as_secs().div_ceil(60).max(1),
            })
        })
    }

    /// Counts a code from the screen that was tried; refuses when there were too many.
    ///
    /// # Errors
    /// `TooManyTries`, with the minutes to wait.
    pub fn count_code(&self, account: Option<i64>, address: &str) -> Result<(), UserError> {
        self.coders.retain_recent();
        self.code_addresses.retain_recent();
        let of_address = self.code_addresses.check_key(&address.to_owned());
        let of_account = account.map_or(Ok(()), |account| self.coders.check_key(&account));
        let waits = [of_address, of_account]
            .into_iter()
            .filter_map(Result::err)
            .map(|not_until| not_until.wait_time_from(DefaultClock::default().now()))
            .max();
        waits.map_or(Ok(()), |wait| {
            Err(UserError::TooManyTries {
                minutes: wait.as_secs().div_ceil(60).max(1),
            })
        })
    }

    /// Hashes a password.
    ///
    /// # Errors
    /// When the system gives no random salt.
    pub async fn hash(&self, password: String) -> anyhow::Result<String> {
        let _permit = self.permits.acquire().await?;
        tokio::task::spawn_blocking(move || hash_now(&password)).await?
    }

    /// Whether a password belongs to a hash. Without a hash the same work is done, in vain, so
    /// that the time tells nobody whether an account exists.
    ///
    /// # Errors
    /// When the hash cannot be read.
    pub async fn verify(&self, password: String, hash: Option<String>) -> anyhow::Result<bool> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.clone());
        let _permit = self.permits.acquire().await?;
        let right = tokio::task::spawn_blocking(move || {
            let hash = PasswordHash::new(&hash).map_err(|e| anyhow!("a stored hash: {e}"))?;
            anyhow::Ok(
                Argon2::default()
                    .verify_password(password.as_bytes(), &hash)
                    .is_ok(),
            )
        })
        .await??;
        Ok(right && known)
    }

    /// The one who came by a login, if remembered.
    pub fn remembered(&self, token_hash: &str) -> Option<Arc<Viewer>> {
        self.logins.get(token_hash)
    }

    /// Remembers for a moment who came by a login.
    pub fn remember(&self, token_hash: String, viewer: Arc<Viewer>) {
        self.logins.insert(token_hash, viewer);
    }

    /// Forgets all logins, because what somebody may do has changed.
    pub fn forget_all(&self) {
        self.logins.invalidate_all();
    }
}

/// Argon2id with 19 MiB, two passes and one lane: the crate's default, which is the first
/// choice of the OWASP Password Storage Cheat Sheet (2024).
fn hash_now(password: &str) -> anyhow::Result<String> {
    let hash: PasswordHash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|e| anyhow!("a password cannot be hashed: {e}"))?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doorkeeper() -> Doorkeeper {
        Doorkeeper::new(Throttles {
            per_account: NonZeroU32::new(3).expect("not zero"),
            per_address: NonZeroU32::new(5).expect("not zero"),
        })
        .expect("a doorkeeper")
    }

    #[tokio::test]
    async fn a_password_belongs_to_its_hash_alone() {
        let door = doorkeeper();
        let hash = door
            .hash("steppe and sky".to_owned())
            .await
            .expect("a hash");
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(
            door.verify("steppe and sky".to_owned(), Some(hash.clone()))
                .await
                .expect("a verdict")
        );
        assert!(
            !door
                .verify("steppe and sea".to_owned(), Some(hash))
                .await
                .expect("a verdict")
        );
        assert!(
            !door
                .verify("steppe and sky".to_owned(), None)
                .await
                .expect("a verdict")
        );
    }

    #[test]
    fn tries_are_counted_by_account_and_by_address() {
        let door = doorkeeper();
        for _ in 0..3 {
            assert!(door.count_try("a@example.org", "10.0.0.1").is_ok());
        }
        assert!(matches!(
            door.count_try("a@example.org", "10.0.0.2"),
            Err(UserError::TooManyTries { minutes: 1 })
        ));
        assert!(door.count_try("b@example.org", "10.0.0.1").is_ok());
        assert!(door.count_try("c@example.org", "10.0.0.1").is_ok());
        assert!(door.count_try("d@example.org", "10.0.0.1").is_err());
    }
}
