//! An electronic address as a digest: who knows the address recognises it. Only
//! when the learner asks for it.
//!
//! Open Badges 3.0 hashes the address followed by the salt. The same address is
//! written in many ways, so it is brought into one first: normal form C, small
//! letters, nothing around it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::proof::hex;
use crate::domain::certificate::HashedEmail;

/// Longest address, in bytes (RFC 5321, section 4.5.3.1.3).
const LONGEST: usize = 254;

/// The digest of an address; `salt` is 18 random bytes. None for a text that is
/// no address.
pub fn hash(address: &str, salt: &[u8; 18]) -> Option<HashedEmail> {
    let salt = URL_SAFE_NO_PAD.encode(salt);
    let sha256 = digest(&normal(address)?, &salt);
    Some(HashedEmail { salt, sha256 })
}

/// Whether a digest is of this address.
pub fn is_of(hashed: &HashedEmail, address: &str) -> bool {
    normal(address).is_some_and(|address| digest(&address, &hashed.salt) == hashed.sha256)
}

fn digest(address: &str, salt: &str) -> String {
    let digest = Sha256::digest(format!("{address}{salt}"));
    hex(&digest)
}

fn normal(address: &str) -> Option<String> {
    let plain: String = address.trim().to_lowercase().nfc().collect();
    let (name, domain) = plain.split_once('@')?;
    let is_address = !name.is_empty()
        && domain.contains('.')
        && !domain.contains('@')
        && plain.len() <= LONGEST
        && !plain.chars().any(|c| c.is_whitespace() || c.is_control());
    is_address.then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_has_one_digest_however_it_is_typed() {
        let hashed = hash("zoé@boulangerie.example", &[5; 18]).unwrap();
        assert_eq!(hashed.salt.len(), 24);
        let decomposed = "ZOE\u{301}@Boulangerie.example";
        for typed in [" zoé@boulangerie.example\n", "ZOÉ@BOULANGERIE.EXAMPLE", decomposed] {
            assert_eq!(hash(typed, &[5; 18]), Some(hashed.clone()), "{typed}");
            assert!(is_of(&hashed, typed));
        }
        assert!(!is_of(&hashed, "zoe@boulangerie.example"));
        assert_ne!(hash("zoé@boulangerie.example", &[6; 18]), Some(hashed));
    }

    #[test]
    fn the_digest_is_that_of_the_standard() {
        let hashed = hash("a@b.example", &[0; 18]).unwrap();
        let expected = Sha256::digest(format!("a@b.example{}", "A".repeat(24)));
        assert_eq!(hashed.sha256, hex(&expected));
    }

    #[test]
    fn other_texts_are_no_address() {
        for text in ["", "zoé", "@b.example", "zoé@", "zoé@b", "a b@c.example", "a@b@c.example"]
        {
            assert_eq!(hash(text, &[0; 18]), None, "{text}");
        }
    }
}
