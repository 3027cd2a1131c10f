//! A backup put in the place of the records there are. What else the folder
//! holds (the site's key, who issues here) stays.
//!
//! The new records are made ready in `restore.part` and read back; with the name
//! `restore.next` it is decided. What follows only moves names about: a stop
//! anywhere in it is finished by the next opening, so that nobody ever meets a
//! folder that is empty or half the one and half the other.

use std::fs;
use std::path::{Path, PathBuf};

use super::backup::{BackupError, Copied, clear, copy_journal, is_empty, read_back};
use super::error::At;
use super::files::{make_folder, quarantine, remove_any, sync_folder};
use super::lock::Lock;
use super::{StoreError, journal};

/// What belongs to the records that go. The journal is the last: as long as the
/// new one waits, the others are still to be moved.
const OLD: [&str; 5] = ["journal.part", "journal.next", "index.salvage", "index", "journal"];

/// Puts the backup in `from` where `data` is. With `replace`, the records that
/// are there are set aside in the quarantine; a later erasure reaches them there.
///
/// # Errors
/// [`BackupError`]; then `data` is as it was, or the next opening finishes it.
pub fn restore(from: &Path, data: &Path, replace: bool) -> Result<Copied, BackupError> {
    if !is_empty(data)? && !replace {
        return Err(BackupError::NotEmpty(data.to_owned()));
    }
    if journal::segments(&from.join("journal"))?.is_empty() {
        return Err(BackupError::NoJournal(from.to_owned()));
    }
    make_folder(data)?;
    let _lock = Lock::take(data)?;
    finish(data)?;
    let part = data.join("restore.part");
    remove_any(&part)?;
    make_folder(&part)?;
    let copied = copy_journal(from, &part).and_then(|skipped| read_back(&part, skipped));
    let copied = copied.inspect_err(|_| drop(clear(&part).and_then(|()| remove_any(&part))))?;
    let next = data.join("restore.next");
    fs::rename(&part, &next).at(&next)?;
    sync_folder(data)?;
    Ok(Copied { aside: finish(data)?, ..copied })
}

/// Finishes a restoration that was decided; says where the records of before
/// went, if there were any. The lock must be held.
pub(super) fn finish(data: &Path) -> Result<Option<PathBuf>, StoreError> {
    let next = data.join("restore.next");
    remove_any(&data.join("restore.part"))?;
    if !next.is_dir() {
        return Ok(None);
    }
    let before = next.join("before");
    make_folder(&before)?;
    if next.join("journal").is_dir() {
        for name in OLD {
            step(&data.join(name), &before.join(name))?;
        }
        sync_folder(&before)?;
    }
    if next.join("version").exists() {
        step(&data.join("version"), &before.join("version"))?;
        step(&next.join("version"), &data.join("version"))?;
    }
    step(&next.join("journal"), &data.join("journal"))?;
    sync_folder(data)?;
    let is_anything = before.join("journal").exists() || before.join("index").exists();
    let aside = if is_anything { Some(quarantine(data, &before)?) } else { None };
    remove_any(&next)?;
    sync_folder(data)?;
    Ok(aside)
}

/// Moves what is there; what is not was moved before a stop.
fn step(from: &Path, to: &Path) -> Result<(), StoreError> {
    if fs::symlink_metadata(from).is_err() {
        return Ok(());
    }
    remove_any(to)?;
    fs::rename(from, to).at(to)
}
