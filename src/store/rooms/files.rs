//! The files of the rooms: what happens in a room is on the disk before it is shown, one
//! line of text for each record, so that a host that is killed goes on at the same step.
//! They hold names at most until the day they were opened for.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::domain::id::RoomId;
use crate::domain::live::event::{Event, RoomRecord};
use crate::domain::live::opening::Opening;
use crate::domain::live::room::Room;
use crate::domain::time::Timestamp;
use crate::store::StoreError;
use crate::store::error::At;
use crate::store::files::{make_folder, open_file, quarantine, remove_any, sync_folder};

/// The folder of the rooms, in the data folder.
const FOLDER: &str = "rooms";
/// What their files end with.
const ENDING: &str = "jsonl";
/// No file is longer, in bytes: some thousand people for a day. What does not fit is
/// refused, since what was read of a longer one would end somewhere in the middle.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// So many of them are left to whoever leads: a room that is full can be ended.
const RESERVE: u64 = 4 * 1024 * 1024;

/// Where the records of `room` are.
pub fn path(data: &Path, room: RoomId) -> PathBuf {
    data.join(FOLDER).join(format!("{room}.{ENDING}"))
}

/// The records of a room. A line that was cut by a stop is no record: nobody was told
/// of it.
///
/// # Errors
/// What the system says.
pub fn read(path: &Path) -> io::Result<Vec<RoomRecord>> {
    let mut bytes = vec![];
    File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    let lines = bytes.split(|byte| *byte == b'\n');
    Ok(lines.filter_map(|line| serde_json::from_slice(line).ok()).collect())
}

/// The files of all rooms in the data folder.
pub fn all(data: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(data.join(FOLDER)) else { return vec![] };
    let paths = entries.flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == ENDING)).collect();
    paths.sort();
    paths
}

/// The beginning of a room: when it was opened, and for what.
pub(super) fn opening(path: &Path) -> Option<(Opening, Timestamp)> {
    let lines = BufReader::new(File::open(path).ok()?.take(MOST_BYTES)).lines();
    let mut lines = lines.map_while(Result::ok).filter(|line| !line.is_empty());
    match serde_json::from_str(&lines.next()?).ok()? {
        RoomRecord { seq: 1, at, event: Event::Opened(opening) } => Some((*opening, at)),
        _ => None,
    }
}

/// Those of `records` that make a room together: all up to the first that is missing.
pub(super) fn whole(records: Vec<RoomRecord>) -> Vec<RoomRecord> {
    let mut next = 1;
    let follows = |record: &RoomRecord| {
        let is_it = record.seq <= next;
        next = next.max(record.seq + 1);
        is_it
    };
    records.into_iter().take_while(follows).collect()
}

/// The text of these records. Each begins with a line end: a line that was cut before
/// stays alone.
pub(super) fn lines(records: &[RoomRecord]) -> io::Result<Vec<u8>> {
    let mut text = vec![];
    for record in records {
        text.push(b'\n');
        serde_json::to_writer(&mut text, record).map_err(io::Error::other)?;
    }
    text.push(b'\n');
    Ok(text)
}

/// The file of a room, with what is known to be in it.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// All that happened.
    pub(super) records: Vec<RoomRecord>,
    /// How long the file is, in bytes.
    length: u64,
}

impl Kept {
    /// What there is of a room. Where a record is missing, what comes after it is set
    /// aside with the whole file, or the next records would stand behind a gap.
    ///
    /// # Errors
    /// [`StoreError`] of the disk, that the file is none of a room, or that it is longer
    /// than any may be.
    pub(super) fn find(data: &Path, room: RoomId) -> Result<Self, StoreError> {
        let path = path(data, room);
        let length = fs::metadata(&path).at(&path)?.len();
        if length > MOST_BYTES {
            return Err(too_large(length));
        }
        let found = read(&path).at(&path)?;
        let count = found.len();
        let records = whole(found);
        if Room::fold(&records).is_err() {
            return Err(StoreError::Corrupt { what: path.display().to_string() });
        }
        if records.len() < count {
            quarantine(data, &path)?;
            let mut kept = Self::default();
            kept.add(data, room, &records)?;
            return Ok(kept);
        }
        Ok(Self { records, length })
    }

    /// Whether nobody but the one who leads may add anything.
    pub(super) const fn is_nearly_full(&self) -> bool {
        self.length > MOST_BYTES - RESERVE
    }

    /// Adds records; on the disk when this returns.
    ///
    /// # Errors
    /// [`StoreError`] of the disk, or that the file is full; none of them counts then.
    pub(super) fn add(
        &mut self,
        data: &Path,
        room: RoomId,
        records: &[RoomRecord],
    ) -> Result<(), StoreError> {
        let path = path(data, room);
        let text = lines(records).at(&path)?;
        let longer = self.length.saturating_add(text.len() as u64);
        if longer > MOST_BYTES {
            // What is not read again must not be written.
            return Err(too_large(longer));
        }
        let is_new = self.length == 0;
        let mut file = if is_new {
            make_folder(&data.join(FOLDER))?;
            open_file(&path).at(&path)?
        } else {
            OpenOptions::new().write(true).open(&path).at(&path)?
        };
        // What could not be taken back before must not stand before what comes now.
        if file.metadata().at(&path)?.len() != self.length {
            file.set_len(self.length).at(&path)?;
        }
        file.seek(SeekFrom::Start(self.length)).at(&path)?;
        let written = file.write_all(&text).and_then(|()| file.sync_data());
        if let Err(error) = written {
            let _ = file.set_len(self.length);
            return Err(StoreError::of_io(&path, &error));
        }
        if is_new {
            sync_folder(&data.join(FOLDER))?;
        }
        self.length = longer;
        self.records.extend_from_slice(records);
        Ok(())
    }
}

fn too_large(bytes: u64) -> StoreError {
    let number = |bytes: u64| usize::try_from(bytes).unwrap_or(usize::MAX);
    StoreError::TooLarge { bytes: number(bytes), limit: number(MOST_BYTES) }
}

/// Removes the file of a room, and its urn.
pub(super) fn remove(path: &Path) -> Result<(), StoreError> {
    remove_any(&super::slips::beside(path))?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::of_io(path, &error)),
        _ => path.parent().map_or(Ok(()), sync_folder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RandomId;

    #[test]
    fn what_would_not_be_read_again_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let (data, room) = (folder.path(), RandomId::from_entropy(1));
        let records = [RoomRecord { seq: 2, at: Timestamp(1), event: Event::Restarted }];
        let mut kept = Kept { records: vec![], length: MOST_BYTES - 10 };
        assert!(kept.is_nearly_full() && !Kept::default().is_nearly_full());
        let refused = kept.add(data, room, &records);
        assert!(matches!(refused, Err(StoreError::TooLarge { .. })), "{refused:?}");
        assert!(kept.records.is_empty() && !path(data, room).exists());
        let mut kept = Kept::default();
        assert_eq!(kept.add(data, room, &records), Ok(()));
        // Somebody else made it longer than any may be.
        OpenOptions::new()
            .write(true)
            .open(path(data, room))
            .unwrap()
            .set_len(MOST_BYTES + 1)
            .unwrap();
        let found = Kept::find(data, room).map(|kept| kept.length);
        assert!(matches!(found, Err(StoreError::TooLarge { .. })), "{found:?}");
    }
}
