//! Tokens that cannot be guessed, and what is kept of them.

use rand::RngExt as _;
use sha2::{Digest as _, Sha256};

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
