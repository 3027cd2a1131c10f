//! The key by which people know this server: made once, for this machine's owner alone.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use russh::keys::ssh_key::LineEnding;
use russh::keys::ssh_key::private::{Ed25519Keypair, KeypairData};
use russh::keys::{HashAlg, PrivateKey};
use sha2::{Digest, Sha256};

/// Its file, in the folder of the keys.
pub const FILE: &str = "keys/ssh_host_ed25519";
/// The file of the key that comes after it.
pub const NEXT: &str = "keys/ssh_host_ed25519.next";
/// No such file is longer, in bytes.
const MOST_BYTES: u64 = 16 * 1024;

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum HostKeyError {
    /// The file cannot be read or written.
    #[error("{}: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// Others on the machine can read it.
    #[error("{}: others can read it", path.display())]
    Exposed {
        /// The file.
        path: PathBuf,
    },
    /// It is no Ed25519 key without a passphrase in the form of OpenSSH.
    #[error("{}: not an Ed25519 key", path.display())]
    Bad {
        /// The file.
        path: PathBuf,
    },
}

/// Reads the key of the data folder; the first time, makes it of `seed`. Says whether
/// it was made.
///
/// # Errors
/// [`HostKeyError`]; a key that is there is never replaced.
pub fn open(data: &Path, seed: [u8; 32]) -> Result<(PrivateKey, bool), HostKeyError> {
    let path = data.join(FILE);
    let unreadable = |cause| HostKeyError::Unreadable { path: path.clone(), cause };
    match File::open(&path) {
        Ok(file) => Ok((read(file, &path)?, false)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let pair = KeypairData::from(Ed25519Keypair::from_seed(&seed));
            let bad = |_| HostKeyError::Bad { path: path.clone() };
            let key = PrivateKey::new(pair, "passeport").map_err(bad)?;
            let text = key.to_openssh(LineEnding::LF).map_err(bad)?;
            keep(&path, text.as_bytes()).map_err(unreadable)?;
            Ok((key, true))
        }
        Err(cause) => Err(unreadable(cause)),
    }
}

/// The key that is to be in its place one day, if its owner laid one beside it.
///
/// # Errors
/// [`HostKeyError`].
pub fn next(data: &Path) -> Result<Option<PrivateKey>, HostKeyError> {
    let path = data.join(NEXT);
    match File::open(&path) {
        Ok(file) => read(file, &path).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(HostKeyError::Unreadable { path, cause }),
    }
}

/// What people compare with what their client shows.
pub fn fingerprint(key: &PrivateKey) -> String {
    key.public_key().fingerprint(HashAlg::Sha256).to_string()
}

/// A secret of this server for its own use, which says nothing of its key.
pub(super) fn secret(key: &PrivateKey) -> [u8; 32] {
    let private = key.key_data().ed25519().map(|pair| pair.private.to_bytes());
    let own = private.unwrap_or_default();
    Sha256::digest([&b"passeport names of addresses"[..], &own].concat()).into()
}

fn read(file: File, path: &Path) -> Result<PrivateKey, HostKeyError> {
    let unreadable = |cause| HostKeyError::Unreadable { path: path.to_owned(), cause };
    if is_exposed(&file).map_err(unreadable)? {
        return Err(HostKeyError::Exposed { path: path.to_owned() });
    }
    let mut text = String::new();
    file.take(MOST_BYTES).read_to_string(&mut text).map_err(unreadable)?;
    let key = PrivateKey::from_openssh(&text).ok();
    let sound = |key: &PrivateKey| !key.is_encrypted() && key.algorithm().as_str() == "ssh-ed25519";
    key.filter(sound).ok_or_else(|| HostKeyError::Bad { path: path.to_owned() })
}

/// Whole or not at all, and never over a key that came meanwhile.
fn keep(path: &Path, text: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    make_private_folder(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    OpenOptions::new().read(true).open(folder)?.sync_all()
}

#[cfg(unix)]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(unix)]
fn is_exposed(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(file.metadata()?.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_exposed(_file: &File) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_stays() {
        let data = tempfile::tempdir().unwrap();
        let (first, was_made) = open(data.path(), [7; 32]).unwrap();
        assert!(was_made);
        let (again, was_made) = open(data.path(), [8; 32]).unwrap();
        assert!(!was_made);
        assert_eq!(fingerprint(&first), fingerprint(&again));
        assert!(fingerprint(&first).starts_with("SHA256:"));
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_or_that_is_none_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let data = tempfile::tempdir().unwrap();
        open(data.path(), [7; 32]).unwrap();
        let path = data.path().join(FILE);
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(open(data.path(), [7; 32]), Err(HostKeyError::Exposed { .. })));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "not a key").unwrap();
        assert!(matches!(open(data.path(), [7; 32]), Err(HostKeyError::Bad { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"not a key");
        assert!(next(data.path()).unwrap().is_none());
        fs::rename(&path, data.path().join(NEXT)).unwrap();
        assert!(matches!(next(data.path()), Err(HostKeyError::Bad { .. })));
    }
}
