//! Group sessions outside the screen: what happens in a room is on the disk before it is
//! shown, one line of text for each record, so that a host that is killed goes on at the
//! same step. The files hold names at most until the day they were opened for.

mod leaves;

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::shell::Setup;
use crate::app::lead::{RoomEffect, RoomNews};
use crate::app::model::Open;
use crate::app::msg::{Msg, Trouble};
use crate::content::catalogue::Opening;
use crate::domain::id::{ModuleId, RoomId};
use crate::domain::live::event::RoomRecord;
use crate::domain::live::room::Room;
use crate::domain::time::{Date, Timestamp};

/// The folder of the rooms, in the data folder.
const FOLDER: &str = "rooms";
/// What their files end with.
const ENDING: &str = "jsonl";
/// No file is longer, in bytes: some thousand people for a day.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// A room left open longer than this, in milliseconds, is not gone on with: half a day.
const FRESH: i64 = 12 * 3_600_000;

/// Carries out what a session asks for its room.
pub(super) fn execute(setup: &Setup, effect: RoomEffect) -> Msg {
    match effect {
        RoomEffect::Find { module, trainer, today } => {
            Msg::Room(find(setup, &module, trainer, today))
        }
        RoomEffect::Keep { room, records } => Msg::Room(match keep(&setup.data, room, &records) {
            Ok(()) => RoomNews::Kept(records),
            Err(error) => RoomNews::Failed(trouble(&error)),
        }),
        RoomEffect::Papers(closed) => Msg::Certificates(leaves::write(setup, &closed)),
    }
}

fn trouble(error: &io::Error) -> Trouble {
    match error.kind() {
        io::ErrorKind::StorageFull => Trouble::Full,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Trouble::ReadOnly,
        _ => Trouble::Other(error.to_string()),
    }
}

/// The module, and the room that was left open in it not long ago.
fn find(setup: &Setup, module: &ModuleId, trainer: String, today: Date) -> RoomNews {
    let opened = setup.catalogue.module(module, setup.text.locale());
    let Ok(Opening { module, edition, is_fallback, .. }) = opened else {
        return RoomNews::Missing;
    };
    let records = left_open(&setup.data, &module.id, (today, setup.world.now()));
    RoomNews::Found { open: Open { module, edition, is_fallback }, trainer, records }
}

/// The records of the last room of `module` that is not over. On the way, rooms whose
/// names were kept long enough are removed.
fn left_open(data: &Path, module: &ModuleId, (today, now): (Date, Timestamp)) -> Vec<RoomRecord> {
    let Ok(entries) = fs::read_dir(data.join(FOLDER)) else { return vec![] };
    let mut last: Option<(Timestamp, Vec<RoomRecord>)> = None;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_none_or(|ending| ending != ENDING) {
            continue;
        }
        let records = read(&path).unwrap_or_default();
        let Ok(room) = Room::fold(&records) else { continue };
        if room.opening().purge_on < today {
            // Tried again the next time, if it cannot be done now.
            let _ = fs::remove_file(&path);
            continue;
        }
        let age = now.0.saturating_sub(room.opened_at().0);
        let is_it = room.opening().module == *module
            && room.ended_at().is_none()
            && age.saturating_abs() < FRESH;
        let is_later = last.as_ref().is_none_or(|(opened, _)| room.opened_at() > *opened);
        if is_it && is_later {
            last = Some((room.opened_at(), records));
        }
    }
    last.map(|(_, records)| records).unwrap_or_default()
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

/// Where the records of `room` are.
pub fn path(data: &Path, room: RoomId) -> PathBuf {
    data.join(FOLDER).join(format!("{room}.{ENDING}"))
}

/// Adds records to those of a room; on the disk when this returns.
///
/// # Errors
/// What the system says.
pub fn keep(data: &Path, room: RoomId, records: &[RoomRecord]) -> io::Result<()> {
    let path = path(data, room);
    let is_new = !path.exists();
    let folder = data.join(FOLDER);
    if is_new {
        fs::create_dir_all(&folder)?;
    }
    let mut file = private().append(true).create(true).open(&path)?;
    // Each begins with a line end: a line that was cut before stays alone.
    let mut text = vec![];
    for record in records {
        text.push(b'\n');
        serde_json::to_writer(&mut text, record).map_err(io::Error::other)?;
    }
    text.push(b'\n');
    file.write_all(&text)?;
    file.sync_data()?;
    if is_new {
        File::open(&folder)?.sync_all()?;
    }
    Ok(())
}

/// Names are for the one who leads.
fn private() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}
