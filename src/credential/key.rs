//! Ed25519 keys: the site's own, and those of issuers, in the ways they are written.

use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use ssh_key::private::{Ed25519Keypair, Ed25519PrivateKey, KeypairData};
use ssh_key::public::{Ed25519PublicKey, KeyData};
use zeroize::{Zeroize, Zeroizing};

use super::agent::AgentKey;

/// What stands before the 32 bytes of an Ed25519 public key (multicodec `ed25519-pub`).
const MULTICODEC: [u8; 2] = [0xed, 0x01];

/// Why a text is not a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadKey {
    /// Neither `did:key:z6Mk…` nor an OpenSSH line.
    #[error("this is neither a did:key of an Ed25519 key nor an `ssh-ed25519` line")]
    Shape,
    /// An OpenSSH key of another algorithm.
    #[error("this key is not an Ed25519 key")]
    Algorithm,
    /// A private key that is locked by a passphrase.
    #[error("this key is locked by a passphrase")]
    Locked,
    /// A private key that does not agree with its own public half.
    #[error("the two halves of this key do not belong together")]
    Halves,
}

/// The key of an issuer, as everybody may know it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// `did:key:z6Mk…` (did:key method, Ed25519).
    pub fn did(&self) -> String {
        format!("did:key:{}", self.multibase())
    }

    /// The name of the key inside its own document: what a proof points at.
    pub fn method(&self) -> String {
        format!("{}#{}", self.did(), self.multibase())
    }

    /// The 32 bytes of the key (RFC 8032).
    pub fn bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The OpenSSH line, `ssh-ed25519 AAAA… comment`.
    pub fn openssh(&self, comment: &str) -> String {
        let data = KeyData::Ed25519(Ed25519PublicKey(self.0.to_bytes()));
        // Writing 32 bytes into a string cannot fail; an empty line would be noticed at once.
        ssh_key::PublicKey::new(data, comment).to_openssh().unwrap_or_default()
    }

    /// Eight hexadecimal digits of its SHA-256: to tell keys apart by eye, not to trust.
    pub fn short(&self) -> String {
        format!("{:08x}", u32::from_be_bytes(self.kid()))
    }

    /// The first four bytes of its SHA-256: what stands for it where room is scarce.
    pub fn kid(&self) -> [u8; 4] {
        let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(self.0.as_bytes()));
        [a, b, c, d]
    }

    /// Reads a `did:key`, in its one canonical spelling.
    ///
    /// # Errors
    /// [`BadKey::Shape`].
    pub fn from_did(text: &str) -> Result<Self, BadKey> {
        let encoded = text.strip_prefix("did:key:z").ok_or(BadKey::Shape)?;
        // Base58 takes time that grows with the square of the length.
        if encoded.len() > 64 {
            return Err(BadKey::Shape);
        }
        let bytes = bs58::decode(encoded).into_vec().map_err(|_| BadKey::Shape)?;
        let raw = bytes.strip_prefix(&MULTICODEC).ok_or(BadKey::Shape)?;
        let key = Self::from_raw(raw)?;
        if key.did() == text { Ok(key) } else { Err(BadKey::Shape) }
    }

    /// Reads an OpenSSH public key line.
    ///
    /// # Errors
    /// [`BadKey::Shape`] or [`BadKey::Algorithm`].
    pub fn from_openssh(line: &str) -> Result<Self, BadKey> {
        let key = ssh_key::PublicKey::from_openssh(line.trim()).map_err(|_| BadKey::Shape)?;
        let key = key.key_data().ed25519().ok_or(BadKey::Algorithm)?;
        Self::from_raw(&key.0)
    }

    /// Whether `signature` (64 bytes) is this key's over `message`. Strict:
    /// keys of small order and second spellings of a signature are refused.
    pub(super) fn is_signature(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }

    fn from_raw(raw: &[u8]) -> Result<Self, BadKey> {
        let raw = raw.try_into().map_err(|_| BadKey::Shape)?;
        VerifyingKey::from_bytes(raw).map(Self).map_err(|_| BadKey::Shape)
    }

    fn multibase(&self) -> String {
        let mut bytes = MULTICODEC.to_vec();
        bytes.extend_from_slice(self.0.as_bytes());
        format!("z{}", bs58::encode(bytes).into_string())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.did())
    }
}

/// Bytes that are wiped from memory when dropped.
pub use zeroize::Zeroizing as Wiped;

/// The secret with which a site signs. Wiped from memory when dropped.
///
/// It signs certificates and nothing else: there is no way to have it sign
/// bytes of somebody's choosing, which could be the hash of a certificate.
pub struct SiteKey(Secret);

/// Where the secret is.
enum Secret {
    /// In the memory of this program.
    Here(SigningKey),
    /// In an ssh-agent, which signs with it.
    InAgent(AgentKey),
}

impl SiteKey {
    /// A key made of 32 random bytes.
    pub fn from_entropy(bytes: &[u8; 32]) -> Self {
        Self(Secret::Here(SigningKey::from_bytes(bytes)))
    }

    /// A key that stays in an ssh-agent.
    pub fn in_agent(key: AgentKey) -> Self {
        Self(Secret::InAgent(key))
    }

    /// The half that everybody may know.
    pub fn public(&self) -> PublicKey {
        match &self.0 {
            Secret::Here(key) => PublicKey(key.verifying_key()),
            Secret::InAgent(key) => key.public,
        }
    }

    /// The private-key file of OpenSSH, without passphrase.
    ///
    /// # Errors
    /// [`BadKey::Locked`] when the secret is in an ssh-agent.
    pub fn to_openssh(&self, comment: &str) -> Result<Zeroizing<String>, BadKey> {
        let Secret::Here(key) = &self.0 else { return Err(BadKey::Locked) };
        let pair = Ed25519Keypair {
            public: Ed25519PublicKey(key.verifying_key().to_bytes()),
            private: Ed25519PrivateKey::from_bytes(key.as_bytes()),
        };
        let key = ssh_key::PrivateKey::new(KeypairData::Ed25519(pair), comment)
            .map_err(|_| BadKey::Shape)?;
        key.to_openssh(ssh_key::LineEnding::LF).map_err(|_| BadKey::Shape)
    }

    /// Reads a private-key file of OpenSSH.
    ///
    /// # Errors
    /// A [`BadKey`].
    pub fn from_openssh(text: &str) -> Result<Self, BadKey> {
        let key = ssh_key::PrivateKey::from_openssh(text).map_err(|_| BadKey::Shape)?;
        if key.is_encrypted() {
            return Err(BadKey::Locked);
        }
        let pair = key.key_data().ed25519().ok_or(BadKey::Algorithm)?;
        let mut secret = pair.private.to_bytes();
        let read = SigningKey::from_bytes(&secret);
        secret.zeroize();
        // The file repeats the public half; a wrong one would spoil every signature.
        if read.verifying_key().to_bytes() == pair.public.0 {
            Ok(Self(Secret::Here(read)))
        } else {
            Err(BadKey::Halves)
        }
    }

    /// The signature over `message`; none when an ssh-agent does not give one.
    pub(super) fn sign(&self, message: &[u8]) -> Option<[u8; 64]> {
        match &self.0 {
            Secret::Here(key) => Some(key.sign(message).to_bytes()),
            Secret::InAgent(key) => key.sign(message),
        }
    }
}

impl fmt::Debug for SiteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SiteKey({})", self.public().did())
    }
}
