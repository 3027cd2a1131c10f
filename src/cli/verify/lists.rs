//! The lists that a verification goes by: those named on the command line, and
//! those installed.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Trouble, VerifyArgs, read, read_issuer};
use crate::credential::regular::OpenError;
use crate::credential::status::StatusList;
use crate::credential::trust::installed::{self, InstallError};
use crate::credential::trust::list::{ListError, ListFile, Roots, Trusted};
use crate::domain::time::Timestamp;

/// The lists at hand.
pub(super) struct Given {
    pub(super) trust: Option<Trusted>,
    pub(super) statuses: Vec<StatusList>,
}

impl Given {
    /// When the latest of them was made.
    pub(super) fn latest(&self) -> Option<Timestamp> {
        let statuses = self.statuses.iter().map(|list| list.issued);
        self.trust.iter().map(|trust| trust.list().issued).chain(statuses).max()
    }
}

/// Reads the lists of `args`.
pub(super) fn given(args: &VerifyArgs) -> Result<Given, Trouble> {
    let data = args.data.as_deref();
    let trust = match (&args.trust, data) {
        (Some(path), _) => Some(named(path, args)?),
        (None, Some(data)) => installed::load(data).map_err(Trouble::BadList)?,
        (None, None) => None,
    };
    let mut statuses = match data {
        Some(data) => installed::statuses(data).map_err(Trouble::BadList)?,
        None => vec![],
    };
    for path in &args.status {
        for path in files(path)? {
            let bytes = read(&path).map_err(|why| Trouble::Unreadable(path.clone(), why))?;
            let list = StatusList::read(&bytes);
            let bad = |why| Trouble::BadList(InstallError::Status { path: path.clone(), why });
            statuses.push(list.map_err(bad)?);
        }
    }
    Ok(Given { trust, statuses })
}

/// The list of a file, checked by the roots named with it, or the installed ones.
fn named(path: &Path, args: &VerifyArgs) -> Result<Trusted, Trouble> {
    let known = match args.data.as_deref().filter(|_| args.root.is_empty()) {
        Some(data) => installed::roots(data).map_err(Trouble::BadList)?,
        None => roots(&args.root)?,
    };
    let roots = known.ok_or(Trouble::BadList(InstallError::NoRoots))?;
    let bytes = read(path).map_err(|why| Trouble::Unreadable(path.to_owned(), why))?;
    let bad = |why: ListError| Trouble::BadList(InstallError::List { path: path.to_owned(), why });
    ListFile::read(&bytes).and_then(|file| file.check(&roots)).map_err(bad)
}

/// The roots in these files; none unless there are three.
fn roots(files: &[PathBuf]) -> Result<Option<Roots>, Trouble> {
    let mut keys = vec![];
    for file in files {
        keys.extend(read_issuer(file)?.into_iter().map(|pin| pin.key));
        // What `key show` prints has the same key in two spellings.
        keys.dedup();
    }
    Ok(Roots::new(&keys))
}

/// The very texts of the lists of `args`, which [`given`] read: the trust list with the
/// keys that signed it, the lists of withdrawals.
pub(super) fn texts(args: &VerifyArgs, given: &Given) -> Result<Texts, Trouble> {
    let data = args.data.as_deref();
    let path = args.trust.clone().or_else(|| data.map(installed::list_path));
    let trust = match (path, &given.trust) {
        (Some(path), Some(trusted)) => Some((text(&path)?, trusted.list().roots)),
        _ => None,
    };
    let mut paths = vec![];
    if let Some(folder) = data.map(installed::status_folder).filter(|folder| folder.is_dir()) {
        paths.extend(files(&folder)?);
    }
    for path in &args.status {
        paths.extend(files(path)?);
    }
    let statuses = paths.iter().map(|path| text(path)).collect::<Result<_, _>>()?;
    Ok(Texts { trust, statuses })
}

/// The texts of lists.
pub(super) struct Texts {
    pub(super) trust: Option<(String, Roots)>,
    pub(super) statuses: Vec<String>,
}

fn text(path: &Path) -> Result<String, Trouble> {
    let bytes = read(path).map_err(|why| Trouble::Unreadable(path.to_owned(), why))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A file, or the `.json` files of a folder in order of their names.
fn files(path: &Path) -> Result<Vec<PathBuf>, Trouble> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let unreadable = |why| Trouble::Unreadable(path.to_owned(), OpenError::Io(why));
    let entries = fs::read_dir(path).map_err(unreadable)?;
    let all = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut all = all.collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
    all.retain(|path| path.extension().is_some_and(|ext| ext == "json"));
    all.sort();
    Ok(all)
}
