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
/// No file is longer, in bytes: some thousand people for a day.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

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
    /// [`StoreError`] of the disk, or that the file is none of a room.
    pub(super) fn find(data: &Path, room: RoomId) -> Result<Self, StoreError> {
        let path = path(data, room);
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
        let length = fs::metadata(&path).at(&path)?.len();
        Ok(Self { records, length })
    }

    /// Adds records; on the disk when this returns.
    ///
    /// # Errors
    /// [`StoreError`] of the disk; none of them counts then.
    pub(super) fn add(
        &mut self,
        data: &Path,
        room: RoomId,
        records: &[RoomRecord],
    ) -> Result<(), StoreError> {
        let path = path(data, room);
        let text = lines(records).at(&path)?;
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
        self.length += text.len() as u64;
        self.records.extend_from_slice(records);
        Ok(())
    }
}

/// Removes the file of a room, and its urn.
pub(super) fn remove(path: &Path) -> Result<(), StoreError> {
    remove_any(&super::slips::beside(path))?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::of_io(path, &error)),
        _ => path.parent().map_or(Ok(()), sync_folder),
    }
}
