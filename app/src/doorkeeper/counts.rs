//! What is counted besides passwords: links, letters, codes, passkeys.

use std::{
    net::{IpAddr, Ipv6Addr},
    sync::atomic::Ordering,
};

use jiff::SignedDuration;

use crate::errors::UserError;

use super::Doorkeeper;

impl Doorkeeper {
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

    pub(super) fn pass(
        &self,
        wait: Option<SignedDuration>,
        from: impl Fn() -> u64,
    ) -> Result<(), UserError> {
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
}

/// What counts as one address: of IPv6 the 64 bits that a provider gives to one customer.
pub(super) fn network(address: Option<IpAddr>) -> Option<IpAddr> {
    Some(match address?.to_canonical() {
        IpAddr::V6(address) => {
            let bits = address.to_bits() >> 64 << 64;
            IpAddr::V6(Ipv6Addr::from_bits(bits))
        }
        address @ IpAddr::V4(_) => address,
    })
}
