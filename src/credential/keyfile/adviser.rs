//! The adviser's key, `<data>/keys/adviser`: what signs that somebody looked on.
//! Always under a passphrase; [`Stored`] is any key file, locked or not.

use std::fs;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{KeyFileError, check_free, folder, put, secret, sync_folder};
use crate::credential::agent::AgentKey;
use crate::credential::key::{BadKey, PublicKey, SiteKey};
use crate::credential::locked::{self, LockedError};

/// The file of the adviser's key.
pub fn path(data: &Path) -> PathBuf {
    folder(data).join("adviser")
}

/// A key file as it was read.
#[derive(Debug)]
pub enum Stored {
    /// An OpenSSH private key without passphrase.
    Open(SiteKey),
    /// A key under a passphrase: its public half, and the file.
    Locked(PublicKey, Zeroizing<String>),
    /// The public half alone: the secret is in an ssh-agent.
    InAgent(PublicKey),
}

impl Stored {
    /// The half that everybody may know.
    pub fn public(&self) -> PublicKey {
        match self {
            Self::Open(key) => key.public(),
            Self::Locked(public, _) | Self::InAgent(public) => *public,
        }
    }

    /// The key; `passphrase` is asked for only when it is locked, the agent at `socket`
    /// only when the secret is there.
    ///
    /// # Errors
    /// A [`LockedError`], or that of `passphrase`.
    pub fn open<E: From<LockedError>>(
        self,
        passphrase: impl FnOnce() -> Result<Zeroizing<String>, E>,
        socket: Option<PathBuf>,
    ) -> Result<SiteKey, E> {
        match self {
            Self::Open(key) => Ok(key),
            Self::Locked(_, text) => Ok(locked::open(&text, &passphrase()?)?),
            Self::InAgent(public) => {
                let key = socket.map(|socket| AgentKey { public, socket });
                let key = key.filter(AgentKey::is_there).ok_or(LockedError::NotInAgent)?;
                Ok(SiteKey::in_agent(key))
            }
        }
    }
}

/// Reads any key file: an OpenSSH private key, one under a passphrase of ours, or the
/// public half of one in an ssh-agent.
///
/// # Errors
/// A [`KeyFileError`].
pub fn read(path: &Path) -> Result<Stored, KeyFileError> {
    let text = secret(path)?;
    if text.starts_with("ssh-") {
        let public = PublicKey::from_openssh(&text).map_err(KeyFileError::bad(path))?;
        return Ok(Stored::InAgent(public));
    }
    if !locked::is_locked(&text) {
        return SiteKey::from_openssh(&text).map(Stored::Open).map_err(KeyFileError::bad(path));
    }
    let public = locked::public(&text).map_err(|_| BadKey::Shape);
    Ok(Stored::Locked(public.map_err(KeyFileError::bad(path))?, text))
}

/// Keeps the adviser's key: `sealed` by [`locked::lock`], or the public half of one in an
/// ssh-agent.
///
/// # Errors
/// [`KeyFileError::Exists`] rather than replacing another key.
pub fn create(data: &Path, sealed: &str) -> Result<(), KeyFileError> {
    let path = path(data);
    check_free(&path)?;
    put(&path, sealed.as_bytes(), false)
}

/// Locks the adviser's key with another passphrase: the same key, `sealed` anew.
///
/// # Errors
/// A [`KeyFileError`]; then the file is as it was.
pub fn reseal(data: &Path, sealed: &str) -> Result<(), KeyFileError> {
    put(&path(data), sealed.as_bytes(), true)
}

/// Puts the adviser's key aside under a name with its short name. Says the new name.
///
/// # Errors
/// A [`KeyFileError`].
pub fn retire(data: &Path) -> Result<PathBuf, KeyFileError> {
    let from = path(data);
    let short = read(&from)?.public().short();
    let to = folder(data).join(format!("adviser-{short}"));
    fs::hard_link(&from, &to).map_err(KeyFileError::io(&to))?;
    fs::remove_file(&from).map_err(KeyFileError::io(&from))?;
    sync_folder(&folder(data)).map_err(KeyFileError::io(&from))?;
    Ok(to)
}
