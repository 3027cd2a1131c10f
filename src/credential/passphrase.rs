//! The trainer's passphrase: only its imprint is kept.
//!
//! Argon2id (RFC 9106, second recommended option: 64 MiB, three passes), since people
//! choose passphrases and whoever can read the configuration may try them elsewhere.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;

/// Memory in KiB, passes and lanes.
const COST: (u32, u32, u32) = (64 * 1024, 3, 1);
/// The most an imprint from elsewhere may ask for: the kiosk has 256 MiB.
const MOST: (u32, u32, u32) = (128 * 1024, 10, 4);

/// The shortest passphrase, in characters.
pub const SHORTEST: usize = 12;

/// The imprint of a passphrase, as a PHC string. The salt is 16 random bytes, new for
/// each imprint.
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "salt and parameters are of fixed, accepted sizes"
)]
pub fn imprint(passphrase: &str, salt: [u8; 16]) -> String {
    let salt = SaltString::encode_b64(&salt).expect("16 bytes make a salt");
    let params = Params::new(COST.0, COST.1, COST.2, None).expect("parameters are in range");
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash = argon2.hash_password(told(passphrase).as_bytes(), &salt);
    hash.expect("parameters are sound").to_string()
}

/// Whether a string is an imprint that can be opened here.
pub fn is_imprint(text: &str) -> bool {
    parsed(text).is_some()
}

/// Whether this is the passphrase of that imprint. One that cannot be read, or asks for
/// far more work than ours do, opens for nobody.
pub fn opens(imprint: &str, passphrase: &str) -> bool {
    let verified =
        |hash| Argon2::default().verify_password(told(passphrase).as_bytes(), &hash).is_ok();
    parsed(imprint).is_some_and(verified)
}

fn parsed(imprint: &str) -> Option<PasswordHash<'_>> {
    let hash = PasswordHash::new(imprint).ok()?;
    (hash.algorithm == Algorithm::Argon2id.ident()
        && asks_at_most(&hash, MOST)
        && Params::try_from(&hash).is_ok()
        && hash.hash.is_some())
    .then_some(hash)
}

/// Whether a hash asks for no more memory in KiB, passes and lanes than `most`. To be known
/// before `argon2` reads it: that multiplies lanes unchecked, and of a thing said twice it
/// takes the last.
pub(super) fn asks_at_most(hash: &PasswordHash<'_>, most: (u32, u32, u32)) -> bool {
    hash.params.iter().all(|(name, asked)| {
        let most = match name.as_str() {
            "m" => most.0,
            "t" => most.1,
            "p" => most.2,
            _ => return true,
        };
        asked.decimal().is_ok_and(|asked| asked <= most)
    })
}

/// The passphrase however it was typed: accents in one sign or two, spaces around it.
fn told(passphrase: &str) -> String {
    passphrase.trim().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_imprint_opens_for_its_passphrase_and_no_other() {
        let made = imprint("le chat dort à midi", [7; 16]);
        assert!(made.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), "{made}");
        assert!(is_imprint(&made));
        assert!(opens(&made, " le chat dort a\u{300} midi\n"));
        for other in ["", "le chat dort", "Le chat dort à midi"] {
            assert!(!opens(&made, other), "{other}");
        }
    }

    #[test]
    fn a_broken_or_greedy_imprint_opens_for_nobody() {
        let made = imprint("le chat dort à midi", [7; 16]);
        for bad in [
            String::new(),
            "le chat dort à midi".to_owned(),
            made.replace("argon2id", "argon2d"),
            made.replace("m=65536", "m=4194304"),
            made.replace("t=3", "t=4000000000"),
            made.replace("p=1", "p=656556556"),
            made.replace("t=3,p=1", "t=x,p=1"),
            "$argon2id$p=656556556,t=353535518".to_owned(),
            "$argon2id$p=0,p=656556750".to_owned(),
            made.replace("p=1", "p=1,p=656556556"),
            made.rsplit_once('$').unwrap().0.to_owned(),
        ] {
            assert!(!is_imprint(&bad) && !opens(&bad, "le chat dort à midi"), "{bad}");
        }
    }
}
