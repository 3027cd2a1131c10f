//! The two copies held against each other, record by record.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::domain::id::LearnerId;
use crate::domain::record::LearningRecord;

use super::disk::Disk;
use super::entry::{Item, Met};
use super::files::{make_folder, remove_any};
use super::index::Index;
use super::journal::{Journal, Spot};
use super::roll::{Place, Roll};
use super::{StoreError, frame};

/// What the comparison found.
#[derive(Debug, Default)]
pub(super) struct Compared {
    /// Records that the journal lacks.
    pub(super) recovered: Vec<LearningRecord>,
    /// Records that the index lacks, or has otherwise.
    pub(super) lacking: Vec<(LearnerId, u64, Place)>,
    /// Whether something in the index is damaged.
    pub(super) is_broken: bool,
    /// Whether the index holds someone who must go.
    pub(super) has_erased: bool,
    /// Whether the index was removed, with all bytes of those who must go.
    pub(super) is_removed: bool,
}

/// Reads all of `index` and holds it against the journal's `roll`.
pub(super) fn compare(index: &Index, roll: &Roll, erasing: &BTreeSet<LearnerId>) -> Compared {
    let mut compared = Compared { has_erased: !erasing.is_empty(), ..Compared::default() };
    let mut expected = roll.all().peekable();
    let is_read = index.everything(|met: Met| {
        let Some(item) = met else {
            compared.is_broken = true;
            return;
        };
        let key = (item.learner, item.seq);
        while let Some(before) = expected.next_if(|next| (next.0, next.1) < key) {
            compared.lacking.push(before);
        }
        if let Some(same) = expected.next_if(|next| (next.0, next.1) == key) {
            if same.2.crc != item.place.crc {
                compared.lacking.push(same);
            }
            return;
        }
        match frame::to_record(&item.line) {
            Some(record) if erasing.contains(&record.learner) => {}
            // Behind the place reached: the order is broken, but it is known.
            Some(record) if roll.place(record.learner, record.seq).is_some() => {
                compared.is_broken = true;
            }
            Some(record) if (record.learner, record.seq) == key => compared.recovered.push(record),
            _ => compared.is_broken = true,
        }
    });
    compared.is_broken |= !is_read;
    compared.lacking.extend(expected);
    compared
}

/// Reads what can still be read of an index that does not open: a copy of its
/// files without the snapshots, which are only a shortcut.
pub(super) fn salvage(
    data: &Path,
    folder: &Path,
    roll: &Roll,
    erasing: &BTreeSet<LearnerId>,
) -> Compared {
    let copy = data.join("index.salvage");
    let mut compared = Compared { is_broken: true, ..Compared::default() };
    if copy_tree(folder, &copy).is_ok()
        && let Ok(index) = Index::open(&copy)
    {
        compared = compare(&index, roll, erasing);
        index.close();
    }
    // What is left of a copy is removed at the next opening at the latest.
    let _ = remove_any(&copy);
    compared.is_broken = true;
    compared
}

fn copy_tree(from: &Path, to: &Path) -> Result<(), StoreError> {
    make_folder(to)?;
    for entry in fs::read_dir(from).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with("snap.") || name == "conf" {
            continue;
        }
        let target = to.join(&name);
        if entry.path().is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).map_err(|error| StoreError::of_io(&target, &error))?;
        }
    }
    Ok(())
}

/// Puts into the index what it lacks; everything when `lacking` is none.
pub(super) fn feed(disk: &mut Disk, lacking: Option<&[(LearnerId, u64, Place)]>) {
    let Some(index) = disk.index.take() else { return };
    let is_fed = match lacking {
        Some(few) if few.len() <= 512 => feed_some(disk, &index, few),
        _ => feed_all(disk, &index),
    };
    disk.index = is_fed.then_some(index);
}

fn feed_some(disk: &mut Disk, index: &Index, few: &[(LearnerId, u64, Place)]) -> bool {
    let mut items = vec![];
    for (learner, seq, place) in few {
        if let Ok((_, line)) = disk.read(*learner, *seq, *place) {
            items.push(Item { learner: *learner, seq: *seq, place: *place, line });
        }
    }
    items.is_empty() || index.put(items)
}

fn feed_all(disk: &Disk, index: &Index) -> bool {
    let mut items = vec![];
    let mut is_fed = true;
    let replayed = Journal::replay(disk.journal.folder(), |spot: Spot, payload| {
        for line in frame::lines(payload) {
            let Some(record) = frame::to_record(line) else { continue };
            let crc = crc32fast::hash(line);
            let place = Place { segment: spot.segment, offset: spot.offset, crc };
            if disk.roll.place(record.learner, record.seq) == Some(place) {
                let (learner, seq) = (record.learner, record.seq);
                items.push(Item { learner, seq, place, line: line.to_vec() });
            }
        }
        if items.len() >= 1024 {
            is_fed = is_fed && index.put(std::mem::take(&mut items));
        }
    });
    replayed.is_ok() && is_fed && index.put(items)
}
