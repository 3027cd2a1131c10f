//! The hub: rooms by name, commands in, newest views out. Pure: whoever carries it keeps
//! the records it gives out before showing anything that follows from them.
//!
//! Nobody waits for anybody: a view is made of the room as it is when it is asked for, so
//! a slow line misses views in between and never holds the room.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::command::{Command, Refusal};
use super::event::RoomRecord;
use super::opening::{Opening, Pin};
use super::room::{Broken, Room};
use super::seat::SeatId;
use super::view::{self, ParticipantView, ProjectionView, TrainerView};
use crate::domain::id::RoomId;
use crate::domain::module::Module;
use crate::domain::time::Timestamp;

/// As whom somebody looks at a room. What each gets is a type of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Leads.
    Trainer,
    /// The wall: looks only.
    Projection,
    /// Sits there.
    Participant(SeatId),
}

/// What somebody sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// As the one who leads.
    Trainer(Box<TrainerView>),
    /// As the wall.
    Projection(Box<ProjectionView>),
    /// As a participant.
    Participant(Box<ParticipantView>),
}

/// The rooms of this machine.
#[derive(Debug, Clone, Default)]
pub struct Hub {
    rooms: BTreeMap<RoomId, Led>,
}

#[derive(Debug, Clone)]
struct Led {
    room: Room,
    module: Arc<Module>,
}

impl Hub {
    /// Opens a room. Its PIN must be free: see [`Hub::is_free`].
    pub fn open(&mut self, opening: Opening, module: Arc<Module>, at: Timestamp) -> RoomRecord {
        let id = opening.room;
        let (room, record) = Room::open(opening, at);
        self.rooms.insert(id, Led { room, module });
        record
    }

    /// Takes a room up again where its records leave it. All connections count as cut:
    /// the records this makes are to be kept as well.
    ///
    /// # Errors
    /// [`Broken`]: these are not the records of a room.
    pub fn resume(
        &mut self,
        records: &[RoomRecord],
        module: Arc<Module>,
        at: Timestamp,
    ) -> Result<(RoomId, Vec<RoomRecord>), Broken> {
        let room = Room::fold(records)?;
        let id = room.opening().room;
        self.rooms.insert(id, Led { room, module });
        // A room that is over has nobody to cut off.
        let cut = self.handle(id, &Command::Restart, at).unwrap_or_default();
        Ok((id, cut))
    }

    /// Lets a command change a room. The records are to be kept.
    ///
    /// # Errors
    /// [`Refusal`]; an unknown room counts as over.
    pub fn handle(
        &mut self,
        room: RoomId,
        command: &Command,
        at: Timestamp,
    ) -> Result<Vec<RoomRecord>, Refusal> {
        let led = self.rooms.get_mut(&room).ok_or(Refusal::Over)?;
        let records = led.room.decide(command, at)?;
        for record in &records {
            // They were numbered by this very room, so none can be missing.
            led.room.apply(record).map_err(|_| Refusal::Over)?;
        }
        Ok(records)
    }

    /// The room with that PIN, unless it is over.
    pub fn with_pin(&self, pin: Pin) -> Option<RoomId> {
        let is_it = |led: &Led| led.room.opening().pin == pin && led.room.ended_at().is_none();
        self.rooms.iter().find(|(_, led)| is_it(led)).map(|(id, _)| *id)
    }

    /// Whether no open room has that PIN.
    pub fn is_free(&self, pin: Pin) -> bool {
        self.with_pin(pin).is_none()
    }

    /// That room.
    pub fn room(&self, room: RoomId) -> Option<&Room> {
        self.rooms.get(&room).map(|led| &led.room)
    }

    /// Removes a room whose names have been kept long enough.
    pub fn forget(&mut self, room: RoomId) {
        self.rooms.remove(&room);
    }

    /// What there is to see of a room now; none for a room or a seat that is not there.
    pub fn view(&self, room: RoomId, role: Role) -> Option<Seen> {
        let Led { room, module } = self.rooms.get(&room)?;
        Some(match role {
            Role::Trainer => Seen::Trainer(Box::new(view::trainer(room, module))),
            Role::Projection => Seen::Projection(Box::new(view::projection(room, module))),
            Role::Participant(seat) => {
                Seen::Participant(Box::new(view::participant(room, module, seat)?))
            }
        })
    }
}
