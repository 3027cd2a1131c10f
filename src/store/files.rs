//! Small file work that the parts of the store share: private files, synced folders.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::StoreError;
use super::error::At;

/// Creates a file that must not exist yet, readable by its owner alone.
pub(super) fn create_file(path: &Path) -> io::Result<File> {
    private(OpenOptions::new().write(true).create_new(true)).open(path)
}

/// Opens a file for reading and writing, creating it if need be.
pub(super) fn open_file(path: &Path) -> io::Result<File> {
    private(OpenOptions::new().read(true).write(true).create(true).truncate(false)).open(path)
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Makes a folder and those above it, each entered by its owner alone, and
/// syncs the folder above each one made.
pub(super) fn make_folder(path: &Path) -> Result<(), StoreError> {
    if path.is_dir() {
        return Ok(());
    }
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above {
        make_folder(above)?;
    }
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists || !path.is_dir() => {
            Err(StoreError::of_io(path, &error))
        }
        _ => sync_folder(above.unwrap_or(Path::new("."))),
    }
}

/// Keeps others on the machine out of a folder that may have been made by
/// somebody else or by hand. False: they can still look in.
///
/// A folder with other things in it, or one that all share (`/tmp`), is not
/// ours to close; nor is one of another user.
#[cfg(unix)]
pub(super) fn close_to_others(data: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let Ok(kind) = fs::metadata(data) else { return true };
    let mode = kind.permissions().mode();
    let others = mode & 0o077;
    if others == 0 {
        return true;
    }
    let is_shared = mode & 0o1000 != 0;
    let is_empty = fs::read_dir(data).is_ok_and(|mut entries| entries.next().is_none());
    let is_ours = is_empty || data.join("version").is_file() || data.join("keys").is_dir();
    !is_shared && is_ours && fs::set_permissions(data, fs::Permissions::from_mode(0o700)).is_ok()
}

/// Keeps others on the machine out: here the system does that by itself.
#[cfg(not(unix))]
pub(super) fn close_to_others(_data: &Path) -> bool {
    true
}

/// Makes names created, renamed or removed in `folder` survive a power cut.
pub(super) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    if cfg!(unix) { File::open(folder).and_then(|open| open.sync_all()).at(folder) } else { Ok(()) }
}

/// Bytes free on the disk of `path`, if the system says.
#[cfg(unix)]
pub(super) fn room(path: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(path).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Bytes free on the disk of `path`, if the system says.
#[cfg(not(unix))]
pub(super) fn room(_path: &Path) -> Option<u64> {
    None
}

/// Replaces a small file as a whole: after a crash the old or the new one is there.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let new = path.with_extension("new");
    remove_any(&new)?;
    let mut file = create_file(&new).at(&new)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).at(&new)?;
    fs::rename(&new, path).at(path)?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// Removes a file or a folder with all in it; nothing there is fine.
pub(super) fn remove_any(path: &Path) -> Result<(), StoreError> {
    let removed = match fs::symlink_metadata(path) {
        Ok(kind) if kind.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::of_io(path, &error)),
        _ => Ok(()),
    }
}

/// Moves `path` into the quarantine of `data` under a name not used yet.
pub(super) fn quarantine(data: &Path, path: &Path) -> Result<PathBuf, StoreError> {
    let folder = data.join("quarantine");
    make_folder(&folder)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let target = (1..u32::MAX)
        .map(|number| folder.join(format!("{number:04}-{name}")))
        .find(|target| fs::symlink_metadata(target).is_err())
        .unwrap_or_else(|| folder.join(&name));
    fs::rename(path, &target).at(path)?;
    sync_folder(&folder)?;
    path.parent().map_or(Ok(()), sync_folder)?;
    Ok(target)
}
