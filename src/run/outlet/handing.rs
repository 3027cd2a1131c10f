//! Files written where they can be taken along: never over another, read again, and
//! on the stick for good before anybody is told to pull it out.

use std::io;

use super::MOST_BYTES;
use super::sticks::Volume;

/// Name and content of a file.
pub type Named = (String, Vec<u8>);

/// The folder made for them on a stick.
pub const FOLDER: &str = "Passeport";

/// So many files of one name find room.
const MOST_ALIKE: usize = 99;
/// Room for names and tables, beside the files, in bytes.
const SLACK: u64 = 64 * 1024;

/// Why nothing more is written.
#[derive(Debug, thiserror::Error)]
pub enum HandError {
    /// More than is ever handed over.
    #[error("too much at once")]
    TooLarge,
    /// No room.
    #[error("no room")]
    Full,
    /// It is write-protected, or belongs to somebody else.
    #[error("may not be written")]
    Protected,
    /// It was pulled out, or is broken.
    #[error("it is not there any more")]
    Gone,
    /// What is read is not what was written.
    #[error("what was written cannot be read again")]
    Differs,
    /// Too many files of that name.
    #[error("too many files are called {0}")]
    TooMany(String),
    /// No answer.
    #[error("no answer")]
    Silent,
    /// Anything else.
    #[error("{0}")]
    Io(io::Error),
}

#[cfg(unix)]
impl From<rustix::io::Errno> for HandError {
    fn from(error: rustix::io::Errno) -> Self {
        use rustix::io::Errno;
        match error {
            Errno::NOSPC | Errno::DQUOT | Errno::FBIG => Self::Full,
            Errno::ROFS | Errno::ACCESS | Errno::PERM => Self::Protected,
            Errno::IO | Errno::NODEV | Errno::NXIO | Errno::NOENT | Errno::NOMEDIUM => Self::Gone,
            other => Self::Io(other.into()),
        }
    }
}

#[cfg(unix)]
impl From<io::Error> for HandError {
    fn from(error: io::Error) -> Self {
        match rustix::io::Errno::from_io_error(&error) {
            Some(errno) => errno.into(),
            None => Self::Io(error),
        }
    }
}

/// Writes `files` into the folder of `volume` (into a folder of ours on a stick); the
/// names they got, once all is on it for good.
///
/// # Errors
/// [`HandError`]; a file that is not whole is removed, those before it stay.
#[cfg(unix)]
pub fn write(volume: &Volume, files: &[Named]) -> Result<Vec<String>, HandError> {
    use rustix::fs::{CWD, Mode, fstat, mkdirat, openat, syncfs};
    let size: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    if size > MOST_BYTES {
        return Err(HandError::TooLarge);
    }
    if volume.room < size as u64 + SLACK {
        return Err(HandError::Full);
    }
    let root = openat(CWD, &volume.path, unix::FOLDER, Mode::empty())?;
    // An empty folder may be all that is left of a stick that was pulled out.
    if fstat(&root)?.st_dev != volume.device {
        return Err(HandError::Gone);
    }
    let folder = if volume.is_stick {
        match mkdirat(&root, FOLDER, Mode::from_raw_mode(0o755)) {
            Ok(()) | Err(rustix::io::Errno::EXIST) => {}
            Err(error) => return Err(error.into()),
        }
        openat(&root, FOLDER, unix::FOLDER, Mode::empty())?
    } else {
        root.try_clone()?
    };
    if fstat(&folder)?.st_dev != volume.device {
        return Err(HandError::Gone);
    }
    let mut names = vec![];
    for file in files {
        names.push(unix::write_one(&folder, file)?);
    }
    unix::sync_folder(&folder)?;
    unix::sync_folder(&root)?;
    syncfs(&root)?;
    Ok(names)
}

/// Writes `files`: not known how to, on such a system.
#[cfg(not(unix))]
pub fn write(_: &Volume, files: &[Named]) -> Result<Vec<String>, HandError> {
    let size: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let why = if size > MOST_BYTES { HandError::TooLarge } else { HandError::Protected };
    Err(why)
}

/// `page.txt`, then `page-2.txt`…
fn numbered(name: &str, number: usize) -> String {
    match name.rsplit_once('.') {
        _ if number < 2 => name.to_owned(),
        Some((stem, end)) => format!("{stem}-{number}.{end}"),
        None => format!("{name}-{number}"),
    }
}

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{Read, Write};
    use std::os::fd::OwnedFd;

    use rustix::fs::{Advice, AtFlags, Mode, OFlags, fadvise, openat, unlinkat};
    use rustix::io::Errno;

    use super::{HandError, MOST_ALIKE, Named, numbered};

    /// Folders are entered, never through a link.
    pub(super) const FOLDER: OFlags =
        OFlags::DIRECTORY.union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

    /// Writes one file under the first name that is free; that name.
    pub(super) fn write_one(folder: &OwnedFd, file: &Named) -> Result<String, HandError> {
        let (wanted, bytes) = file;
        let new = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW;
        for number in 1..=MOST_ALIKE {
            let name = numbered(wanted, number);
            match openat(folder, &name, new | OFlags::CLOEXEC, Mode::from_raw_mode(0o644)) {
                Err(Errno::EXIST) => {}
                Err(error) => return Err(error.into()),
                Ok(open) => {
                    let done =
                        fill(File::from(open), bytes).and_then(|()| compare(folder, &name, bytes));
                    if let Err(error) = done {
                        // What is not whole would only deceive.
                        let _ = unlinkat(folder, &name, AtFlags::empty());
                        return Err(error);
                    }
                    return Ok(name);
                }
            }
        }
        Err(HandError::TooMany(wanted.clone()))
    }

    fn fill(mut file: File, bytes: &[u8]) -> Result<(), HandError> {
        file.write_all(bytes)?;
        file.sync_all()?;
        // What is read next comes from the stick, where the system heeds this.
        let _ = fadvise(&file, 0, None, Advice::DontNeed);
        Ok(())
    }

    fn compare(folder: &OwnedFd, name: &str, bytes: &[u8]) -> Result<(), HandError> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = File::from(openat(folder, name, flags, Mode::empty())?);
        let mut read = Vec::with_capacity(bytes.len());
        file.take(bytes.len() as u64 + 1).read_to_end(&mut read)?;
        if read == bytes { Ok(()) } else { Err(HandError::Differs) }
    }

    /// A file system that knows no such thing for folders is synced as a whole next.
    pub(super) fn sync_folder(folder: &OwnedFd) -> Result<(), HandError> {
        match rustix::fs::fsync(folder) {
            Ok(()) | Err(Errno::INVAL | Errno::NOTSUP | Errno::NOSYS) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
