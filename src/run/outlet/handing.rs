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

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::outlet::Sticks;
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::path::Path;

    fn stick(path: &Path) -> Volume {
        let volume = Sticks::Folder(path.to_owned()).volumes().unwrap().remove(0);
        Volume { is_stick: true, ..volume }
    }

    fn page(words: &str) -> Vec<Named> {
        vec![("page.txt".to_owned(), words.as_bytes().to_vec())]
    }

    #[test]
    fn files_are_numbered_and_never_replace_one_another() {
        let at = tempfile::tempdir().unwrap();
        let volume = stick(at.path());
        for (words, name) in [("un", "page.txt"), ("deux", "page-2.txt"), ("trois", "page-3.txt")] {
            assert_eq!(write(&volume, &page(words)).unwrap(), [name]);
            let read = fs::read_to_string(at.path().join(FOLDER).join(name)).unwrap();
            assert_eq!(read, words);
        }
        // A link that somebody laid there is not followed, broken or not.
        let elsewhere = at.path().join("elsewhere");
        symlink(&elsewhere, at.path().join(FOLDER).join("page-4.txt")).unwrap();
        assert_eq!(write(&volume, &page("quatre")).unwrap(), ["page-5.txt"]);
        assert!(!elsewhere.exists());
        for number in 1..=MOST_ALIKE {
            let path = at.path().join(FOLDER).join(numbered("page.txt", number));
            fs::write(path, "").unwrap_or_default();
        }
        assert!(matches!(write(&volume, &page("x")), Err(HandError::TooMany(_))));
    }

    #[test]
    fn the_folder_of_the_place_gets_them_straight() {
        let at = tempfile::tempdir().unwrap();
        let volume = Volume { is_stick: false, ..stick(at.path()) };
        assert_eq!(write(&volume, &page("un")).unwrap(), ["page.txt"]);
        assert!(at.path().join("page.txt").is_file());
    }

    #[test]
    fn a_stick_pulled_out_full_or_false_is_told_and_nothing_is_written() {
        let at = tempfile::tempdir().unwrap();
        let volume = stick(at.path());
        let gone = Volume { device: volume.device + 1, ..volume.clone() };
        assert!(matches!(write(&gone, &page("x")), Err(HandError::Gone)));
        let gone = Volume { path: at.path().join("nothing"), ..volume.clone() };
        assert!(matches!(write(&gone, &page("x")), Err(HandError::Gone)));
        let full = Volume { room: 1000, ..volume.clone() };
        assert!(matches!(write(&full, &page("x")), Err(HandError::Full)));
        let much = vec![("page.txt".to_owned(), vec![0; MOST_BYTES + 1])];
        assert!(matches!(write(&volume, &much), Err(HandError::TooLarge)));
        assert_eq!(fs::read_dir(at.path()).unwrap().count(), 0);
        // A link instead of the folder leads nowhere.
        let elsewhere = tempfile::tempdir().unwrap();
        symlink(elsewhere.path(), at.path().join(FOLDER)).unwrap();
        write(&volume, &page("x")).unwrap_err();
        let link = at.path().join("link");
        symlink(elsewhere.path(), &link).unwrap();
        write(&Volume { path: link, ..volume }, &page("x")).unwrap_err();
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }

    #[test]
    fn trouble_of_the_system_is_told_as_a_person_knows_it() {
        use rustix::io::Errno;
        let kind = |errno: Errno| HandError::from(io::Error::from(errno));
        assert!(matches!(kind(Errno::NOSPC), HandError::Full));
        assert!(matches!(kind(Errno::ROFS), HandError::Protected));
        assert!(matches!(kind(Errno::IO), HandError::Gone));
        assert!(matches!(kind(Errno::NAMETOOLONG), HandError::Io(_)));
    }
}
