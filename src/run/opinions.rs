//! What the slips of a session say: those on paper, as typed by whoever led, on the disk
//! until the day the session goes; and those that came in on screens, from the urn of the
//! room. Each is kept in one place, so that each is counted once.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::registers::{create_folder, sync_folder};
use super::stale::is_stale;
use crate::domain::id::RoomId;
use crate::domain::live::room::Room;
use crate::domain::live::urn::Poll;
use crate::domain::opinion::Opinions;
use crate::domain::time::{Date, Timestamp};
use crate::store::rooms;

/// The folder, in the data folder.
const FOLDER: &str = "opinions";
/// No file is longer, in bytes.
const MOST_BYTES: u64 = 1024 * 1024;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    room: RoomId,
    purge_on: Date,
    opinions: Opinions,
}

fn folder(data: &Path) -> PathBuf {
    data.join(FOLDER)
}

fn path(data: &Path, room: RoomId) -> PathBuf {
    folder(data).join(format!("{room}.json"))
}

/// Keeps what the slips of `room` say, instead of what was kept: on the disk when this
/// returns.
///
/// # Errors
/// What the system says.
pub fn keep(data: &Path, room: &Room, opinions: &Opinions) -> io::Result<()> {
    let folder = folder(data);
    create_folder(&folder)?;
    let opening = room.opening();
    let kept = Kept { room: opening.room, purge_on: opening.purge_on, opinions: opinions.clone() };
    // For its owner alone from the first byte on: somebody may have written a name.
    let mut file = tempfile::NamedTempFile::new_in(&folder)?;
    file.write_all(&serde_json::to_vec_pretty(&kept).map_err(io::Error::other)?)?;
    file.as_file().sync_all()?;
    file.persist(path(data, opening.room))?;
    sync_folder(&folder)
}

fn kept(path: &Path) -> io::Result<Kept> {
    let mut bytes = vec![];
    File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    serde_json::from_slice(&bytes).map_err(io::Error::other)
}

/// What the slips of that room say; nothing counted yet is no error.
///
/// # Errors
/// What the system says, or that the file is damaged.
pub fn read(data: &Path, room: RoomId) -> io::Result<Opinions> {
    match kept(&path(data, room)) {
        Ok(kept) => Ok(kept.opinions),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Opinions::default()),
        Err(error) => Err(error),
    }
}

/// What the slips of a session say, all of them.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// What may be told.
    pub opinions: Opinions,
    /// How it is with those that came in on screens.
    pub poll: Poll,
}

/// What the slips of `room` say, on paper and on screens. Those on screens count once they
/// are counted, or once it is too late to give one.
///
/// # Errors
/// What the system says, or that a file is damaged.
pub fn told(data: &Path, room: &Room, now: Timestamp) -> io::Result<Told> {
    let id = room.opening().room;
    let mut opinions = read(data, id)?;
    let mut urn = rooms::urn(data, id)?;
    if rooms::is_late(room.opened_at(), now) {
        urn.count();
    }
    opinions.join(&urn.told());
    Ok(Told { opinions, poll: urn.poll() })
}

/// Removes what was said of the sessions whose day has come; how many.
pub fn purge(data: &Path, today: Date) -> usize {
    let Ok(entries) = fs::read_dir(folder(data)) else { return 0 };
    let paths = entries.flatten().map(|entry| entry.path());
    let over = paths.filter(|path| match kept(path) {
        Ok(kept) => kept.purge_on < today,
        Err(_) => is_stale(path, today),
    });
    over.filter(|path| fs::remove_file(path).is_ok()).count()
}
