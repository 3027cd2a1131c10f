//! A private key under a passphrase: an OpenSSH private key, sealed with
//! XChaCha20-Poly1305 under a key that Argon2id (RFC 9106) makes of the
//! passphrase. The public half stands beside it in clear.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::key::{BadKey, PublicKey, SiteKey};
use crate::domain::time::Timestamp;

/// What such a file says it is.
const FORMAT: &str = "passeport locked key 1";
/// Memory in KiB, passes, lanes: about a sixth of a second on a small computer.
const COST: (u32, u32, u32) = (64 * 1024, 3, 1);
/// The most that is spent on a file of somebody else's.
const MOST: (u32, u32, u32) = (256 * 1024, 10, 4);
/// The fewest characters of a passphrase.
pub const SHORTEST: usize = 12;

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    format: String,
    public: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    nonce: String,
    secret: String,
}

/// Why a locked key does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LockedError {
    /// Not such a file.
    #[error("this is not a locked key of this program")]
    Shape,
    /// Another passphrase, or a file that was changed.
    #[error("the passphrase is wrong, or the file was changed")]
    Passphrase,
    /// Too short a passphrase to lock with.
    #[error("a passphrase has {SHORTEST} characters at least")]
    TooShort,
    /// The secret is in an ssh-agent, which is not there or does not hold it.
    #[error("no ssh-agent holds this key")]
    NotInAgent,
    /// What was locked is no key that we can use.
    #[error(transparent)]
    Key(#[from] BadKey),
}

/// Whether a text is a locked key.
pub fn is_locked(text: &str) -> bool {
    text.contains(FORMAT)
}

/// The public half, without the passphrase. Nothing proves it until the key is opened.
///
/// # Errors
/// [`LockedError::Shape`].
pub fn public(text: &str) -> Result<PublicKey, LockedError> {
    let sealed: Sealed = serde_json::from_str(text).map_err(|_| LockedError::Shape)?;
    PublicKey::from_did(&sealed.public).map_err(|_| LockedError::Shape)
}

/// Locks a key; `chance` is 40 random bytes.
///
/// # Errors
/// [`LockedError::TooShort`].
pub fn lock(key: &SiteKey, passphrase: &str, chance: &[u8; 40]) -> Result<String, LockedError> {
    if passphrase.chars().count() < SHORTEST {
        return Err(LockedError::TooShort);
    }
    let (salt, nonce) = chance.split_at(16);
    let (memory_kib, passes, lanes) = COST;
    let mut sealed = Sealed {
        format: FORMAT.to_owned(),
        public: key.public().did(),
        memory_kib,
        passes,
        lanes,
        salt: STANDARD_NO_PAD.encode(salt),
        nonce: STANDARD_NO_PAD.encode(nonce),
        secret: String::new(),
    };
    let cipher = sealed.cipher(passphrase)?;
    let plain = key.to_openssh("passeport")?;
    let nonce = XNonce::try_from(nonce).map_err(|_| LockedError::Shape)?;
    let payload = Payload { msg: plain.as_bytes(), aad: sealed.public.as_bytes() };
    let bytes = cipher.encrypt(&nonce, payload).map_err(|_| LockedError::Shape)?;
    sealed.secret = STANDARD_NO_PAD.encode(bytes);
    let text = serde_json::to_string_pretty(&sealed).map_err(|_| LockedError::Shape)?;
    Ok(text + "\n")
}

/// Opens a locked key.
///
/// # Errors
/// A [`LockedError`].
pub fn open(text: &str, passphrase: &str) -> Result<SiteKey, LockedError> {
    let sealed: Sealed = serde_json::from_str(text).map_err(|_| LockedError::Shape)?;
    if sealed.format != FORMAT {
        return Err(LockedError::Shape);
    }
    let decode = |text: &str| STANDARD_NO_PAD.decode(text).map_err(|_| LockedError::Shape);
    let nonce = decode(&sealed.nonce)?;
    let nonce = XNonce::try_from(nonce.as_slice()).map_err(|_| LockedError::Shape)?;
    let bytes = decode(&sealed.secret)?;
    let payload = Payload { msg: &bytes, aad: sealed.public.as_bytes() };
    let plain = sealed.cipher(passphrase)?.decrypt(&nonce, payload);
    let plain = Zeroizing::new(plain.map_err(|_| LockedError::Passphrase)?);
    let plain = std::str::from_utf8(&plain).map_err(|_| LockedError::Shape)?;
    let key = SiteKey::from_openssh(plain)?;
    if key.public().did() == sealed.public { Ok(key) } else { Err(BadKey::Halves.into()) }
}

