//! The signature beside a document, in the form that every machine with OpenSSH
//! can check (`PROTOCOL.sshsig`):
//!
//! ```sh
//! ssh-keygen -Y verify -f allowed_signers -I epn -n passeport-certificat \
//!     -s attestation.json.sig < attestation.json
//! ```
//!
//! It covers the bytes of the file as they stand. The document inside is checked as
//! always; this one says that the file, too, is the very one.

use ssh_key::public::{Ed25519PublicKey, KeyData};
use ssh_key::{Algorithm, HashAlg, LineEnding, Signature, SshSig};

use super::key::{PublicKey, SiteKey};
use super::reading;
use super::restate::{self, RestateError};
use super::verify::Reason;

/// What the signature is for. It cannot pass for one made for anything else.
pub const NAMESPACE: &str = "passeport-certificat";

/// Largest signature read, in bytes: one takes about 300.
const LARGEST: usize = 4096;
const HEADING: &[u8] = b"-----BEGIN SSH SIGNATURE-----";

/// The signature that goes beside `document`, a certificate signed with the same key.
/// The same document always gives the same text.
///
/// # Errors
/// A [`RestateError`]; in particular for anything that is not a genuine certificate.
pub fn sign(key: &SiteKey, document: &[u8]) -> Result<String, RestateError> {
    let certificate = reading::read(document).map_err(|_| RestateError::NotGenuine)?;
    restate::check(key, &certificate)?;
    let write = || {
        let data = SshSig::signed_data(NAMESPACE, HashAlg::Sha512, document)?;
        let signature = key.sign(&data).ok_or(ssh_key::Error::Crypto)?;
        let signature = Signature::new(Algorithm::Ed25519, signature)?;
        let public = KeyData::Ed25519(Ed25519PublicKey(key.public().bytes()));
        SshSig::new(public, NAMESPACE, HashAlg::Sha512, signature)?.to_pem(LineEnding::LF)
    };
    write().map_err(|_: ssh_key::Error| RestateError::Unwritable)
}

/// Whether bytes look like such a signature.
pub fn is_seal(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(HEADING)
}

/// Whether `seal` is `key`'s over `document`.
pub(super) fn check(key: &PublicKey, document: &[u8], seal: &[u8]) -> Result<(), Reason> {
    let seal = std::str::from_utf8(seal).map_err(|_| Reason::ProofForm)?;
    let seal = seal.trim().replace("\r\n", "\n");
    if seal.len() > LARGEST {
        return Err(Reason::ProofForm);
    }
    let read = SshSig::from_pem(&seal).map_err(|_| Reason::ProofForm)?;
    let again = read.to_pem(LineEnding::LF).map_err(|_| Reason::ProofForm)?;
    let is_ours = again.trim() == seal
        && read.version() == SshSig::VERSION
        && read.namespace() == NAMESPACE
        && read.reserved().is_empty()
        && read.algorithm() == Algorithm::Ed25519;
    if !is_ours {
        return Err(Reason::ProofForm);
    }
    let public = read.public_key().ed25519().ok_or(Reason::ProofForm)?;
    if public.0 != key.bytes() {
        return Err(Reason::OtherKey);
    }
    let data = SshSig::signed_data(NAMESPACE, read.hash_alg(), document);
    let data = data.map_err(|_| Reason::ProofForm)?;
    if key.is_signature(&data, read.signature_bytes()) { Ok(()) } else { Err(Reason::Signature) }
}
