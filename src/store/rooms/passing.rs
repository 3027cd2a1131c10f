//! What time does to rooms: what nobody ended is ended, and whose names were kept long
//! enough is removed.

use std::collections::BTreeSet;
use std::path::Path;

use super::files::{self, Kept};
use super::{Host, Rooms, all, read};
use crate::domain::id::RoomId;
use crate::domain::live::command::{Command, Lead};
use crate::domain::live::event::Event;
use crate::domain::live::hub::Role;
use crate::domain::live::opening::Opening;
use crate::domain::time::{Date, Timestamp};
use crate::store::Store;

/// A room that nobody leads any more is not gone on with so long after it opened, in
/// milliseconds: half a day.
pub const FRESH: i64 = 12 * 3_600_000;

/// Removes the files of the rooms whose day lies before `today`, and says which rooms
/// these were. What cannot be removed now is tried again at the next look.
pub fn purge(data: &Path, today: Date) -> Vec<RoomId> {
    let mut gone = vec![];
    for path in all(data) {
        if let Some((opening, _)) = files::opening(&path)
            && opening.purge_on < today
            && files::remove(&path).is_ok()
        {
            gone.push(opening.room);
        }
    }
    gone
}

/// Whether a room was left: `last` is when something happened there last, and a clock
/// that shows an earlier moment is wrong.
fn is_left(opened: Timestamp, last: Timestamp, now: Timestamp) -> bool {
    now.0.max(last.0).saturating_sub(opened.0) >= FRESH
}

impl Rooms {
    /// Takes up what was left open, and ends what was left open for long. Rooms whose
    /// names were kept long enough are removed.
    pub(in crate::store) fn open(host: Option<Host>, store: &mut dyn Store) -> Self {
        let mut rooms = Self { host, ..Self::default() };
        rooms.purge_daily();
        let files = rooms.host.as_ref().map(|host| all(&host.data)).unwrap_or_default();
        for path in files {
            rooms.take_up(&path, store);
        }
        rooms.settle(store);
        rooms
    }

    fn take_up(&mut self, path: &Path, store: &mut dyn Store) {
        let Some((opening, opened)) = files::opening(path) else { return };
        let (Ok(records), now) = (read(path), self.now()) else { return };
        let last = records.iter().map(|record| record.at).max().unwrap_or(opened);
        let is_over = records.iter().any(|record| record.event == Event::Ended);
        match is_left(opened, last, now) {
            true if is_over => self.close_urn(&opening, opened),
            // It ends when something happened there last: nobody did anything since.
            true if self.resume(&opening, last, store) => self.end(opening.room, last),
            true => {}
            false => drop(self.resume(&opening, now, store)),
        }
    }

    /// Goes on with a room where its file leaves it. False: it cannot be.
    fn resume(&mut self, opening: &Opening, at: Timestamp, store: &mut dyn Store) -> bool {
        let Some(host) = &self.host else { return false };
        let Ok(kept) = Kept::find(&host.data, opening.room) else { return false };
        let Some(module) = (host.shelf)(&opening.module, &opening.edition) else { return false };
        let room = opening.room;
        let Ok((_, cut)) = self.hub.resume(&kept.records, module, at) else { return false };
        self.kept.insert(room, kept);
        self.find_urn(room);
        self.note(room, cut);
        // What a stop kept from being credited is now.
        let seats = self.hub.room(room).map(|room| room.seats().map(|seat| seat.id).collect());
        self.credit(store, room, &seats.unwrap_or_default());
        true
    }

    fn end(&mut self, room: RoomId, at: Timestamp) {
        if let Ok(records) = self.hub.handle(room, &Command::Lead(Lead::End), at) {
            self.note(room, records);
        }
    }

    /// Ends the rooms that were left, before anybody is led into one of them.
    pub(super) fn end_left(&mut self) {
        let now = self.now();
        let leaders = self.watchers.values().filter(|one| one.role == Role::Trainer);
        let led: BTreeSet<RoomId> = leaders.map(|one| one.room).collect();
        let left = self.kept.iter().filter(|(room, _)| !led.contains(room));
        let left = left.filter_map(|(id, kept)| {
            let room = self.hub.room(*id).filter(|room| room.ended_at().is_none())?;
            let last = kept.records.last()?.at;
            is_left(room.opened_at(), last, now).then_some((*id, last))
        });
        for (room, last) in left.collect::<Vec<_>>() {
            self.end(room, last);
        }
    }

    /// Once a day, by the calendar people have here, removes the rooms whose names were
    /// kept long enough: a host may run for months.
    pub(in crate::store) fn purge_daily(&mut self) {
        let Some(host) = &self.host else { return };
        let today = (host.day)((host.now)());
        if self.purged_on.replace(today) == Some(today) {
            return;
        }
        for room in purge(&host.data, today) {
            self.fresh.remove(&room);
            self.forget(room);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_behind_makes_no_room_old() {
        let (opened, last) = (Timestamp(50 * FRESH), Timestamp(50 * FRESH + 1000));
        assert!(!is_left(opened, last, Timestamp(51 * FRESH - 1)));
        assert!(is_left(opened, last, Timestamp(51 * FRESH)));
        // After a power cut, a clock without a battery.
        assert!(!is_left(opened, last, Timestamp(0)));
        assert!(is_left(opened, Timestamp(52 * FRESH), Timestamp(0)));
        assert!(!is_left(opened, last, Timestamp(i64::MIN)));
    }
}
