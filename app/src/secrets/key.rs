//! The server's key.

use std::fmt;

use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit as _, Nonce,
    aead::{Aead as _, Payload},
};
use rand::RngExt as _;
use sha2::{Digest as _, Sha256};

/// How many bytes the nonce before a sealed secret has.
const NONCE: usize = 12;

/// The server's encryption key, for secrets that have to be read again and so cannot be hashed. It
/// lies in a file of its own, never in the database: whoever has the one without the other reads
/// none of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 32]);

/// Says nothing of what it is.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// The key that a file's text stands for: any text with 32 characters at least, as
    /// [`super::token`] makes it. Spaces around it do not count.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let text = text.trim();
        (text.len() >= 32).then(|| Self(Sha256::digest(format!("key: {text}")).into()))
    }

    /// Seals a secret (ChaCha20-Poly1305 with a random nonce before it), bound to what it is for:
    /// it opens for nothing else.
    ///
    /// # Errors
    /// When the cipher refuses, which it does for gigabytes only.
    pub fn seal(&self, what_for: &str, secret: &[u8]) -> anyhow::Result<Vec<u8>> {
        let nonce: [u8; NONCE] = rand::rng().random();
        let sealed = ChaCha20Poly1305::new(&self.0.into())
            .encrypt(&Nonce::from(nonce), payload(what_for, secret))
            .map_err(|_| anyhow::anyhow!("a secret cannot be enciphered"))?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// The secret that was sealed for this; none with another key, for another use, or when a byte
    /// has changed.
    #[must_use]
    pub fn open(&self, what_for: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        ChaCha20Poly1305::new(&self.0.into())
            .decrypt(&Nonce::from(nonce), payload(what_for, sealed))
            .ok()
    }
}

fn payload<'a>(what_for: &'a str, bytes: &'a [u8]) -> Payload<'a, 'a> {
    Payload {
        msg: bytes,
        aad: what_for.as_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(letter: char) -> Key {
        Key::from_text(&letter.to_string().repeat(64)).unwrap()
    }

    #[test]
    fn a_secret_opens_with_its_key_for_its_use_alone() {
        let sealed = key('a').seal("account 1", b"secret").unwrap();
        assert_eq!(key('a').open("account 1", &sealed).unwrap(), b"secret");
        assert_eq!(key('b').open("account 1", &sealed), None);
        assert_eq!(key('a').open("account 2", &sealed), None);
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(key('a').open("account 1", &changed), None, "{place}");
        }
        assert_eq!(key('a').open("account 1", &sealed[..5]), None);
        assert_ne!(sealed, key('a').seal("account 1", b"secret").unwrap());
    }

    #[test]
    fn a_key_is_long_and_not_shown() {
        assert_eq!(Key::from_text("short"), None);
        assert_eq!(
            Key::from_text(&format!(" {}\n", "a".repeat(64))),
            Some(key('a'))
        );
        assert_eq!(format!("{:?}", key('a')), "Key(…)");
    }
}
