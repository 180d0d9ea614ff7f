//! Tokens that cannot be guessed, and what is kept of them.

mod key;

use rand::RngExt as _;
use sha2::{Digest as _, Sha256};

pub use key::Key;

/// A new token: 256 bits from the system's generator, in hexadecimal.
pub fn token() -> String {
    let bytes: [u8; 32] = rand::rng().random();
    hex(&bytes)
}

/// Whether a text has the shape of a token.
pub fn is_token(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What is kept of a token: its SHA-256 in hexadecimal. A token has 256 random bits, so a
/// quick hash without salt is enough; whoever reads the table cannot sign in with it.
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Random characters that people can read out and type: capital letters and digits of which none
/// looks like another ([`rules::codes::ALPHABET`]). Each holds 4.58 bits.
pub fn readable(length: usize) -> String {
    let mut source = rand::rng();
    let alphabet = rules::codes::ALPHABET;
    let characters = (0..length).map(|_| alphabet[source.random_range(0..alphabet.len())]);
    characters.map(char::from).collect()
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_hash_alike() {
        let (one, other) = (token(), token());
        assert_ne!(one, other);
        assert_eq!(one.len(), 64);
        assert_eq!(hash(&one), hash(&one));
        assert_ne!(hash(&one), one);
    }
}
