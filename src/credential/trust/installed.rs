//! The lists this machine goes by: `<data>/trust/`, with the trust list, the
//! three roots that sign the next one, and lists of withdrawals in `status/`.
//!
//! What is installed is checked again each time it is read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::list::{ListError, ListFile, Roots, Trusted};
use super::read_pins;
use crate::credential::proof::hex;
use crate::credential::status::{StatusError, StatusList};
use crate::credential::whole;
use crate::domain::time::Timestamp;

/// Why a list is not installed, or an installed one not used.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// The trust list is not one to rely on.
    #[error("{path}: {why}")]
    List {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: ListError,
    },
    /// The list of withdrawals is not one to rely on.
    #[error("{path}: {why}")]
    Status {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: StatusError,
    },
    /// The list of withdrawals is older than the one that is installed.
    #[error("{path}: a list of withdrawals made at {} is installed already", known.to_rfc3339())]
    Older {
        /// The file.
        path: PathBuf,
        /// When the installed one was made.
        known: Timestamp,
    },
    /// Nobody said which three keys sign trust lists.
    #[error("the three root keys must be named for the first list")]
    NoRoots,
    /// The roots named are not those of the installed list.
    #[error("the roots named are not those of the installed list")]
    OtherRoots,
    /// The system refused.
    #[error("{path}: {why}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
}

impl InstallError {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |why| Self::Io { path: path.to_owned(), why }
    }

    fn list(path: &Path) -> impl FnOnce(ListError) -> Self {
        move |why| Self::List { path: path.to_owned(), why }
    }
}

/// The installed trust list.
pub fn list_path(data: &Path) -> PathBuf {
    data.join("trust").join("list.json")
}

fn roots_path(data: &Path) -> PathBuf {
    data.join("trust").join("roots")
}

/// The folder of installed lists of withdrawals.
pub fn status_folder(data: &Path) -> PathBuf {
    data.join("trust").join("status")
}

/// The roots that sign the next list; none before the first is installed.
///
/// # Errors
/// An [`InstallError`] when they cannot be read.
pub fn roots(data: &Path) -> Result<Option<Roots>, InstallError> {
    let path = roots_path(data);
    let Some(bytes) = whole::read(&path).map_err(InstallError::io(&path))? else {
        return Ok(None);
    };
    let keys = read_pins(&String::from_utf8_lossy(&bytes)).ok();
    let keys: Vec<_> = keys.into_iter().flatten().map(|pin| pin.key).collect();
    let roots = Roots::new(&keys).ok_or(ListError::Member("roots"));
    roots.map(Some).map_err(InstallError::list(&path))
}

/// The installed trust list, if there is one.
///
/// # Errors
/// An [`InstallError`] when it is there and cannot be relied on.
pub fn load(data: &Path) -> Result<Option<Trusted>, InstallError> {
    let path = list_path(data);
    let Some(bytes) = whole::read(&path).map_err(InstallError::io(&path))? else {
        return Ok(None);
    };
    let roots = roots(data)?.ok_or(InstallError::NoRoots)?;
    let read = ListFile::read(&bytes).and_then(|file| file.check(&roots));
    read.map(Some).map_err(InstallError::list(&path))
}

/// Installs the trust list of a file. The first one is checked by the roots
/// `named`, each later one by those of the list before.
///
/// # Errors
/// An [`InstallError`]; in particular for a list older than the installed one.
pub fn install(
    data: &Path,
    (path, bytes): (&Path, &[u8]),
    named: Option<Roots>,
) -> Result<Trusted, InstallError> {
    let known = load(data)?;
    let roots = match (&known, named) {
        (Some(known), None) => known.list().roots,
        (Some(known), Some(named)) if known.list().roots == named => named,
        (Some(_), Some(_)) => return Err(InstallError::OtherRoots),
        (None, named) => named.ok_or(InstallError::NoRoots)?,
    };
    let next = ListFile::read(bytes).and_then(|file| file.check(&roots));
    let next = next.map_err(InstallError::list(path))?;
    if let Some(known) = &known {
        known.precedes(&next).map_err(InstallError::list(path))?;
    }
    let lines: Vec<String> = next.list().roots.keys().iter().map(|key| key.did() + "\n").collect();
    // The list first: one between two sets of roots is signed by both.
    let (to, roots) = (list_path(data), roots_path(data));
    whole::write(&to, bytes).map_err(InstallError::io(&to))?;
    whole::write(&roots, lines.concat().as_bytes()).map_err(InstallError::io(&roots))?;
    Ok(next)
}

/// Installs the list of withdrawals of a file, in place of an older one.
///
/// # Errors
/// An [`InstallError`]; in particular for one older than the installed one.
pub fn install_status(data: &Path, path: &Path, bytes: &[u8]) -> Result<StatusList, InstallError> {
    let bad = |why| InstallError::Status { path: path.to_owned(), why };
    let list = StatusList::read(bytes).map_err(bad)?;
    let known = statuses(data)?;
    let mut same = known.iter().filter(|one| one.id == list.id && one.key == list.key);
    if let Some(known) = same.find(|one| one.issued > list.issued).map(|one| one.issued) {
        return Err(InstallError::Older { path: path.to_owned(), known });
    }
    // Of each key its own file: nobody takes the place of another's list.
    let digest = Sha256::digest(format!("{} {}", list.id, list.key.did()));
    let name: String = hex(&digest).chars().take(32).collect();
    let to = status_folder(data).join(name + ".json");
    whole::write(&to, bytes).map_err(InstallError::io(&to))?;
    Ok(list)
}

/// The installed lists of withdrawals.
///
/// # Errors
/// An [`InstallError`] when one is there and cannot be relied on.
pub fn statuses(data: &Path) -> Result<Vec<StatusList>, InstallError> {
    let folder = status_folder(data);
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(vec![]),
        entries => entries.map_err(InstallError::io(&folder))?,
    };
    let mut lists = vec![];
    for entry in entries {
        let path = entry.map_err(InstallError::io(&folder))?.path();
        // A file begun and not finished has no name of a list.
        if path.extension().is_none_or(|ext| ext != "json") {
            continue;
        }
        if let Some(bytes) = whole::read(&path).map_err(InstallError::io(&path))? {
            let list = StatusList::read(&bytes);
            lists.push(list.map_err(|why| InstallError::Status { path: path.clone(), why })?);
        }
    }
    lists.sort_by(|one, other| (&one.id, one.issued).cmp(&(&other.id, other.issued)));
    Ok(lists)
}
