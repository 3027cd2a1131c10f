//! Where the socket is, however long its path: an address of a socket holds about a
//! hundred bytes.

use std::fs::{self, File};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};

/// The longest path that fits into an address (`sun_path`, less its end).
const LONGEST: usize = 100;

/// A path that fits, as long as this lives.
#[derive(Debug)]
pub(super) struct Place {
    /// Held open: the short path leads through it.
    _folder: Option<File>,
    path: PathBuf,
}

impl Place {
    /// # Errors
    /// The folder of `path` cannot be opened.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        if path.as_os_str().len() <= LONGEST {
            return Ok(Self { _folder: None, path: path.to_owned() });
        }
        let (above, name) = path.parent().zip(path.file_name()).ok_or(io::ErrorKind::NotFound)?;
        let folder = File::open(above)?;
        let path = PathBuf::from(format!("/proc/self/fd/{}", folder.as_raw_fd())).join(name);
        Ok(Self { _folder: Some(folder), path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// Removes what a dead owner left; anything but a socket stays.
///
/// # Errors
/// Something else is there, or it cannot be removed.
pub(super) fn clear(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(kind) if kind.file_type().is_socket() => fs::remove_file(path),
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}
