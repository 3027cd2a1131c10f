//! Where the site's key is kept: `<data>/keys/site`, an OpenSSH private-key
//! file that only its owner can read. Backups leave it out unless
//! asked.

pub mod adviser;

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::key::{BadKey, PublicKey, SiteKey};
use super::regular::{self, Link, OpenError};

/// Largest key file read, in bytes: an Ed25519 key takes about 400.
const LARGEST: u64 = 16 * 1024;

/// What keeps a key file from being used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// There is none.
    #[error("there is no key at {0}")]
    Missing(PathBuf),
    /// There is one already.
    #[error("there is a key at {0} already")]
    Exists(PathBuf),
    /// Others than the owner can read or change it.
    #[error("others can read {path} (mode {mode:04o}): run `chmod 600 {path}`")]
    Exposed {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// Not a key that we can use.
    #[error("{path}: {why}")]
    Bad {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: BadKey,
    },
    /// A pipe, a folder or a link stands there.
    #[error("{0} is not a regular file")]
    NotAFile(PathBuf),
    /// The system refused.
    #[error("{path}: {why}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
}

impl KeyFileError {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |why| Self::Io { path: path.to_owned(), why }
    }

    fn bad(path: &Path) -> impl FnOnce(BadKey) -> Self {
        move |why| Self::Bad { path: path.to_owned(), why }
    }
}

/// One key file of a folder.
#[derive(Debug)]
pub struct Listed {
    /// Its name within the folder.
    pub name: String,
    /// Its public half, or why it cannot be used.
    pub key: Result<PublicKey, KeyFileError>,
}

/// The folder of the keys.
pub fn folder(data: &Path) -> PathBuf {
    data.join("keys")
}

/// The site's key file.
pub fn path(data: &Path) -> PathBuf {
    folder(data).join("site")
}

/// Makes the site's key of 32 random bytes and keeps it. Either the whole file
/// is there afterwards, with mode 0600, or none.
///
/// # Errors
/// [`KeyFileError::Exists`] rather than replacing a key; [`KeyFileError::Io`].
pub fn create(data: &Path, entropy: &[u8; 32], comment: &str) -> Result<SiteKey, KeyFileError> {
    let path = path(data);
    let key = SiteKey::from_entropy(entropy);
    let text = key.to_openssh(comment).map_err(KeyFileError::bad(&path))?;
    put(&path, text.as_bytes(), false)?;
    Ok(key)
}

/// The machine's own key, which signs requests and nothing else; made of 32
/// random bytes when there is none.
///
/// # Errors
/// A [`KeyFileError`].
pub fn machine(data: &Path, entropy: &[u8; 32]) -> Result<SiteKey, KeyFileError> {
    let path = folder(data).join("machine");
    match read(&path) {
        Err(KeyFileError::Missing(_)) => {
            let key = SiteKey::from_entropy(entropy);
            let text = key.to_openssh("machine").map_err(KeyFileError::bad(&path))?;
            put(&path, text.as_bytes(), false)?;
            Ok(key)
        }
        other => other,
    }
}

/// Writes a key file, whole or not at all, with mode 0600; in place of another
/// only when told so.
fn put(path: &Path, text: &[u8], may_replace: bool) -> Result<(), KeyFileError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folder(folder).map_err(KeyFileError::io(folder))?;
    // `tempfile` creates with mode 0600, before a single byte is written.
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(KeyFileError::io(folder))?;
    file.write_all(text)
        .and_then(|()| file.as_file().sync_all())
        .map_err(KeyFileError::io(path))?;
    let done = if may_replace { file.persist(path) } else { file.persist_noclobber(path) };
    done.map_err(|refused| {
        if refused.error.kind() == io::ErrorKind::AlreadyExists {
            KeyFileError::Exists(path.to_owned())
        } else {
            KeyFileError::Io { path: path.to_owned(), why: refused.error }
        }
    })?;
    sync_folder(folder).map_err(KeyFileError::io(folder))
}

fn check_free(path: &Path) -> Result<(), KeyFileError> {
    if path.symlink_metadata().is_ok() {
        Err(KeyFileError::Exists(path.to_owned()))
    } else {
        Ok(())
    }
}

/// The names of all files in the folder of the keys: those that sign, that of a machine
/// that makes requests, and that by which a server is known.
pub fn names(data: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder(data)).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let names = files.filter_map(|entry| entry.file_name().into_string().ok());
    // What begins with a dot is being written just now.
    let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
    names.sort();
    names
}

