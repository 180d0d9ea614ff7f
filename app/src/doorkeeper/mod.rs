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
//!   and later, up to [`LONGEST_DELAY`]. From each address they have ten tries and one a minute.
//!
//! A password is checked by [`Doorkeeper::verify`] alone, which needs to know by which [`Door`]
//! somebody comes: none can be checked without being counted.

mod hashers;
mod logins;
mod throttle;

use std::{
    net::{IpAddr, Ipv6Addr},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};

use crate::{
    authorization::viewer::Viewer,
    clock::Clock,
    db::news::{News, Teller},
    errors::{AppError, UserError},
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
    logins: Logins,
    news: Teller,
    failed: AtomicU64,
    refused: AtomicU64,
}

impl Doorkeeper {
    /// A doorkeeper with these throttles, who goes by this clock.
    ///
    /// # Errors
    /// When the system gives no random salt.
    pub fn new(throttles: Throttles, clock: Clock, news: Teller) -> anyhow::Result<Self> {
        let account = || Throttle::new(Quota::new(throttles.per_account, MINUTE), MOST);
        let anywhere = UNDELAYED.saturating_add(1000);
        Ok(Self {
            clock,
            news,
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
            logins: Logins::default(),
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

    /// Passes when an address has tries left, for whoever brings a secret that is no password.
    ///
    /// # Errors
    /// `TooManyTries`.
    pub fn lets_in(&self, address: Option<IpAddr>) -> Result<(), UserError> {
        let wait = self.addresses.wait(network(address), self.clock.now());
        self.pass(wait, || self.addresses.digest(network(address)))
    }

    /// Counts a failure of an address, whose secret opened nothing.
    pub fn turns_away(&self, address: Option<IpAddr>) {
        self.addresses.fails(network(address), self.clock.now());
        let from = format!("{:016x}", self.addresses.digest(network(address)));
        let failed = self.failed.fetch_add(1, Ordering::Relaxed) + 1;
        tracing::warn!(target: "security", %from, failed, "a link opened nothing");
    }

    /// Counts a letter with a link for a new password: for the address it is asked from, and for
    /// the e-mail address it would go to, whether an account has it or not.
    ///
    /// # Errors
    /// `TooManyTries`, with the minutes to wait; then no letter is to be written.
    pub fn count_letter(&self, email: &str, address: Option<IpAddr>) -> Result<(), UserError> {
        let (now, network) = (self.clock.now(), network(address));
        let wait = self
            .addresses
            .wait(network, now)
            .or_else(|| self.letters.wait(email, now));
        self.pass(wait, || self.addresses.digest(network))?;
        self.addresses.fails(network, now);
        self.letters.fails(email, now);
        Ok(())
    }

    /// Counts a code from the screen as wrong until [`Doorkeeper::takes_code`].
    ///
    /// # Errors
    /// `TooManyTries`, with the minutes to wait; then the code counts for nobody.
    pub fn count_code(
        &self,
        account: Option<i64>,
        address: Option<IpAddr>,
    ) -> Result<(), UserError> {
        let (now, network) = (self.clock.now(), network(address));
        let wait = self
            .code_addresses
            .wait(network, now)
            .or_else(|| self.coders.wait(account?, now));
        self.pass(wait, || self.code_addresses.digest(network))?;
        self.code_addresses.fails(network, now);
        if let Some(account) = account {
            self.coders.fails(account, now);
        }
        Ok(())
    }

    /// Takes back that a code was counted: it was right.
    pub fn takes_code(&self, account: Option<i64>, address: Option<IpAddr>) {
        self.code_addresses.takes_back(network(address));
        if let Some(account) = account {
            self.coders.takes_back(account);
        }
    }

    /// Counts a code for the second step of signing in as wrong until
    /// [`Doorkeeper::takes_second_step`].
    ///
    /// # Errors
    /// `TooManyTries`, with the minutes to wait; then no code is looked at.
    pub fn count_second_step(&self, account: i64) -> Result<(), UserError> {
        let now = self.clock.now();
        let wait = self.second_steps.wait(account, now);
        self.pass(wait, || self.second_steps.digest(account))?;
        self.second_steps.fails(account, now);
        Ok(())
    }

    /// A code for the second step was right.
    pub fn takes_second_step(&self, account: i64) {
        self.second_steps.forgives(account);
    }

    /// Counts that an address asked what to show a passkey for, which is set aside for minutes.
    ///
    /// # Errors
    /// `TooManyTries`, with the minutes to wait.
    pub fn count_passkey(&self, address: Option<IpAddr>) -> Result<(), UserError> {
        let (now, network) = (self.clock.now(), network(address));
        let wait = self.passkeys.wait(network, now);
        self.pass(wait, || self.passkeys.digest(network))?;
        self.passkeys.fails(network, now);
        Ok(())
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

    /// Forgets the logins of an account, because what it may do has changed; the other servers are
    /// told.
    pub fn forget(&self, account: i64) {
        self.logins.forget(account);
        self.news.tell(News::Account(account));
    }

    /// Forgets all logins, because what many may do has changed; the other servers are told.
    pub fn forget_all(&self) {
        self.logins.forget_all();
        self.news.tell(News::Accounts);
    }

    /// Another server has changed what an account may do, or many.
    pub fn hears(&self, account: Option<i64>) {
        match account {
            Some(account) => self.logins.forget(account),
            None => self.logins.forget_all(),
        }
    }

    /// The address first: one that is refused uses up nobody's tries.
    fn passes(&self, door: Door<'_>) -> Result<(), UserError> {
        let now = self.clock.now();
        let wait = match door {
            Door::Stranger { email, address } => {
                let network = network(address);
                self.addresses
                    .wait(network, now)
                    .or_else(|| self.strangers.wait((email, network), now))
            }
            Door::Device { known_as } => self.devices.wait(known_as, now),
            Door::Again { account } => self.again.wait(account, now),
        };
        self.pass(wait, || self.place(door))
    }

    fn pass(&self, wait: Option<SignedDuration>, from: impl Fn() -> u64) -> Result<(), UserError> {
        let Some(wait) = wait else {
            return Ok(());
        };
        let refused = self.refused.fetch_add(1, Ordering::Relaxed) + 1;
        let from = format!("{:016x}", from());
        tracing::warn!(target: "security", %from, refused, "a try was refused: there were too many");
        let minutes = u64::try_from(wait.as_secs()).unwrap_or(0).div_ceil(60);
        Err(UserError::TooManyTries {
            minutes: minutes.max(1),
        })
    }

    fn fails(&self, door: Door<'_>) {
        let now = self.clock.now();
        match door {
            Door::Stranger { email, address } => {
                let network = network(address);
                self.addresses.fails(network, now);
                self.strangers.fails((email, network), now);
                self.accounts.fails(email, now);
            }
            Door::Device { known_as } => self.devices.fails(known_as, now),
            Door::Again { account } => self.again.fails(account, now),
        }
    }

    fn succeeds(&self, door: Door<'_>) {
        match door {
            Door::Stranger { email, address } => {
                // Only this one: whoever has an account could forgive the address all others.
                self.addresses.takes_back(network(address));
                self.accounts.takes_back(email);
                self.strangers.forgives((email, network(address)));
            }
            Door::Device { known_as } => self.devices.forgives(known_as),
            Door::Again { account } => self.again.forgives(account),
        }
    }

    /// How much later the answer comes.
    fn delay(&self, door: Door<'_>) -> Duration {
        match door {
            Door::Stranger { email, .. } => {
                delay_after(self.accounts.failures(email, self.clock.now()))
            }
            Door::Device { .. } | Door::Again { .. } => Duration::ZERO,
        }
    }

    /// What the log calls where a try comes from: a keyed hash, which changes with each start.
    fn place(&self, door: Door<'_>) -> u64 {
        match door {
            Door::Stranger { address, .. } => self.addresses.digest(network(address)),
            Door::Device { known_as } => self.devices.digest(known_as),
            Door::Again { account } => self.again.digest(account),
        }
    }

    /// Where a failure came from, and how many there are from there.
    fn told(&self, door: Door<'_>) -> (String, u32) {
        let now: Timestamp = self.clock.now();
        let failures = match door {
            Door::Stranger { address, .. } => self.addresses.failures(network(address), now),
            Door::Device { known_as } => self.devices.failures(known_as, now),
            Door::Again { account } => self.again.failures(account, now),
        };
        (format!("{:016x}", self.place(door)), failures)
    }
}

/// How much later an answer comes after so many failures at one account.
fn delay_after(failures: u32) -> Duration {
    (DELAY * failures.saturating_sub(UNDELAYED)).min(LONGEST_DELAY)
}

/// What counts as one address: of IPv6 the 64 bits that a provider gives to one customer.
fn network(address: Option<IpAddr>) -> Option<IpAddr> {
    Some(match address?.to_canonical() {
        IpAddr::V6(address) => {
            let bits = address.to_bits() >> 64 << 64;
            IpAddr::V6(Ipv6Addr::from_bits(bits))
        }
        address @ IpAddr::V4(_) => address,
    })
}

#[cfg(test)]
mod tests;
