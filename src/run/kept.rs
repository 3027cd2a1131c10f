//! What a data folder holds beside the records, and what becomes of it in a backup.
//!
//! | in the folder | in a backup |
//! |---|---|
//! | `journal`, `version` | yes, by the store itself |
//! | `registers`, `rosters`, `rooms`, `opinions` | yes |
//! | `status`, `issued`, `requests`, `trust` | yes |
//! | `site.ron`, `ssh_roles` | yes |
//! | `keys` | only when asked for: whoever has them can sign |
//! | `index`, `quarantine`, `ballast`, `lock`, `socket`, `erase`, `restore.*` | no: made again, or of one moment |
//! | `keyboard.ron`, `tries.ron`, `guesses` | no: they count for that machine, and old counts would let guessers try anew |
//!
//! A file `contents` says what was copied and its hash, so that a copy that was damaged or
//! of which a part is missing is noticed, file by file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

use super::registers::{create_folder, sync_folder};

/// The folders whose files are copied.
const FOLDERS: [&str; 9] = [
    "registers",
    "rosters",
    "rooms",
    "opinions",
    "status",
    "issued",
    "requests",
    "trust",
    "trust/status",
];
/// The files beside them.
const FILES: [&str; 2] = ["site.ron", "ssh_roles"];
/// Says what a backup holds.
const CONTENTS: &str = "contents";
/// Its first line.
const FIRST: &str = "passeport backup 1";
/// No such file is longer, in bytes.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// What became of the files beside the records. Paths are those within the folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beside {
    /// So many were copied.
    pub copied: usize,
    /// Something else stood there already, and stays.
    pub left: Vec<PathBuf>,
    /// Not as it was when the backup was made, or not there any more: left out.
    pub wrong: Vec<PathBuf>,
}

/// Copies what stands beside the records of `data` into the backup `to`; last what it
/// holds, with that many records.
///
/// # Errors
/// What the system says, and of which file.
pub fn back_up(data: &Path, to: &Path, records: u64) -> Result<Beside, (PathBuf, io::Error)> {
    let mut beside = Beside::default();
    let mut contents = format!("{FIRST}\n{records}\n");
    for name in there(data)? {
        let bytes = read(&data.join(&name))?;
        put(&to.join(&name), &bytes)?;
        let shown = name.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>();
        contents.extend([hash(&bytes), "  ".to_owned(), shown.join("/"), "\n".to_owned()]);
        beside.copied += 1;
    }
    put(&to.join(CONTENTS), contents.as_bytes())?;
    Ok(beside)
}

/// Puts what stands beside the records of the backup `from` back into `data`. What stands
/// there already stays; what is not as it was when the backup was made is left out. So
/// many records came back before.
///
/// # Errors
/// What the system says, and of which file.
pub fn put_back(from: &Path, data: &Path, records: u64) -> Result<Beside, (PathBuf, io::Error)> {
    let mut beside = Beside::default();
    let known = contents(from);
    if known.is_none() && from.join(CONTENTS).exists() {
        beside.wrong.push(PathBuf::from(CONTENTS));
    }
    let (all, known) = known.unwrap_or_default();
    if records < all {
        beside.wrong.push(PathBuf::from("journal"));
    }
    let there = there(from)?;
    for name in &there {
        let bytes = read(&from.join(name))?;
        let is_other = known.get(name).is_some_and(|before| *before != hash(&bytes));
        let target = data.join(name);
        match fs::read(&target) {
            _ if is_other => beside.wrong.push(name.clone()),
            Ok(present) if present == bytes => {}
            Ok(_) => beside.left.push(name.clone()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                put(&target, &bytes)?;
                beside.copied += 1;
            }
            Err(why) => return Err((target, why)),
        }
    }
    beside.wrong.extend(known.into_keys().filter(|name| !there.contains(name)));
    Ok(beside)
}

/// The files of a folder that belong into a backup, in a steady order. No link is followed.
fn there(data: &Path) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let is_file = |path: &Path| fs::symlink_metadata(path).is_ok_and(|kind| kind.is_file());
    let mut found: Vec<PathBuf> = FILES.iter().map(PathBuf::from).collect();
    found.retain(|name| is_file(&data.join(name)));
    for folder in FOLDERS {
        let path = data.join(folder);
        let entries = match fs::read_dir(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(why) => return Err((path, why)),
            Ok(entries) => entries,
        };
        let names = entries.flatten().filter(|entry| is_file(&entry.path()));
        let names = names.map(|entry| entry.file_name()).filter(|name| is_kept(name));
        found.extend(names.map(|name| Path::new(folder).join(name)));
    }
    found.sort();
    Ok(found)
}

/// Locks, and what is being written just now, are of one moment.
fn is_kept(name: &std::ffi::OsStr) -> bool {
    name != "lock" && name.to_str().is_some_and(|name| !name.starts_with('.'))
}

/// Whether there is something beside the records of `data`.
pub fn is_any(data: &Path) -> bool {
    there(data).is_ok_and(|there| !there.is_empty())
}

/// Whether that is a backup of a folder in which nobody had learnt anything yet.
pub fn is_without_records(from: &Path) -> bool {
    contents(from).is_some_and(|(records, _)| records == 0)
}

/// What the backup says it holds, records and files; none when it says nothing that can
/// be read.
fn contents(from: &Path) -> Option<(u64, BTreeMap<PathBuf, String>)> {
    let text = fs::read_to_string(from.join(CONTENTS)).ok()?;
    let mut lines = text.lines();
    if lines.next() != Some(FIRST) {
        return None;
    }
    let records = lines.next()?.parse().ok()?;
    let files = lines
        .map(|line| {
            let (hash, name) = line.split_once("  ")?;
            let name = PathBuf::from(name);
            let is_within = name.components().all(|part| matches!(part, Component::Normal(_)));
            is_within.then(|| (name, hash.to_owned()))
        })
        .collect::<Option<_>>()?;
    Some((records, files))
}

