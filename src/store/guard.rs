//! Opens both copies, lets each heal the other, and never starts empty in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::id::LearnerId;
use crate::domain::record::LearningRecord;

use super::disk::Disk;
use super::files::{close_to_others, make_folder, quarantine, remove_any, write_whole};
use super::heal::{self, Compared};
use super::index::{self, Index, Refusal};
use super::journal::{Found, Journal, Spot};
use super::lock::Lock;
use super::roll::{Place, Roll};
use super::{FORMAT, Healed, IndexState, StoreError, ballast, erase, frame, restore, rooms};

/// Opens the store in `data`; see [`Disk::open`].
pub(super) fn open(data: &Path) -> Result<Disk, StoreError> {
    make_folder(data)?;
    let is_closed = close_to_others(data);
    let lock = Arc::new(Lock::take(data)?);
    let mut disk = open_locked(data, &lock)?;
    disk.healed.exposed = (!is_closed).then(|| data.to_owned());
    Ok(disk)
}

/// Opens the store in a folder whose lock is held.
pub(super) fn open_locked(data: &Path, lock: &Arc<Lock>) -> Result<Disk, StoreError> {
    let mut healed = Healed { is_settled: true, ..Healed::default() };
    healed.quarantined.extend(restore::finish(data)?);
    check_version(data, &mut healed)?;
    let (erasing, aside) = erase::intended(data)?;
    healed.quarantined.extend(aside);
    healed.quarantined.extend(erase::swap(data, !erasing.is_empty())?);

    let survey = survey(data, &erasing)?;
    survey.note(&mut healed);
    let opened = open_index(data, &survey.roll, &erasing, &mut healed);
    let (index, compared) = opened.or_else(|error| match &error {
        StoreError::Full { .. } => {
            healed.index = IndexState::Absent { cause: error.to_string() };
            Ok((None, Compared::default()))
        }
        _ => Err(error),
    })?;
    let mut disk = Disk {
        data: data.to_owned(),
        lock: Arc::clone(lock),
        journal: survey.journal,
        roll: survey.roll,
        index,
        extra: BTreeMap::new(),
        erasing,
        healed,
        is_stale: false,
    };
    if let Err(error) = mend(&mut disk, compared, survey.is_wrong) {
        // What is known is in memory and on the disk as it was: go on, and try
        // again at the next opening.
        disk.healed.is_settled = false;
        if !matches!(error, StoreError::Full { .. }) {
            return Err(error);
        }
    }
    ballast::keep(data);
    disk.healed.learners = disk.roll.learners().len() as u64;
    disk.healed.records = disk.roll.records();
    disk.healed.gaps = disk.roll.gaps();
    Ok(disk)
}

/// Whether the file `version` is there and whole.
///
/// # Errors
/// [`StoreError::TooNew`], or it may not be read.
pub(super) fn known_version(data: &Path) -> Result<bool, StoreError> {
    let path = data.join("version");
    let known = u32::from(FORMAT);
    match fs::read_to_string(&path) {
        Ok(text) => match erase::unseal("store", &text) {
            Some((found, _)) if found > known => {
                Err(StoreError::TooNew { path: data.to_owned(), found, known })
            }
            sealed => Ok(sealed.is_some()),
        },
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            Err(StoreError::of_io(&path, &error))
        }
        Err(_) => Ok(false),
    }
}

fn check_version(data: &Path, healed: &mut Healed) -> Result<(), StoreError> {
    let path = data.join("version");
    if known_version(data)? {
        return Ok(());
    }
    if fs::symlink_metadata(&path).is_ok() {
        healed.quarantined.push(quarantine(data, &path)?);
    }
    match write_whole(&path, erase::sealed("store", "").as_bytes()) {
        // Without room, the next opening writes it.
        Err(StoreError::Full { .. }) => Ok(()),
        other => other,
    }
}

/// What the journal says.
pub(super) struct Survey {
    pub(super) journal: Journal,
    pub(super) roll: Roll,
    pub(super) found: Vec<Found>,
    /// Whether it must be written anew.
    pub(super) is_wrong: bool,
}

/// Reads the journal of `data`, without the learners in `erasing`. Changes nothing.
pub(super) fn survey(data: &Path, erasing: &BTreeSet<LearnerId>) -> Result<Survey, StoreError> {
    let folder = data.join("journal");
    let mut roll = Roll::default();
    let mut unknown = 0u64;
    let mut has_erased = false;
    let (journal, found) = Journal::replay(&folder, |spot, payload| {
        for line in frame::lines(payload) {
            match frame::to_record(line) {
                Some(record) if erasing.contains(&record.learner) => has_erased = true,
                Some(record) => roll.fold(&record, place(spot, line)),
                None => unknown += 1,
            }
        }
    })?;
    let known = u32::from(FORMAT);
    for segment in &found {
        let path = segment.path.clone();
        if let Some(version) = segment.newer {
            return Err(StoreError::TooNew { path, found: u32::from(version), known });
        }
        if let Some(error) = &segment.unreadable
            && !matches!(error, StoreError::Corrupt { .. })
        {
            return Err(error.clone());
        }
    }
    if unknown > 0 {
        // Whole frames, checked, with facts this program has no word for.
        return Err(StoreError::TooNew { path: folder, found: known + 1, known });
    }
    let is_wrong =
        has_erased || found.iter().any(|segment| segment.is_damaged() || segment.broken_links > 0);
    Ok(Survey { journal, roll, found, is_wrong })
}

