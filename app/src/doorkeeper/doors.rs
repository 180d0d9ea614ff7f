//! Who tries a password at which door: whether it is open, and what a try is worth there.

use std::time::Duration;

use jiff::Timestamp;

use crate::errors::UserError;

use super::{DELAY, Door, Doorkeeper, LONGEST_DELAY, UNDELAYED, counts::network};

impl Doorkeeper {
    /// The address first: one that is refused uses up nobody's tries.
    pub(super) fn passes(&self, door: Door<'_>) -> Result<(), UserError> {
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

    pub(super) fn fails(&self, door: Door<'_>) {
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

    pub(super) fn succeeds(&self, door: Door<'_>) {
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
    pub(super) fn delay(&self, door: Door<'_>) -> Duration {
        match door {
            Door::Stranger { email, .. } => {
                delay_after(self.accounts.failures(email, self.clock.now()))
            }
            Door::Device { .. } | Door::Again { .. } => Duration::ZERO,
        }
    }

    /// What the log calls where a try comes from: a keyed hash, which changes with each start.
    pub(super) fn place(&self, door: Door<'_>) -> u64 {
        match door {
            Door::Stranger { address, .. } => self.addresses.digest(network(address)),
            Door::Device { known_as } => self.devices.digest(known_as),
            Door::Again { account } => self.again.digest(account),
        }
    }

    /// Where a failure came from, and how many there are from there.
    pub(super) fn told(&self, door: Door<'_>) -> (String, u32) {
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
pub(super) fn delay_after(failures: u32) -> Duration {
    (DELAY * failures.saturating_sub(UNDELAYED)).min(LONGEST_DELAY)
}
