//! The hub: rooms by name, commands in, newest views out. Pure: whoever carries it keeps
//! the records it gives out before showing anything that follows from them.
//!
//! Nobody waits for anybody: a view is made of the room as it is when it is asked for, so
//! a slow line misses views in between and never holds the room.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::command::{Command, Refusal};
use super::event::{Event, Phase, RoomRecord};
use super::opening::{Opening, Pin};
use super::room::{Broken, Room};
use super::seat::{Presence, SeatId};
use super::urn::{Turnout, Urn};
use super::view::{Gaze, ParticipantView, ProjectionView, TrainerView};
use crate::domain::id::{LearnerId, ModuleId, RoomId};
use crate::domain::key::KeyPrint;
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

impl Seen {
    /// That gaze, as whom somebody looks; none for a seat that is not there.
    pub fn of(gaze: &mut Gaze<'_>, role: Role) -> Option<Self> {
        Some(match role {
            Role::Trainer => Self::Trainer(Box::new(gaze.trainer())),
            Role::Projection => Self::Projection(Box::new(gaze.projection())),
            Role::Participant(seat) => Self::Participant(Box::new(gaze.participant(seat)?)),
        })
    }
}

/// Which participants see another room after something happened. The one who leads and
/// the wall always do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    /// None of them.
    Nobody,
    /// The one who sits there.
    Seat(SeatId),
    /// All.
    All,
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
    urn: Urn,
}

impl Hub {
    /// Opens a room. Its PIN must be free: see [`Hub::is_free`].
    pub fn open(&mut self, opening: Opening, module: Arc<Module>, at: Timestamp) -> RoomRecord {
        let id = opening.room;
        let (room, record) = Room::open(opening, at);
        self.rooms.insert(id, Led { room, module, urn: Urn::default() });
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
        self.rooms.insert(id, Led { room, module, urn: Urn::default() });
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

    /// The module a room is led through.
    pub fn module(&self, room: RoomId) -> Option<&Arc<Module>> {
        self.rooms.get(&room).map(|led| &led.module)
    }

    /// The room that `owner` left open in that module, the last one opened. Somebody
    /// else's is never walked into by leading the same module.
    pub fn left_open(&self, module: &ModuleId, owner: Option<KeyPrint>) -> Option<RoomId> {
        let rooms = self.rooms.iter().map(|(id, led)| (id, &led.room));
        let open = rooms.filter(|(_, room)| {
            let opening = room.opening();
            opening.module == *module && opening.owner == owner && room.ended_at().is_none()
        });
        open.max_by_key(|(_, room)| room.opened_at()).map(|(id, _)| *id)
    }

    /// The rooms that are over.
    pub fn over(&self) -> impl Iterator<Item = RoomId> {
        let over = self.rooms.iter().filter(|(_, led)| led.room.ended_at().is_some());
        over.map(|(id, _)| *id)
    }

    /// The room that is open, if there is one and no other.
    pub fn only(&self) -> Option<RoomId> {
        let mut open = self.rooms.iter().filter(|(_, led)| led.room.ended_at().is_none());
        open.next().filter(|_| open.next().is_none()).map(|(id, _)| *id)
    }

    /// The room with that PIN that is over, and where that person may still give a slip;
    /// the last one that ended.
    pub fn polling(&self, pin: Pin, learner: LearnerId) -> Option<RoomId> {
        let may_give = |led: &&Led| {
            let seat = led.room.seat_of(learner);
            let seat = seat.filter(|seat| seat.presence != Presence::Removed);
            led.room.opening().pin == pin
                && led.room.ended_at().is_some()
                && seat.is_some_and(|seat| led.urn.turnout(seat.id) != Turnout::Counted)
        };
        let found = self.rooms.values().filter(may_give).max_by_key(|led| led.room.ended_at());
        found.map(|led| led.room.opening().room)
    }

    /// The urn of a room; of one that is not there, a closed one.
    pub fn urn(&self, room: RoomId) -> Urn {
        self.rooms.get(&room).map_or_else(Urn::closed, |led| led.urn.clone())
    }

    /// Puts this urn in the place of the one there was.
    pub fn set_urn(&mut self, room: RoomId, urn: Urn) {
        if let Some(led) = self.rooms.get_mut(&room) {
            led.urn = urn;
        }
    }

    /// Puts a room back as these records leave it: what came after could not be kept.
    ///
    /// # Errors
    /// [`Broken`]: these are not the records of a room.
    pub fn restore(&mut self, room: RoomId, records: &[RoomRecord]) -> Result<(), Broken> {
        let restored = Room::fold(records)?;
        if let Some(led) = self.rooms.get_mut(&room) {
            led.room = restored;
        }
        Ok(())
    }

    /// Puts back a room as it was before something that is refused as a whole.
    pub fn put_back(&mut self, room: Room) {
        if let Some(led) = self.rooms.get_mut(&room.opening().room) {
            led.room = room;
        }
    }

    /// Looks at a room as it is now; none for a room that is not there.
    pub fn gaze(&self, room: RoomId) -> Option<Gaze<'_>> {
        let Led { room, module, urn } = self.rooms.get(&room)?;
        Some(Gaze::new(room, module).with(urn))
    }

    /// What there is to see of a room now; none for a room or a seat that is not there.
    pub fn view(&self, room: RoomId, role: Role) -> Option<Seen> {
        Seen::of(&mut self.gaze(room)?, role)
    }

    /// Which participants see another room after `event`, which is done already.
    pub fn touched(&self, room: RoomId, event: &Event) -> Touched {
        let shows = |step: u16| {
            let phase = self.room(room).map(|room| room.phase(step));
            !matches!(phase, None | Some(Phase::Shown | Phase::Open(_)))
        };
        match event {
            // The bars are on screen already.
            Event::Answered { step, .. } | Event::Raised { step, .. } if shows(*step) => {
                Touched::All
            }
            Event::Raised { .. } => Touched::Nobody,
            Event::Seated { seat, .. }
            | Event::Returned { seat, .. }
            | Event::Lost { seat }
            | Event::Removed { seat }
            | Event::Answered { seat, .. }
            | Event::Moved { seat, .. }
            | Event::Helped { seat, .. }
            | Event::Named { seat, .. }
            | Event::Hinted { seat, .. } => Touched::Seat(*seat),
            Event::Opened(_)
            | Event::Stepped { .. }
            | Event::Turned { .. }
            | Event::Paced { .. }
            | Event::Frozen { .. }
            | Event::Restarted
            | Event::Ended => Touched::All,
        }
    }
}
