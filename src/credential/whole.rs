//! Small files that are replaced as a whole: after a crash the old or the new
//! one is there.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use super::regular::{self, Link, OpenError};

/// Largest file read here, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Replaces `path`, making its folder, and waits until it is on the disk. Only
/// the owner can read it.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folder(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Reads a file; none when there is no such file.
pub(super) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = match regular::open(path, Link::Refused) {
        Ok(file) => file,
        Err(OpenError::Io(why)) if why.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(OpenError::Io(why)) => return Err(why),
        Err(why @ OpenError::NotAFile) => return Err(io::Error::other(why.to_string())),
    };
    let mut bytes = vec![];
    file.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Makes a folder that only its owner can enter, and those above it.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}