/// Copies all keys in the folder of `from`, used and retired, to that of `to`,
/// each with mode 0600. A key that is there already is left as it is.
///
/// # Errors
/// [`KeyFileError::Missing`] when there is no key at all; what is wrong with the one in
/// use; [`KeyFileError::Io`].
pub fn copy(from: &Path, to: &Path) -> Result<(), KeyFileError> {
    let names = names(from);
    if names.is_empty() || path(from).exists() {
        load(from)?;
    }
    let target = folder(to);
    make_folder(&target).map_err(KeyFileError::io(&target))?;
    for name in names {
        let (old, new) = (folder(from).join(&name), target.join(&name));
        let text = Zeroizing::new(fs::read(&old).map_err(KeyFileError::io(&old))?);
        let file = tempfile::NamedTempFile::new_in(&target).map_err(KeyFileError::io(&target))?;
        let mut written = file.as_file();
        written
            .write_all(&text)
            .and_then(|()| written.sync_all())
            .map_err(KeyFileError::io(&new))?;
        match file.persist_noclobber(&new) {
            Err(refused) if refused.error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(KeyFileError::Io { path: new, why: refused.error });
            }
            _ => {}
        }
    }
    sync_folder(&target).map_err(KeyFileError::io(&target))
}

/// Puts the site's key aside as `site-<short name>`, so that a new one can be
/// made; certificates signed with it stay verifiable. Says the new name.
///
/// # Errors
/// A [`KeyFileError`] when there is no usable key, or it cannot be moved.
pub fn retire(data: &Path) -> Result<PathBuf, KeyFileError> {
    let key = load(data)?;
    let from = path(data);
    let to = folder(data).join(format!("site-{}", key.public().short()));
    // A second name, then one less: never a moment without the key on the disk.
    fs::hard_link(&from, &to).map_err(KeyFileError::io(&to))?;
    fs::remove_file(&from).map_err(KeyFileError::io(&from))?;
    sync_folder(&folder(data)).map_err(KeyFileError::io(&from))?;
    Ok(to)
}

/// Reads the site's key.
///
/// # Errors
/// A [`KeyFileError`]; in particular when others can read the file: whoever
/// can read it can sign, and a signature would prove nothing.
pub fn load(data: &Path) -> Result<SiteKey, KeyFileError> {
    read(&path(data))
}

/// The keys in the folder, sorted by name: the ones in use and retired ones.
///
/// # Errors
/// [`KeyFileError::Io`] when the folder cannot be read; a folder that is not there is empty.
pub fn list(data: &Path) -> Result<Vec<Listed>, KeyFileError> {
    let folder = folder(data);
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(KeyFileError::io(&folder))?,
    };
    let mut listed = Vec::new();
    for entry in entries {
        let entry = entry.map_err(KeyFileError::io(&folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = name.split_once('-').map_or(name.as_str(), |(kind, _)| kind);
        if matches!(kind, "site" | "adviser") {
            let key = adviser::read(&entry.path()).map(|key| key.public());
            listed.push(Listed { name, key });
        }
    }
    // The site's own first, then the adviser's.
    listed.sort_by(|one, other| {
        let order = |listed: &Listed| (listed.name.starts_with('a'), listed.name.clone());
        order(one).cmp(&order(other))
    });
    Ok(listed)
}

fn read(path: &Path) -> Result<SiteKey, KeyFileError> {
    SiteKey::from_openssh(&secret(path)?).map_err(KeyFileError::bad(path))
}

/// The text of a key file that nobody else can read.
fn secret(path: &Path) -> Result<Zeroizing<String>, KeyFileError> {
    let file = regular::open(path, Link::Refused).map_err(|refused| match refused {
        OpenError::NotAFile => KeyFileError::NotAFile(path.to_owned()),
        OpenError::Io(why) if why.kind() == io::ErrorKind::NotFound => {
            KeyFileError::Missing(path.to_owned())
        }
        OpenError::Io(why) => KeyFileError::Io { path: path.to_owned(), why },
    })?;
    // Of the open file, not of the name, which may change in between.
    check_mode(path, &file)?;
    // Large enough from the start: a growing buffer would leave copies of the secret behind.
    let mut text = Zeroizing::new(String::with_capacity(usize::try_from(LARGEST).unwrap_or(0)));
    file.take(LARGEST).read_to_string(&mut text).map_err(KeyFileError::io(path))?;
    Ok(text)
}

#[cfg(unix)]
fn check_mode(path: &Path, file: &File) -> Result<(), KeyFileError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = file.metadata().map_err(KeyFileError::io(path))?.permissions().mode() & 0o7777;
    let others = mode & 0o077;
    if others == 0 { Ok(()) } else { Err(KeyFileError::Exposed { path: path.to_owned(), mode }) }
}

#[cfg(not(unix))]
fn check_mode(_: &Path, _: &File) -> Result<(), KeyFileError> {
    Ok(())
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
