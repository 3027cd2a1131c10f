//! Keys under a passphrase, on the command line.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::exit;
use crate::credential::key::SiteKey;
use crate::credential::keyfile::KeyFileError;
use crate::credential::keyfile::adviser;
use crate::credential::locked::{LockedError, SHORTEST};
use crate::credential::regular::{self, Link};
use crate::run::{passphrase, wording};
use crate::text::Text;

/// Longest passphrase file, in bytes.
const LARGEST: u16 = 4096;

/// Why a key is not opened.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refused {
    /// The file of the key.
    #[error(transparent)]
    File(#[from] KeyFileError),
    /// The passphrase.
    #[error(transparent)]
    Locked(#[from] LockedError),
    /// The file of the passphrase.
    #[error("{0}: {1}")]
    Passphrase(PathBuf, io::Error),
    /// Nobody typed any, or twice not the same.
    #[error("no passphrase was given")]
    Nothing,
}

impl Refused {
    /// What to tell, and the exit code.
    pub(super) fn told(&self, text: &Text) -> (u8, String) {
        match self {
            Self::File(error) => (super::key::exit_code(error), wording::key_file(text, error)),
            Self::Locked(LockedError::Passphrase) => {
                (exit::FORBIDDEN, text.get("key-wrong-passphrase"))
            }
            Self::Locked(LockedError::TooShort) => {
                (exit::USAGE, text.with("key-short-passphrase", &[("shortest", SHORTEST.into())]))
            }
            Self::Locked(LockedError::Shape) => (exit::NO_INPUT, text.get("key-bad-lock")),
            Self::Locked(LockedError::NotInAgent) => {
                (exit::UNAVAILABLE, text.get("key-not-in-agent"))
            }
            Self::Locked(LockedError::Key(bad)) => (exit::NO_INPUT, wording::bad_key(text, *bad)),
            Self::Passphrase(path, why) => {
                let (path, why) = (path.display().to_string(), why.to_string());
                let args = [("path", (&path).into()), ("why", (&why).into())];
                (exit::NO_INPUT, text.with("key-io", &args))
            }
            Self::Nothing => (exit::USAGE, text.get("key-no-passphrase")),
        }
    }
}

/// Where passphrases come from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// A file with one, on its first line; none to ask for it.
    pub(super) file: Option<&'a Path>,
    pub(super) text: &'a Text,
}

impl Source<'_> {
    /// A passphrase asked for with the message `id`.
    pub(super) fn ask(self, id: &str) -> Result<Zeroizing<String>, Refused> {
        let Some(path) = self.file else {
            let typed = passphrase::ask(&self.text.get(id));
            let typed = typed.map_err(|why| Refused::Passphrase(PathBuf::from("-"), why))?;
            return typed.ok_or(Refused::Nothing);
        };
        let unreadable = |why| Refused::Passphrase(path.to_owned(), why);
        let opened = regular::open(path, Link::Followed);
        let file = opened.map_err(|why| unreadable(io::Error::other(why.to_string())))?;
        let mut read = Zeroizing::new(String::with_capacity(LARGEST.into()));
        file.take(LARGEST.into()).read_to_string(&mut read).map_err(unreadable)?;
        let line = read.lines().next().filter(|line| !line.is_empty());
        line.map(|line| Zeroizing::new(line.to_owned())).ok_or(Refused::Nothing)
    }

    /// A new passphrase, typed twice.
    pub(super) fn choose(self) -> Result<Zeroizing<String>, Refused> {
        let first = self.ask("key-ask-new")?;
        if first.chars().count() < SHORTEST {
            return Err(LockedError::TooShort.into());
        }
        if self.file.is_none() && *self.ask("key-ask-again")? != *first {
            return Err(Refused::Nothing);
        }
        Ok(first)
    }

    /// The key of a file, asking for its passphrase if it has one, or the ssh-agent that
    /// the environment names if the secret is there.
    pub(super) fn open(self, path: &Path) -> Result<SiteKey, Refused> {
        let socket = std::env::var_os("SSH_AUTH_SOCK").map(PathBuf::from);
        adviser::read(path)?.open(|| self.ask("key-ask"), socket)
    }
}