impl Survey {
    fn note(&self, healed: &mut Healed) {
        for segment in &self.found {
            healed.torn_bytes += segment.torn;
            healed.skipped_bytes += segment.damaged;
            healed.broken_links += segment.broken_links;
        }
    }
}

fn place(spot: Spot, line: &[u8]) -> Place {
    Place { segment: spot.segment, offset: spot.offset, crc: crc32fast::hash(line) }
}

/// Opens the index and compares it with the journal's `roll`. An index that is
/// wrong in any way is replaced by an empty one, after all it still has was read.
fn open_index(
    data: &Path,
    roll: &Roll,
    erasing: &BTreeSet<LearnerId>,
    healed: &mut Healed,
) -> Result<(Option<Index>, Compared), StoreError> {
    let folder = data.join("index");
    let is_new = !folder.exists();
    remove_any(&data.join("index.salvage"))?;
    index::tidy(data, &folder, &mut healed.quarantined)?;
    let compared = match Index::open(&folder) {
        Ok(index) => {
            let compared = heal::compare(&index, roll, erasing);
            if !compared.is_broken && !compared.has_erased {
                healed.index = if is_new { IndexState::New } else { IndexState::Sound };
                return Ok((Some(index), compared));
            }
            if !index.close() {
                healed.index = IndexState::Absent { cause: "it does not close".to_owned() };
                // A tree still open must not meet a new one in the same place.
                return Ok((None, forget_index(&folder, erasing, compared)?));
            }
            compared
        }
        Err(Refusal::NotNow(cause)) => {
            healed.index = IndexState::Absent { cause };
            // It was not read: it may hold what others lack in the journal.
            let compared = Compared::default();
            let is_needed = !roll.gaps().is_empty();
            let compared =
                if is_needed { compared } else { forget_index(&folder, erasing, compared)? };
            return Ok((None, compared));
        }
        Err(Refusal::Damaged(_)) => heal::salvage(data, &folder, roll, erasing),
    };
    let is_old = fs::symlink_metadata(&folder).is_ok();
    let compared = forget_index(&folder, erasing, compared)?;
    if is_old && !compared.is_removed {
        healed.quarantined.push(quarantine(data, &folder)?);
    }
    let compared = Compared { lacking: roll.all().collect(), ..compared };
    Ok(match Index::open(&folder) {
        Ok(index) => {
            healed.index = if compared.has_erased { IndexState::New } else { IndexState::Rebuilt };
            (Some(index), compared)
        }
        Err(Refusal::NotNow(cause) | Refusal::Damaged(cause)) => {
            healed.index = IndexState::Absent { cause };
            (None, compared)
        }
    })
}

/// Removes an index that may hold bytes of the learners in `erasing`.
fn forget_index(
    folder: &Path,
    erasing: &BTreeSet<LearnerId>,
    compared: Compared,
) -> Result<Compared, StoreError> {
    if erasing.is_empty() {
        return Ok(compared);
    }
    remove_any(folder)?;
    Ok(Compared { is_removed: true, ..compared })
}

/// Puts into each copy what only the other has; writes the journal anew when it
/// is wrong or holds what must go.
fn mend(disk: &mut Disk, compared: Compared, is_wrong: bool) -> Result<(), StoreError> {
    let recovered: Vec<LearningRecord> = compared.recovered;
    disk.healed.from_index = recovered.len() as u64;
    disk.healed.into_index = match disk.healed.index {
        IndexState::Sound | IndexState::New if disk.erasing.is_empty() => {
            compared.lacking.len() as u64
        }
        _ => 0,
    };
    for record in &recovered {
        disk.roll.fold(record, Place::default());
        disk.extra.insert((record.learner, record.seq), record.clone());
    }
    make_folder(&disk.data.join("journal"))?;
    if is_wrong || !recovered.is_empty() {
        rewrite(disk, &recovered)?;
        heal::feed(disk, None);
    } else {
        heal::feed(disk, Some(&compared.lacking));
    }
    if !disk.erasing.is_empty() {
        if !compared.is_removed {
            // The old index still has them: again at the next opening.
            return Err(StoreError::Full { path: disk.data.join("index") });
        }
        if let Some(index) = &disk.index
            && !index.flush()
        {
            disk.index = None;
        }
        rooms::forget(&disk.data, &disk.erasing)?;
        erase::finish(&disk.data)?;
        disk.healed.quarantined.clear();
        disk.erasing.clear();
    }
    Ok(())
}

fn rewrite(disk: &mut Disk, recovered: &[LearningRecord]) -> Result<(), StoreError> {
    let roll = &disk.roll;
    let erasing = &disk.erasing;
    let keep = |record: &LearningRecord, spot: Spot| {
        let place = roll.place(record.learner, record.seq);
        !erasing.contains(&record.learner)
            && place.is_some_and(|at| (at.segment, at.offset) == (spot.segment, spot.offset))
    };
    let attempt = || erase::rewrite(&disk.data, keep, recovered, !erasing.is_empty());
    let aside: Option<PathBuf> = match attempt() {
        Err(StoreError::Full { .. }) if ballast::release(&disk.data) => attempt()?,
        other => other?,
    };
    disk.healed.quarantined.extend(aside);
    let fresh = survey(&disk.data, &BTreeSet::new())?;
    disk.journal = fresh.journal;
    disk.roll = fresh.roll;
    disk.extra.clear();
    Ok(())
}