fn read(path: &Path) -> Result<Vec<u8>, (PathBuf, io::Error)> {
    let told = |why| (path.to_owned(), why);
    if fs::metadata(path).map_err(told)?.len() > MOST_BYTES {
        return Err(told(io::ErrorKind::FileTooLarge.into()));
    }
    fs::read(path).map_err(told)
}

/// Whole or not at all, for the owner of the folder alone.
fn put(path: &Path, bytes: &[u8]) -> Result<(), (PathBuf, io::Error)> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let done = create_folder(folder).and_then(|()| {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        sync_folder(folder)
    });
    done.map_err(|why| (path.to_owned(), why))
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in ["registers/1.jsonl", "rosters/2.json", "rooms/3.jsonl", "opinions/3.json"] {
            put(&folder.path().join(name), name.as_bytes()).unwrap();
        }
        for name in ["site.ron", "status/ledger.json", "status/lock", "trust/status/a.json"] {
            put(&folder.path().join(name), name.as_bytes()).unwrap();
        }
        for name in ["keys/site", "tries.ron", "guesses", "index/db"] {
            put(&folder.path().join(name), b"not for a copy").unwrap();
        }
        folder
    }

    fn names(folder: &Path) -> Vec<PathBuf> {
        there(folder).unwrap()
    }

    #[test]
    fn everything_beside_the_records_goes_and_comes_back_and_nothing_else() {
        let (data, copy) = (folder(), tempfile::tempdir().unwrap());
        let done = back_up(data.path(), copy.path(), 7).unwrap();
        assert_eq!(done, Beside { copied: 7, ..Beside::default() });
        for name in ["keys", "tries.ron", "guesses", "index", "status/lock"] {
            assert!(!copy.path().join(name).exists(), "{name}");
        }
        let fresh = tempfile::tempdir().unwrap();
        assert_eq!(put_back(copy.path(), fresh.path(), 7).unwrap(), done);
        assert_eq!(names(fresh.path()), names(data.path()));
        for name in names(data.path()) {
            let both = [data.path(), fresh.path()].map(|at| fs::read(at.join(&name)).unwrap());
            assert_eq!(both[0], both[1], "{}", name.display());
        }
        // Again: nothing is left to be done, and nothing is told.
        assert_eq!(put_back(copy.path(), fresh.path(), 7).unwrap(), Beside::default());
    }

    #[test]
    fn what_was_damaged_or_lost_in_a_copy_is_named_and_left_out() {
        let (data, copy) = (folder(), tempfile::tempdir().unwrap());
        back_up(data.path(), copy.path(), 7).unwrap();
        fs::write(copy.path().join("registers/1.jsonl"), "registers/2.jsonl").unwrap();
        fs::remove_file(copy.path().join("rooms/3.jsonl")).unwrap();
        let fresh = tempfile::tempdir().unwrap();
        let done = put_back(copy.path(), fresh.path(), 7).unwrap();
        assert_eq!(done.wrong, ["registers/1.jsonl", "rooms/3.jsonl"].map(PathBuf::from));
        assert_eq!(done.copied, 5, "the rest comes back");
        assert!(!fresh.path().join("registers").exists());
        // A list that cannot be read is told, too; what is there is still there.
        fs::write(copy.path().join(CONTENTS), "passeport backup 1\n7\n00  ../../etc/passwd\n")
            .unwrap();
        let fresh = tempfile::tempdir().unwrap();
        let done = put_back(copy.path(), fresh.path(), 7).unwrap();
        assert_eq!((done.copied, done.wrong), (6, vec![PathBuf::from(CONTENTS)]));
        // So are records that do not come back.
        let copy = tempfile::tempdir().unwrap();
        back_up(data.path(), copy.path(), 9).unwrap();
        let done = put_back(copy.path(), fresh.path(), 7).unwrap();
        assert_eq!(done.wrong, [PathBuf::from("journal")]);
    }

    #[test]
    fn what_stands_there_already_stays_and_is_named() {
        let (data, copy) = (folder(), tempfile::tempdir().unwrap());
        back_up(data.path(), copy.path(), 7).unwrap();
        let fresh = tempfile::tempdir().unwrap();
        put(&fresh.path().join("site.ron"), b"another place").unwrap();
        let done = put_back(copy.path(), fresh.path(), 7).unwrap();
        assert_eq!((done.copied, done.left), (6, vec![PathBuf::from("site.ron")]));
        assert_eq!(fs::read(fresh.path().join("site.ron")).unwrap(), b"another place");
    }

    #[test]
    fn a_copy_of_before_has_no_list_and_comes_back_as_it_is() {
        let (data, fresh) = (folder(), tempfile::tempdir().unwrap());
        let done = put_back(data.path(), fresh.path(), 7).unwrap();
        assert_eq!(done, Beside { copied: 7, ..Beside::default() });
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed_and_names_are_for_the_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let (data, copy) = (folder(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink("/etc/hostname", data.path().join("registers/x.jsonl")).unwrap();
        back_up(data.path(), copy.path(), 7).unwrap();
        assert!(!copy.path().join("registers/x.jsonl").exists());
        let mode =
            |name: &str| fs::metadata(copy.path().join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("registers"), mode("registers/1.jsonl")), (0o700, 0o600));
    }
}
