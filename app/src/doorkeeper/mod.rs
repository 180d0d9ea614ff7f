//! Password checks, rate limits and the cache of logins: checks passwords without holding up other
//! work, slows down those who guess, and remembers for a moment who came by which login.
//!
//! What is counted are failures, and whose they are:
//!
//! - A browser in which the account has signed in before brings a device cookie, and has tries
//!   of its own (OWASP's “device cookies”): no stranger can use them up.
//! - Anybody else has tries for one account from one address, and from that address for all
//!   accounts together. An address that has used up its tries uses up nobody else's.
//! - An account that strangers try from many addresses is never locked: their answers come later
//!   and later, up to `LONGEST_DELAY`. From each address they have ten tries and one a minute.
//!
//! A password is checked by [`Doorkeeper::verify`] alone, which needs to know by which [`Door`]
//! somebody comes: none can be checked without being counted.

mod counts;
mod doors;
mod hashers;
mod logins;
mod throttle;

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use jiff::SignedDuration;

use crate::{
    authorization::viewer::Viewer,
    clock::Clock,
    db::news::{News, Teller},
    errors::AppError,
};

pub use logins::Begun;

use hashers::Hashers;
use logins::Logins;
use throttle::{Quota, Throttle};

/// How many failures there may be in a row.
#[derive(Clone, Copy, Debug)]
pub struct Throttles {
    /// For one account, by a stranger from one address, by a device that it knows, or by somebody
    /// who is signed in; then one each minute.
    pub per_account: u32,
    /// From one address; then one each second. A whole training room may come from one address.
    pub per_address: u32,
}

impl Default for Throttles {
    fn default() -> Self {
        Self {
            per_account: 10,
            per_address: 100,
        }
    }
}

const MINUTE: SignedDuration = SignedDuration::from_mins(1);
const SECOND: SignedDuration = SignedDuration::from_secs(1);
/// Codes from the screen that one person may get wrong in a row; then one every ten seconds.
const CODES: u32 = 20;
/// And from one address, where a whole room may come from: then five each second.
const CODES_FROM_ADDRESS: u32 = 1000;
/// Codes for the second step of one account that may be wrong in a row; then one every five minutes.
/// Whoever tries them knows the password. Of a million codes three are good at a time, so a day of
/// trying finds one in a thousand cases, and the owner is told of it at the next sign-in.
const SECOND_CODES: u32 = 10;
/// So many failures of strangers at one account, from wherever, delay nobody yet: more than one
/// address has.
const UNDELAYED: u32 = 20;
/// How much later an answer comes with each failure more.
const DELAY: Duration = Duration::from_millis(100);
/// The longest that an answer is held back; the request has its own limit.
const LONGEST_DELAY: Duration = Duration::from_secs(4);
/// How many addresses, accounts and devices are kept count of, each: a few megabytes together.
const MOST: usize = 50_000;

/// By which door somebody comes with a password.
#[derive(Clone, Copy, Debug)]
pub enum Door<'a> {
    /// A stranger at the sign-in page.
    Stranger {
        /// The account that is asked for, as its address is kept.
        email: &'a str,
        /// Where from.
        address: Option<IpAddr>,
    },
    /// Somebody at the sign-in page with a browser that this account has signed in with before.
    Device {
        /// What is kept of the device, for this account.
        known_as: &'a str,
    },
    /// Somebody who is signed in and is asked again before something that matters.
    Again {
        /// Who.
        account: i64,
    },
}

/// Password checks, rate limits for signing in, and the cache of logins.
#[derive(Debug)]
pub struct Doorkeeper {
    clock: Clock,
    hashers: Hashers,
    /// The hash of a password that nobody has.
    nobody: String,
    addresses: Throttle,
    strangers: Throttle,
    /// Strangers' failures at an account, from wherever.
    accounts: Throttle,
    devices: Throttle,
    again: Throttle,
    coders: Throttle,
    code_addresses: Throttle,
    letters: Throttle,
    second_steps: Throttle,
    passkeys: Throttle,
    logins: Arc<Logins>,
    failed: AtomicU64,
    refused: AtomicU64,
}

