//! Hashing: a few at a time, a bounded number who wait, and the work is done even when who asked
//! for it has gone away.

use std::sync::Arc;

use anyhow::anyhow;
use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::errors::{AppError, UserError};

/// Hashes made at the same time: each takes 19 MiB and a core for some tens of milliseconds.
const AT_ONCE: usize = 2;
/// How many may wait or be served: a full house of 500 within its patience of 20 seconds.
const MOST: usize = 512;

/// Those who hash.
#[derive(Debug)]
pub(super) struct Hashers {
    at_once: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

/// A turn at hashing. It goes with the work, not with the request: one that is given up leaves its
/// hashing behind, and that has to count.
#[derive(Debug)]
pub(super) struct Turn {
    _hasher: OwnedSemaphorePermit,
    _place: OwnedSemaphorePermit,
}

impl Default for Hashers {
    fn default() -> Self {
        Self::new(AT_ONCE, MOST)
    }
}

impl Hashers {
    pub(super) fn new(at_once: usize, most: usize) -> Self {
        Self {
            at_once: Arc::new(Semaphore::new(at_once)),
            waiting: Arc::new(Semaphore::new(most)),
        }
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// `SignInBusy` when too many wait already.
    pub(super) async fn turn(&self) -> Result<Turn, AppError> {
        let place = self.waiting.clone().try_acquire_owned();
        let place = place.map_err(|_| UserError::SignInBusy)?;
        let hasher = self.at_once.clone().acquire_owned().await;
        Ok(Turn {
            _hasher: hasher.map_err(anyhow::Error::new)?,
            _place: place,
        })
    }
}

impl Turn {
    /// Does the work of this turn.
    ///
    /// # Errors
    /// When it panics.
    pub(super) async fn works<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> anyhow::Result<T> {
        let work = move || {
            let _turn = self;
            work()
        };
        Ok(tokio::task::spawn_blocking(work).await?)
    }
}

/// Argon2id with 19 MiB, two passes and one lane: the crate's default, which is the first
/// choice of the OWASP Password Storage Cheat Sheet (2024).
pub(super) fn hash(password: &str) -> anyhow::Result<String> {
    let hash: PasswordHash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|e| anyhow!("a password cannot be hashed: {e}"))?;
    Ok(hash.to_string())
}

/// Whether a password belongs to a hash.
pub(super) fn belongs(password: &str, hash: &str) -> anyhow::Result<bool> {
    let hash = PasswordHash::new(hash).map_err(|e| anyhow!("a stored hash: {e}"))?;
    Ok(Argon2::default()
        .verify_password(password.as_bytes(), &hash)
        .is_ok())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn who_gives_up_leaves_no_turn_free_while_the_work_goes_on() {
        let hashers = Hashers::new(1, 2);
        let (release, released) = mpsc::channel::<()>();
        let (begun, begins) = tokio::sync::oneshot::channel();
        let turn = hashers.turn().await.unwrap();
        let request = tokio::spawn(turn.works(move || {
            let _ = begun.send(());
            let _ = released.recv();
        }));
        begins.await.unwrap();
        request.abort();
        assert!(request.await.is_err());
        assert_eq!(hashers.at_once.available_permits(), 0);
        release.send(()).unwrap();
        hashers.turn().await.unwrap();
    }

    #[tokio::test]
    async fn no_more_wait_than_can_be_served() {
        let hashers = Hashers::new(2, 2);
        let (_one, _other) = (hashers.turn().await.unwrap(), hashers.turn().await.unwrap());
        assert!(matches!(
            hashers.turn().await,
            Err(AppError::Refused(UserError::SignInBusy))
        ));
    }
}
