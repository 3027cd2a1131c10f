//! Opening a file that somebody else may have put there: a pipe, a device or a
//! folder in its place must neither stop the program nor be read.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// What a name that is a symbolic link means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// The file it leads to: the person who typed the name chose it.
    Followed,
    /// Nothing: whoever can place a link could have another file read.
    Refused,
}

/// Why a file is not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Not a regular file.
    #[error("not a regular file")]
    NotAFile,
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Opens `path` for reading without ever waiting for somebody at the other end.
///
/// # Errors
/// An [`OpenError`].
pub fn open(path: &Path, link: Link) -> Result<File, OpenError> {
    if link == Link::Refused && path.symlink_metadata()?.file_type().is_symlink() {
        return Err(OpenError::NotAFile);
    }
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        // The flags, not the look above, are what holds: names change in between.
        let no_link = if link == Link::Refused { OFlags::NOFOLLOW } else { OFlags::empty() };
        options.custom_flags((OFlags::NONBLOCK | no_link).bits().cast_signed());
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(OpenError::NotAFile) }
}
