//! Copies of a store, taken while others play.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::error::At;
use super::files::{create_file, make_folder, remove_any, sync_folder, write_whole};
use super::frame::{self, Piece};
use super::{Gap, Memory, StoreError, erase, guard, journal};

/// What a copy holds, read back from the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Records in it.
    pub records: u64,
    /// Learners in it.
    pub learners: u64,
    /// Bytes that were damaged where they came from, and were left out.
    pub skipped_bytes: u64,
    /// What is missing between the records there are.
    pub gaps: Vec<Gap>,
    /// Where the records that stood in the way were moved to.
    pub aside: Option<PathBuf>,
}

impl Copied {
    /// How many records are known to be missing.
    pub fn missing(&self) -> u64 {
        self.gaps.iter().map(|gap| gap.last - gap.first + 1).sum()
    }
}

/// Why a folder is not used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// There is something in the folder that should be written.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// There is no journal in the folder that should be read.
    #[error("{} holds no journal", .0.display())]
    NoJournal(PathBuf),
    /// Anything else.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Copies the journal of `data` into the new or empty folder `to`: every
/// segment up to its last whole frame. Needs no lock.
///
/// # Errors
/// [`BackupError`]; what was begun in `to` is removed.
pub fn backup(data: &Path, to: &Path) -> Result<Copied, BackupError> {
    if !is_empty(to)? {
        return Err(BackupError::NotEmpty(to.to_owned()));
    }
    make_folder(to)?;
    let taken = copy_journal(data, to).or_else(|_| {
        // The journal was just replaced by a new one (a repair, an erasure).
        clear(to)?;
        copy_journal(data, to)
    });
    taken.and_then(|skipped| read_back(to, skipped)).inspect_err(|_| drop(clear(to)))
}

/// What is in the journal of `data` now, without the lock and without changing
/// anything: for reports while others play.
///
/// # Errors
/// [`StoreError::TooNew`], or the folder cannot be read.
pub fn snapshot(data: &Path) -> Result<Memory, StoreError> {
    let mut memory = Memory::new();
    let (erasing, _) = erase::peek(data);
    let (_, segments) = journal::Journal::replay(&data.join("journal"), |_, payload| {
        let records = frame::lines(payload).filter_map(frame::to_record);
        memory.extend(records.filter(|record| !erasing.contains(&record.learner)));
    })?;
    if let Some(version) = segments.iter().find_map(|segment| segment.newer) {
        let (found, known) = (u32::from(version), u32::from(super::FORMAT));
        return Err(StoreError::TooNew { path: data.to_owned(), found, known });
    }
    Ok(memory)
}

/// What the journal in `data` holds, without the lock and without changing anything.
///
/// # Errors
/// [`StoreError::TooNew`], or the folder cannot be read.
pub fn look(data: &Path) -> Result<Copied, StoreError> {
    guard::known_version(data)?;
    let (erasing, _) = erase::peek(data);
    let survey = guard::survey(data, &erasing)?;
    let unreadable = survey.found.iter().filter(|found| found.unreadable.is_some()).count();
    Ok(Copied {
        records: survey.roll.records(),
        learners: survey.roll.learners().len() as u64,
        skipped_bytes: survey.found.iter().map(|found| found.damaged).sum::<u64>()
            + unreadable as u64,
        gaps: survey.roll.gaps(),
        aside: None,
    })
}

pub(super) fn copy_journal(data: &Path, to: &Path) -> Result<u64, BackupError> {
    let segments = journal::segments(&data.join("journal"))?;
    if segments.is_empty() {
        return Err(BackupError::NoJournal(data.to_owned()));
    }
    let folder = to.join("journal");
    make_folder(&folder)?;
    let mut skipped = 0;
    for (number, path) in segments {
        let bytes = journal::read_segment(&path)?;
        let mut whole = Vec::with_capacity(bytes.len());
        for piece in frame::scan(&bytes) {
            match piece {
                Piece::Frame(frame) => {
                    whole.extend(bytes.get(frame.start..frame.end).unwrap_or_default());
                }
                Piece::Damaged(range) => skipped += range.len() as u64,
                Piece::Torn(_) => {}
                Piece::Newer(version) => {
                    let (found, known) = (u32::from(version), u32::from(super::FORMAT));
                    return Err(StoreError::TooNew { path, found, known }.into());
                }
            }
        }
        let target = journal::segment_path(&folder, number);
        let write = |mut file: File| file.write_all(&whole).and_then(|()| file.sync_all());
        create_file(&target).and_then(write).at(&target)?;
    }
    sync_folder(&folder)?;
    write_whole(&to.join("version"), erase::sealed("store", "").as_bytes())?;
    sync_folder(parent(to))?;
    Ok(skipped)
}

pub(super) fn read_back(copy: &Path, skipped_bytes: u64) -> Result<Copied, BackupError> {
    let copied = look(copy)?;
    if copied.skipped_bytes > 0 {
        let what = copy.display().to_string();
        return Err(StoreError::Corrupt { what }.into());
    }
    Ok(Copied { skipped_bytes, ..copied })
}

pub(super) fn clear(folder: &Path) -> Result<(), StoreError> {
    remove_any(&folder.join("journal"))?;
    remove_any(&folder.join("version"))
}

pub(super) fn is_empty(folder: &Path) -> Result<bool, StoreError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(StoreError::of_io(folder, &error)),
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