impl Sealed {
    fn cipher(&self, passphrase: &str) -> Result<XChaCha20Poly1305, LockedError> {
        let (memory, passes, lanes) = MOST;
        if self.memory_kib > memory || self.passes > passes || self.lanes > lanes {
            return Err(LockedError::Shape);
        }
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32));
        let params = params.map_err(|_| LockedError::Shape)?;
        let salt = STANDARD_NO_PAD.decode(&self.salt).map_err(|_| LockedError::Shape)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.as_bytes(), &salt, &mut *key)
            .map_err(|_| LockedError::Shape)?;
        XChaCha20Poly1305::new_from_slice(&*key).map_err(|_| LockedError::Shape)
    }
}

/// A key that was opened for some minutes. The key is wiped when this is dropped.
#[derive(Debug)]
pub struct Unlocked {
    key: SiteKey,
    from: Timestamp,
    until: Timestamp,
}

impl Unlocked {
    /// Opened at `from`, for so many minutes.
    pub fn new(key: SiteKey, from: Timestamp, minutes: u16) -> Self {
        let until = Timestamp(from.0.saturating_add(i64::from(minutes) * 60_000));
        Self { key, from, until }
    }

    /// The key, as long as the minutes last. A clock put back ends them too.
    pub fn key(&self, now: Timestamp) -> Option<&SiteKey> {
        (self.from <= now && now < self.until).then_some(&self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHRASE: &str = "quatre chevaux au galop";

    fn key() -> SiteKey {
        SiteKey::from_entropy(&[7; 32])
    }

    #[test]
    fn a_locked_key_opens_with_its_passphrase_alone() {
        let text = lock(&key(), PHRASE, &[5; 40]).unwrap();
        assert!(is_locked(&text) && !text.contains("OPENSSH"));
        assert_eq!(public(&text), Ok(key().public()));
        assert_eq!(open(&text, PHRASE).unwrap().public(), key().public());
        for wrong in ["", "quatre chevaux au galop ", "Quatre chevaux au galop"] {
            assert_eq!(open(&text, wrong).unwrap_err(), LockedError::Passphrase, "{wrong}");
        }
        assert_eq!(lock(&key(), "onze signes", &[5; 40]), Err(LockedError::TooShort));
    }

    #[test]
    fn a_changed_file_does_not_open_and_a_greedy_one_is_refused_at_once() {
        let text = lock(&key(), PHRASE, &[5; 40]).unwrap();
        let other = SiteKey::from_entropy(&[8; 32]).public().did();
        let swapped = text.replace(&key().public().did(), &other);
        assert_eq!(open(&swapped, PHRASE).unwrap_err(), LockedError::Passphrase);
        let cheap = text.replace("\"passes\": 3", "\"passes\": 1");
        assert_eq!(open(&cheap, PHRASE).unwrap_err(), LockedError::Passphrase);
        for (from, to) in [
            ("\"memory_kib\": 65536", "\"memory_kib\": 4000000000"),
            ("\"passes\": 3", "\"passes\": 4000000000"),
            ("\"lanes\": 1", "\"lanes\": 0"),
            ("key 1", "key 2"),
            ("\"salt\": \"", "\"salt\": \"*"),
        ] {
            assert!(text.contains(from), "{from} in {text}");
            assert_eq!(open(&text.replace(from, to), PHRASE).unwrap_err(), LockedError::Shape);
        }
        assert_eq!(open("", PHRASE).unwrap_err(), LockedError::Shape);
    }

    #[test]
    fn an_unlocked_key_locks_itself_again() {
        let at = |minutes: i64| Timestamp(1_795_338_000_000 + minutes * 60_000);
        let unlocked = Unlocked::new(key(), at(0), 15);
        assert!(unlocked.key(at(0)).is_some() && unlocked.key(at(14)).is_some());
        assert!(unlocked.key(at(15)).is_none() && unlocked.key(at(600)).is_none());
        assert!(unlocked.key(at(-1)).is_none(), "the clock was put back");
        let shown = format!("{unlocked:?}");
        assert!(
            shown.contains(&key().public().did())
                && !shown.contains('7'.to_string().repeat(8).as_str())
        );
    }
}
