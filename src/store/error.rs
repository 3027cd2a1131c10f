//! What can go wrong with the store, in kinds that a person can act upon.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::domain::id::LearnerId;

/// The process that holds a data folder, as it wrote itself into the `lock` file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Its process number.
    pub pid: u32,
    /// The subcommand it runs.
    pub command: String,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.pid, self.command)
    }
}

/// Why the store did not do what was asked. Nothing was kept of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk has no room left. The same request works once there is room.
    #[error("no room left on the disk of {}", path.display())]
    Full {
        /// The file that could not grow.
        path: PathBuf,
    },
    /// The medium is read-only.
    #[error("{} is on a read-only medium", path.display())]
    ReadOnly {
        /// The file or folder that could not be changed.
        path: PathBuf,
    },
    /// The rights of the user do not allow it.
    #[error("no permission for {}", path.display())]
    Forbidden {
        /// The file or folder.
        path: PathBuf,
    },
    /// Another process holds the folder.
    #[error("{} is held by another process", path.display())]
    Held {
        /// The folder.
        path: PathBuf,
        /// Which process, if it said so.
        holder: Option<Holder>,
    },
    /// The folder was written by a newer version of the program. Nothing was touched.
    #[error("{} has format {found}, this program knows up to {known}", path.display())]
    TooNew {
        /// The folder or file.
        path: PathBuf,
        /// The format found.
        found: u32,
        /// The newest format known here.
        known: u32,
    },
    /// Any other trouble of the disk.
    #[error("{}: {cause}", path.display())]
    Unavailable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        cause: String,
    },
    /// The learner is not, or no longer, in the store.
    #[error("learner {0} is not in the store")]
    UnknownLearner(LearnerId),
    /// The learner has joined already.
    #[error("learner {0} is already in the store")]
    AlreadyJoined(LearnerId),
    /// What should be kept in one piece is too large.
    #[error("{bytes} bytes in one piece, the limit is {limit}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The most there may be.
        limit: usize,
    },
    /// What should be there cannot be read, in both copies.
    #[error("{what} cannot be read any more")]
    Corrupt {
        /// What is lost.
        what: String,
    },
}

impl StoreError {
    /// The kind of trouble that `error`, met with `path`, is.
    pub fn of_io(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::Full { path }
            }
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            ErrorKind::PermissionDenied => Self::Forbidden { path },
            _ => Self::Unavailable { path, cause: error.to_string() },
        }
    }

    /// The message that tells a person: a Fluent id and its variables.
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        let at = |path: &Path| vec![("path", path.display().to_string())];
        match self {
            Self::Full { path } => ("store-error-full", at(path)),
            Self::ReadOnly { path } => ("store-error-read-only", at(path)),
            Self::Forbidden { path } => ("store-error-forbidden", at(path)),
            Self::Held { path, holder: None } => ("store-error-held", at(path)),
            Self::Held { path, holder: Some(holder) } => {
                let mut args = at(path);
                args.push(("holder", holder.to_string()));
                ("store-error-held-by", args)
            }
            Self::TooNew { path, found, known } => {
                let mut args = at(path);
                args.push(("found", found.to_string()));
                args.push(("known", known.to_string()));
                ("store-error-too-new", args)
            }
            Self::Unavailable { path, cause } => {
                let mut args = at(path);
                args.push(("cause", cause.clone()));
                ("store-error-unavailable", args)
            }
            Self::UnknownLearner(_) => ("store-error-unknown-learner", vec![]),
            Self::AlreadyJoined(_) => ("store-error-already-joined", vec![]),
            Self::TooLarge { .. } => ("store-error-too-large", vec![]),
            Self::Corrupt { what } => ("store-error-corrupt", vec![("what", what.clone())]),
        }
    }
}

/// Turns an [`io::Error`] into a [`StoreError`] that names the path.
pub(super) trait At<T> {
    /// Names `path` in the error.
    fn at(self, path: &Path) -> Result<T, StoreError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, StoreError> {
        self.map_err(|error| StoreError::of_io(path, &error))
    }
}
