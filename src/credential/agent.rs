//! A key that stays in an ssh-agent: the program asks it to sign and never holds the
//! secret (draft-miller-ssh-agent, sections 3.6 and 4; RFC 4251, section 5, for the strings).
//!
//! Ed25519 gives one signature for one message: whatever the agent answers is checked
//! against the public half before anything is done with it.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::key::PublicKey;

/// "Which keys are there?", "these", "sign this", "here is the signature" (section 5.1).
const IDENTITIES: u8 = 11;
const IDENTITIES_ANSWER: u8 = 12;
const SIGN_REQUEST: u8 = 13;
const SIGN_RESPONSE: u8 = 14;
const KIND: &[u8] = b"ssh-ed25519";
/// Largest answer read, in bytes: a signature takes about 90, many keys more.
const LARGEST: u32 = 256 * 1024;
/// How long the agent may take: it may ask its owner first (`ssh-add -c`).
const PATIENCE: Duration = Duration::from_secs(60);

/// An agent, and which of its keys is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentKey {
    /// The half that everybody may know.
    pub public: PublicKey,
    /// Where the agent listens, as `SSH_AUTH_SOCK` says.
    pub socket: PathBuf,
}

impl AgentKey {
    /// Whether the agent is there and holds the key.
    pub fn is_there(&self) -> bool {
        let answer = exchanged(&self.socket, &[IDENTITIES]).unwrap_or_default();
        keys_in(&answer).any(|blob| blob == blob_of(&self.public))
    }

    /// The signature over `message`; none when the agent does not answer, does not
    /// want to, or answers anything else.
    pub(super) fn sign(&self, message: &[u8]) -> Option<[u8; 64]> {
        let answer = exchanged(&self.socket, &request(&self.public, message)).ok()?;
        let signature = signature_in(&answer)?;
        self.public.is_signature(message, &signature).then_some(signature)
    }
}

/// What is sent, without its length.
fn request(key: &PublicKey, message: &[u8]) -> Vec<u8> {
    let mut request = vec![SIGN_REQUEST];
    request.extend(string(&blob_of(key)));
    request.extend(string(message));
    // No flags: they are for RSA.
    request.extend([0; 4]);
    request
}

/// A public key as agents name it.
fn blob_of(key: &PublicKey) -> Vec<u8> {
    [string(KIND), string(&key.bytes())].concat()
}

/// The keys an answer names, without its length: those before anything that cannot be read.
fn keys_in(answer: &[u8]) -> impl Iterator<Item = &[u8]> {
    let listed = answer.strip_prefix(&[IDENTITIES_ANSWER]).and_then(|rest| rest.get(4..));
    let mut rest = listed.unwrap_or_default();
    std::iter::from_fn(move || {
        let (blob, after) = taken(rest)?;
        (_, rest) = taken(after)?;
        Some(blob)
    })
}

/// Bytes with their length before them.
fn string(bytes: &[u8]) -> Vec<u8> {
    // Nothing here is longer than some hundred bytes.
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    [&length.to_be_bytes()[..], bytes].concat()
}

/// The signature in an answer, without its length: nothing else may be there.
pub fn signature_in(answer: &[u8]) -> Option<[u8; 64]> {
    let rest = answer.strip_prefix(&[SIGN_RESPONSE])?;
    let (blob, rest) = taken(rest)?;
    let (kind, inner) = taken(blob)?;
    let (signature, end) = taken(inner)?;
    let is_whole = rest.is_empty() && end.is_empty() && kind == KIND;
    is_whole.then(|| signature.try_into().ok()).flatten()
}

/// The first string, and what follows it.
fn taken(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)
}

#[cfg(unix)]
fn exchanged(socket: &Path, request: &[u8]) -> io::Result<Vec<u8>> {
    let mut agent = std::os::unix::net::UnixStream::connect(socket)?;
    agent.set_read_timeout(Some(PATIENCE))?;
    agent.set_write_timeout(Some(PATIENCE))?;
    agent.write_all(&string(request))?;
    let mut length = [0; 4];
    agent.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length);
    if length > LARGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut answer = vec![];
    agent.take(length.into()).read_to_end(&mut answer)?;
    Ok(answer)
}

#[cfg(not(unix))]
fn exchanged(_: &Path, _: &[u8]) -> io::Result<Vec<u8>> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_taken_out_of_an_answer_and_nothing_else_is() {
        let inner = [string(KIND), string(&[7; 64])].concat();
        let answer = [&[SIGN_RESPONSE][..], &string(&inner)].concat();
        assert_eq!(signature_in(&answer), Some([7; 64]));
        assert_eq!(signature_in(&[5]), None, "the agent does not want to");
        for end in 0..answer.len() {
            assert_eq!(signature_in(&answer[..end]), None, "{end}");
        }
        assert_eq!(signature_in(&[&answer[..], &[0]].concat()), None);
        let other = [string(b"ssh-rsa"), string(&[7; 64])].concat();
        assert_eq!(signature_in(&[&[SIGN_RESPONSE][..], &string(&other)].concat()), None);
    }
}
