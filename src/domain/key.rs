//! Keys of SSH: what a learner may come in with instead of a card.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a public key is known by: the SHA-256 of its bytes (RFC 4253, 6.6), as
/// OpenSSH shows it. Of the key itself nothing is kept.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyPrint(pub [u8; 32]);

/// This is no print of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the SHA-256 of a key in 64 hexadecimal digits")]
pub struct BadKeyPrint;

/// The alphabet of base64 (RFC 4648, 4).
const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

impl KeyPrint {
    /// The start of what OpenSSH shows, enough to tell one's own keys apart.
    pub fn short(self) -> String {
        self.shown().chars().take(20).collect()
    }

    /// As OpenSSH shows it: `SHA256:` and 43 characters.
    pub fn shown(self) -> String {
        let mut shown = String::from("SHA256:");
        for three in self.0.chunks(3) {
            let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
            let bits = bits << (8 * (3 - three.len()));
            for place in 0..=three.len() {
                let digit = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap_or_default();
                shown.push(BASE64.get(digit).copied().map_or('A', char::from));
            }
        }
        shown
    }
}

impl fmt::Display for KeyPrint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for KeyPrint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyPrint({self})")
    }
}

impl FromStr for KeyPrint {
    type Err = BadKeyPrint;

    fn from_str(text: &str) -> Result<Self, BadKeyPrint> {
        let mut print = [0; 32];
        let is_digits = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if text.len() != 64 || !is_digits {
            return Err(BadKeyPrint);
        }
        for (byte, place) in print.iter_mut().zip((0..64).step_by(2)) {
            let digits = text.get(place..place + 2).ok_or(BadKeyPrint)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| BadKeyPrint)?;
        }
        Ok(Self(print))
    }
}

impl Serialize for KeyPrint {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for KeyPrint {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_print_is_shown_as_openssh_shows_it() {
        // SHA-256 of nothing.
        let text = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let print: KeyPrint = text.parse().unwrap();
        assert_eq!(print.shown(), "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU");
        assert_eq!(print.short(), "SHA256:47DEQpj8HBSa+");
        assert_eq!(print.to_string(), text);
    }

    proptest! {
        #[test]
        fn a_print_is_read_back(bytes in any::<[u8; 32]>()) {
            let print = KeyPrint(bytes);
            prop_assert_eq!(print.to_string().parse(), Ok(print));
        }

        #[test]
        fn nothing_else_is_a_print(text in "[0-9a-fA-F+é]{0,70}") {
            let is_one = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
            prop_assert_eq!(text.parse::<KeyPrint>().is_ok(), is_one);
        }
    }
}
