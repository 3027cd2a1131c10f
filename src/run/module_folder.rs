//! Reads a folder of modules that somebody handed over, and trusts nothing in
//! it: only regular files of a bounded size, a bounded number of them, at a
//! bounded depth, never through a link.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::content::Folder;
use crate::content::load::MOST_BYTES;

/// Folders inside folders: `modules/<slug>/` and one more.
const DEPTH: usize = 3;
/// Files read at most.
const MOST_FILES: usize = 500;

/// Files that stand beside the folders of modules.
const LISTS: [&str; 2] = ["catalogue.ron", "benefits.ron"];

/// Something in the folder that was not read.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {why}")]
pub struct Trouble {
    /// Where.
    pub path: PathBuf,
    /// Why.
    pub why: Why,
}

/// Why something was not read.
#[derive(Debug, thiserror::Error)]
pub enum Why {
    /// It is not there, or the system refuses.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A link: what it leads to may be anything, itself included.
    #[error("a symbolic link")]
    Link,
    /// A pipe, a device, a socket: reading it might never end.
    #[error("not a regular file")]
    NotAFile,
    /// A file larger than [`MOST_BYTES`].
    #[error("too big: {0} bytes")]
    TooBig(u64),
    /// Folders nested deeper than modules are.
    #[error("folders nested too deep")]
    TooDeep,
    /// More files than any collection of modules has.
    #[error("too many files")]
    TooMany,
    /// A name that is not UTF-8.
    #[error("a name that is not UTF-8")]
    Name,
}

/// Reads the `.ron` files of `path`: a folder of modules, the folder of one
/// module, or one file in it. Paths in the result always start with the name
/// of the module's folder. What cannot be read is told and skipped.
pub fn read(path: &Path) -> (Folder, Vec<Trouble>) {
    let mut reading = Reading::default();
    let full = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let is_file = fs::metadata(path).is_ok_and(|found| !found.is_dir());
    if is_file {
        let (root, prefix) = place_of_file(&full);
        reading.file(path, &prefix);
        return reading.finish(shown_parent(path, root));
    }
    // A folder that holds `fr.ron` is one module; its name is the module's.
    if let (true, Some(name)) = (full.join("fr.ron").exists(), full.file_name()) {
        let prefix = format!("{}/", name.to_string_lossy());
        reading.folder(path, &prefix, 1);
        return reading.finish(shown_parent(path, full.parent()));
    }
    reading.folder(path, "", 0);
    reading.finish(path.display().to_string())
}

/// The root that paths of a file are relative to, and its path from there.
fn place_of_file(full: &Path) -> (Option<&Path>, String) {
    let file = full.file_name().unwrap_or_default().to_string_lossy();
    let folder = full.parent();
    match folder.and_then(Path::file_name) {
        Some(name) if !LISTS.contains(&&*file) => {
            (folder.and_then(Path::parent), format!("{}/{file}", name.to_string_lossy()))
        }
        _ => (folder, file.into_owned()),
    }
}

/// How the root is called in reports: as the user wrote it, if possible.
fn shown_parent(path: &Path, root: Option<&Path>) -> String {
    let ups = if path.is_file() { 2 } else { 1 };
    let written = path.ancestors().nth(ups).filter(|parent| !parent.as_os_str().is_empty());
    let current = std::env::current_dir().and_then(fs::canonicalize).ok();
    match (written, root) {
        (Some(parent), _) => parent.display().to_string(),
        (None, Some(root)) if current.as_deref() != Some(root) => root.display().to_string(),
        _ => String::new(),
    }
}

#[derive(Default)]
struct Reading {
    files: Vec<(String, Vec<u8>)>,
    troubles: Vec<Trouble>,
}

impl Reading {
    fn finish(mut self, name: String) -> (Folder, Vec<Trouble>) {
        self.files.sort_by(|a, b| a.0.cmp(&b.0));
        (Folder { name, files: self.files }, self.troubles)
    }

    fn trouble(&mut self, path: &Path, why: impl Into<Why>) {
        self.troubles.push(Trouble { path: path.to_owned(), why: why.into() });
    }

    fn folder(&mut self, path: &Path, prefix: &str, depth: usize) {
        if depth >= DEPTH {
            return self.trouble(path, Why::TooDeep);
        }
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => return self.trouble(path, error),
        };
        for entry in entries {
            match entry {
                Ok(entry) => self.entry(&entry, prefix, depth),
                Err(error) => self.trouble(path, error),
            }
        }
    }

    fn entry(&mut self, entry: &fs::DirEntry, prefix: &str, depth: usize) {
        let path = entry.path();
        let name = entry.file_name();
        let Some(name) = name.to_str() else { return self.trouble(&path, Why::Name) };
        if name.starts_with('.') {
            return;
        }
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(error) => return self.trouble(&path, error),
        };
        let is_ours = Path::new(name).extension().is_some_and(|extension| extension == "ron");
        if kind.is_dir() {
            self.folder(&path, &format!("{prefix}{name}/"), depth + 1);
        } else if kind.is_symlink() {
            self.trouble(&path, Why::Link);
        } else if is_ours {
            self.file(&path, &format!("{prefix}{name}"));
        }
    }

    fn file(&mut self, path: &Path, name: &str) {
        if self.files.len() >= MOST_FILES {
            return self.trouble(path, Why::TooMany);
        }
        match read_file(path) {
            Ok(bytes) => self.files.push((name.to_owned(), bytes)),
            Err(why) => self.trouble(path, why),
        }
    }
}

/// The bytes of a regular file of at most [`MOST_BYTES`]. What was checked is
/// what is read: the checks are made on the open file.
fn read_file(path: &Path) -> Result<Vec<u8>, Why> {
    let mut options = OpenOptions::new();
    options.read(true);
    guard(&mut options);
    let file: File = options.open(path).map_err(|error| refused(path, error))?;
    let found = file.metadata()?;
    if !found.is_file() {
        return Err(Why::NotAFile);
    }
    let most = MOST_BYTES as u64;
    if found.len() > most {
        return Err(Why::TooBig(found.len()));
    }
    let mut bytes = vec![];
    // One more than allowed: the file may grow while it is read.
    let read = file.take(most + 1).read_to_end(&mut bytes)? as u64;
    if read > most { Err(Why::TooBig(read)) } else { Ok(bytes) }
}

/// What an error of `open` means.
fn refused(path: &Path, error: io::Error) -> Why {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Why::Link,
        Ok(found) if !found.is_file() => Why::NotAFile,
        _ => Why::Io(error),
    }
}

/// A link is refused, and a pipe opens at once instead of waiting for a writer.
#[cfg(unix)]
fn guard(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_CLOEXEC);
}

#[cfg(not(unix))]
fn guard(_options: &mut OpenOptions) {}
