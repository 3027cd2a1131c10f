//! The urns of the rooms on the disk, beside the files of the rooms: one whole file each,
//! so that what a slip says and that its seat has given one are there together or not at
//! all. No record of a room tells of slips: records have a time.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{FRESH, Fresh, Owed, Role, Rooms, Watcher, files};
use crate::domain::id::RoomId;
use crate::domain::live::command::{Join, Refusal};
use crate::domain::live::opening::Opening;
use crate::domain::live::urn::{Slip, Turnout, Urn};
use crate::domain::time::Timestamp;
use crate::store::StoreError;
use crate::store::error::At;
use crate::store::files::{make_folder, write_whole};
use crate::store::writer::Line;

/// What the files of the urns end with.
const ENDING: &str = "urn";
/// No file is longer, in bytes.
const MOST_BYTES: u64 = 1024 * 1024;

fn path(data: &Path, room: RoomId) -> PathBuf {
    beside(&files::path(data, room))
}

/// Where the urn of the room in that file is.
pub(super) fn beside(room: &Path) -> PathBuf {
    room.with_extension(ENDING)
}

/// The urn of `room`; that nothing came in is no error.
///
/// # Errors
/// What the system says, or that the file is damaged.
pub fn urn(data: &Path, room: RoomId) -> io::Result<Urn> {
    let mut bytes = vec![];
    match File::open(path(data, room)) {
        Ok(file) => file.take(MOST_BYTES).read_to_end(&mut bytes)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Urn::default()),
        Err(error) => return Err(error),
    };
    serde_json::from_slice(&bytes).map_err(io::Error::other)
}

/// Whether a room that was opened then takes slips no more: they are as good as counted.
pub fn is_late(opened: Timestamp, now: Timestamp) -> bool {
    now.0.saturating_sub(opened.0).saturating_abs() >= FRESH
}

fn keep(data: &Path, room: RoomId, (urn, opened): (&Urn, Timestamp)) -> Result<(), StoreError> {
    let path = path(data, room);
    make_folder(path.parent().unwrap_or(data))?;
    let bytes = serde_json::to_vec(urn).map_err(io::Error::other).at(&path)?;
    write_whole(&path, &bytes)?;
    // The time of the last slip is not to be read there. Where it stays, nothing is lost.
    let at = u64::try_from(opened.0).unwrap_or_default();
    let at = std::time::UNIX_EPOCH + std::time::Duration::from_millis(at);
    let file = fs::OpenOptions::new().write(true).open(&path);
    let _ = file.and_then(|file| file.set_modified(at));
    Ok(())
}

/// Counts what nobody counted in a room that takes no more.
pub(super) fn close(data: &Path, opening: &Opening, opened: Timestamp) {
    let Ok(mut urn) = urn(data, opening.room) else { return };
    if urn.poll().is_counted || urn == Urn::default() {
        return;
    }
    urn.count();
    // Tried again at the next start, if it cannot be done now.
    let _ = keep(data, opening.room, (&urn, opened));
}

impl Rooms {
    /// Takes what came into the urn of a room that is gone on with.
    pub(super) fn find_urn(&mut self, room: RoomId) {
        let Some(host) = &self.host else { return };
        // Whoever cannot tell who gave one takes none.
        let found = urn(&host.data, room).unwrap_or_else(|_| Urn::closed());
        self.hub.set_urn(room, found);
    }

    /// Whoever sat in a room that is over comes back to say what it was like.
    pub(super) fn come_to_urn(&mut self, line: &Arc<Line>, join: &Join) -> Result<Owed, Refusal> {
        let room = self.hub.polling(join.pin, join.learner).ok_or(Refusal::WrongPin)?;
        let seat = self.hub.room(room).and_then(|room| room.seat_of(join.learner));
        let role = Role::Participant(seat.ok_or(Refusal::WrongPin)?.id);
        Ok(self.watch(line, room, role))
    }

    /// The person there gives a slip. Given twice, it is given once.
    pub(super) fn slip(&mut self, line: &Arc<Line>, slip: &Slip) -> Result<Owed, Refusal> {
        let watcher = self.watchers.get(&line.number());
        let Some(Watcher { role: Role::Participant(seat), room, .. }) = watcher else {
            return Err(Refusal::NoSeat);
        };
        let (room, seat) = (*room, *seat);
        if self.hub.room(room).is_none_or(|room| room.ended_at().is_none()) {
            return Err(Refusal::NotNow);
        }
        let mut urn = self.hub.urn(room);
        match urn.turnout(seat) {
            Turnout::Counted => return Err(Refusal::NotOpen),
            Turnout::Done | Turnout::Later => return Ok(Owed::Done),
            Turnout::Open => urn.take(seat, slip),
        }
        self.fill(room, urn).seats.insert(seat);
        Ok(Owed::Done)
    }

    /// The one who leads has them counted: none is taken any more.
    pub(super) fn count(&mut self, line: &Arc<Line>) -> Result<Owed, Refusal> {
        let watcher = self.watchers.get(&line.number());
        let Some(Watcher { role: Role::Trainer, room, .. }) = watcher else {
            return Err(Refusal::NoSeat);
        };
        let room = *room;
        if self.hub.room(room).is_none_or(|room| room.ended_at().is_none()) {
            return Err(Refusal::NotNow);
        }
        let mut urn = self.hub.urn(room);
        if !urn.poll().is_counted {
            urn.count();
            self.fill(room, urn).is_for_all = true;
        }
        Ok(Owed::Done)
    }

    /// This is the urn of the room now; it is kept by [`Rooms::settle`].
    fn fill(&mut self, room: RoomId, urn: Urn) -> &mut Fresh {
        let before = self.hub.urn(room);
        self.hub.set_urn(room, urn);
        let fresh = self.fresh.entry(room).or_default();
        fresh.urn.get_or_insert(before);
        fresh
    }

    /// Keeps the urn of a room; on the disk when this returns.
    pub(super) fn keep_urn(&self, room: RoomId) -> Result<(), StoreError> {
        let (Some(host), Some(led)) = (&self.host, self.hub.room(room)) else { return Ok(()) };
        keep(&host.data, room, (&self.hub.urn(room), led.opened_at()))
    }

    /// Whether people may still come back to give a slip there. Where it is too late, what
    /// came in is counted.
    pub(super) fn polls(&self, room: RoomId) -> bool {
        let (Some(host), Some(led)) = (&self.host, self.hub.room(room)) else { return false };
        if self.hub.urn(room).poll().is_counted {
            return false;
        }
        let is_late = is_late(led.opened_at(), self.now());
        if is_late {
            close(&host.data, led.opening(), led.opened_at());
        }
        !is_late
    }
}