impl Doorkeeper {
    /// A doorkeeper with these throttles, who goes by this clock.
    ///
    /// # Errors
    /// When the system gives no random salt.
    pub fn new(throttles: Throttles, clock: Clock, news: &Teller) -> anyhow::Result<Self> {
        let account = || Throttle::new(Quota::new(throttles.per_account, MINUTE), MOST);
        let anywhere = UNDELAYED.saturating_add(1000);
        let logins = Arc::new(Logins::default());
        let forgets = logins.clone();
        news.is_heard_by(move |news| match news {
            News::Account(account) => forgets.forget(account),
            News::Accounts | News::Everything => forgets.forget_all(),
            _ => {}
        });
        Ok(Self {
            clock,
            hashers: Hashers::default(),
            nobody: hashers::hash(&crate::secrets::token())?,
            addresses: Throttle::new(Quota::new(throttles.per_address, SECOND), MOST),
            strangers: account(),
            accounts: Throttle::new(Quota::new(anywhere, MINUTE), MOST),
            devices: account(),
            again: account(),
            coders: Throttle::new(Quota::new(CODES, SECOND * 10), MOST),
            code_addresses: Throttle::new(
                Quota::new(CODES_FROM_ADDRESS, SignedDuration::from_millis(200)),
                MOST,
            ),
            letters: account(),
            passkeys: Throttle::new(
                Quota::new(CODES_FROM_ADDRESS, SignedDuration::from_millis(200)),
                MOST,
            ),
            second_steps: Throttle::new(Quota::new(SECOND_CODES, MINUTE * 5), MOST),
            logins,
            failed: AtomicU64::new(0),
            refused: AtomicU64::new(0),
        })
    }

    /// Whether a password belongs to a hash. Without a hash the same work is done, in vain, so
    /// that the time tells nobody whether an account exists. Counts a failure.
    ///
    /// # Errors
    /// `TooManyTries`, with the minutes to wait; `SignInBusy`; when the hash cannot be read.
    pub async fn verify(
        &self,
        door: Door<'_>,
        password: String,
        hash: Option<String>,
    ) -> Result<bool, AppError> {
        self.passes(door)?;
        let delay = self.delay(door);
        if delay > Duration::ZERO {
            tokio::time::sleep(delay).await;
        }
        let turn = self.hashers.turn().await?;
        // Others who waited for their turn may have used up the tries.
        self.passes(door)?;
        // It counts before it is known: who gives up in the middle has tried all the same.
        self.fails(door);
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.clone());
        let right = turn
            .works(move || hashers::belongs(&password, &hash))
            .await??;
        if right && known {
            self.succeeds(door);
            return Ok(true);
        }
        let failed = self.failed.fetch_add(1, Ordering::Relaxed) + 1;
        let (from, failures) = self.told(door);
        tracing::warn!(target: "security", %from, failures, failed, "a password was wrong");
        Ok(false)
    }

    /// Hashes a password.
    ///
    /// # Errors
    /// `SignInBusy`; when the system gives no random salt.
    pub async fn hash(&self, password: String) -> Result<String, AppError> {
        let turn = self.hashers.turn().await?;
        Ok(turn.works(move || hashers::hash(&password)).await??)
    }

    /// To be called before it is looked up who comes by a login.
    pub fn begins_to_look(&self) -> Begun {
        self.logins.begins()
    }

    /// The one who came by a login, if remembered.
    pub fn remembered(&self, token_hash: &str) -> Option<Arc<Viewer>> {
        self.logins.get(token_hash)
    }

    /// Remembers for a moment who came by a login, unless that has changed since it was looked up.
    pub fn remember(&self, token_hash: String, viewer: Arc<Viewer>, begun: Begun) {
        self.logins.remember(token_hash, viewer, begun);
    }
}

#[cfg(test)]
mod tests;
