//! What was decided about the folder and must be finished, whatever happens
//! in between: the erasure of learners, and a journal that replaces another.
//!
//! An erasure starts by writing the file `erase`. From then on the guard leaves
//! those learners out of whatever it reads, writes journal and index anew
//! without them, deletes the old ones and the quarantine, and only then removes
//! the file. A stop at any point repeats the work at the next opening.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::domain::id::LearnerId;
use crate::domain::record::LearningRecord;

use super::error::At;
use super::files::{make_folder, quarantine, remove_any, sync_folder, write_whole};
use super::frame::{self, Piece};
use super::journal::{self, Journal, Spot};
use super::{FORMAT, StoreError};

/// Notes durably that `learners` must go.
pub(super) fn intend(data: &Path, learners: &BTreeSet<LearnerId>) -> Result<(), StoreError> {
    let mut lines: Vec<String> = learners.iter().map(ToString::to_string).collect();
    lines.push(String::new());
    write_whole(&data.join("erase"), sealed("erase", &lines.join("\n")).as_bytes())
}

/// Who must go. A note that cannot be read is set aside: the person who asked
/// for the erasure was not told that it was done.
pub(super) fn intended(data: &Path) -> Result<(BTreeSet<LearnerId>, Option<PathBuf>), StoreError> {
    let (learners, is_readable) = peek(data);
    let aside = if is_readable { None } else { Some(quarantine(data, &data.join("erase"))?) };
    Ok((learners, aside))
}

/// Who must go, and whether the note, if there is one, can be read.
pub(super) fn peek(data: &Path) -> (BTreeSet<LearnerId>, bool) {
    let text = match fs::read(data.join("erase")) {
        Err(error) if error.kind() == ErrorKind::NotFound => return (BTreeSet::new(), true),
        read => String::from_utf8(read.unwrap_or_default()).unwrap_or_default(),
    };
    match unseal("erase", &text) {
        Some((_, lines)) => (lines.lines().filter_map(|line| line.parse().ok()).collect(), true),
        None => (BTreeSet::new(), false),
    }
}

/// Removes what may still hold bytes of the erased, then the note itself.
pub(super) fn finish(data: &Path) -> Result<(), StoreError> {
    remove_any(&data.join("quarantine"))?;
    remove_any(&data.join("index.salvage"))?;
    remove_any(&data.join("erase.new"))?;
    remove_any(&data.join("erase"))?;
    sync_folder(data)
}

/// Text of a small file: what it is, version, checksum, lines.
pub(super) fn sealed(what: &str, lines: &str) -> String {
    let head = format!("passeport {what} {FORMAT}");
    let crc = crc32fast::hash(format!("{head}\n{lines}").as_bytes());
    format!("{head} {crc:08x}\n{lines}")
}

/// Version and lines of a small file; none if it is damaged.
pub(super) fn unseal<'a>(what: &str, text: &'a str) -> Option<(u32, &'a str)> {
    let (head, lines) = text.split_once('\n')?;
    let (head, crc) = head.rsplit_once(' ')?;
    let version = head.strip_prefix(&format!("passeport {what} "))?.parse().ok()?;
    let crc = u32::from_str_radix(crc, 16).ok()?;
    (crc32fast::hash(format!("{head}\n{lines}").as_bytes()) == crc).then_some((version, lines))
}

/// Writes the journal of `data` anew: the records that `keep` wants, where
/// they stand now, then `extra`. The old one goes to the quarantine, whose
/// path is returned, or is deleted when `is_erasing`.
pub(super) fn rewrite(
    data: &Path,
    keep: impl Fn(&LearningRecord, Spot) -> bool,
    extra: &[LearningRecord],
    is_erasing: bool,
) -> Result<Option<PathBuf>, StoreError> {
    let part = data.join("journal.part");
    remove_any(&part)?;
    make_folder(&part)?;
    let (mut new, _) = Journal::replay(&part, |_, _| {})?;
    let mut batch = vec![];
    for (number, path) in journal::segments(&data.join("journal"))? {
        let bytes = match journal::read_segment(&path) {
            Err(StoreError::Corrupt { .. }) => continue,
            read => read?,
        };
        for piece in frame::scan(&bytes) {
            let Piece::Frame(found) = piece else { continue };
            let offset = u32::try_from(found.start).unwrap_or(u32::MAX);
            let spot = Spot { segment: number, offset };
            let is_kept = |line: &&[u8]| frame::to_record(line).is_some_and(|r| keep(&r, spot));
            let lines: Vec<&[u8]> = frame::lines(found.payload).filter(is_kept).collect();
            if !lines.is_empty() {
                batch.push(lines.join(&b'\n'));
            }
        }
        new.append(&std::mem::take(&mut batch))?;
    }
    for records in extra.chunks(64) {
        // One by one where together they would be too large for a frame.
        match frame::to_payload(records) {
            Ok(payload) => batch.push(payload),
            Err(_) => {
                for record in records {
                    batch.push(frame::to_payload(std::slice::from_ref(record))?);
                }
            }
        }
    }
    new.append(&batch)?;
    drop(new);
    sync_folder(&part)?;
    let next = data.join("journal.next");
    fs::rename(&part, &next).at(&next)?;
    sync_folder(data)?;
    swap(data, is_erasing)
}

/// Finishes a replacement of the journal: a `journal.next` is always whole.
pub(super) fn swap(data: &Path, is_erasing: bool) -> Result<Option<PathBuf>, StoreError> {
    remove_any(&data.join("journal.part"))?;
    let (old, next) = (data.join("journal"), data.join("journal.next"));
    if !next.is_dir() {
        return Ok(None);
    }
    let mut aside = None;
    if fs::symlink_metadata(&old).is_ok() {
        if is_erasing {
            remove_any(&old)?;
        } else {
            aside = Some(quarantine(data, &old)?);
        }
    }
    fs::rename(&next, &old).at(&old)?;
    sync_folder(data)?;
    Ok(aside)
}
