//! The rooms of this machine, in the hands of the store's thread: whoever has a way to the
//! store has one to them, and what is done there is on the disk before anybody sees it.
//!
//! All commands that wait are decided one after the other, kept with one sync for each
//! room, and only then answered; everybody who looks gets one view of what all of them
//! came to. Whoever carries the views keeps the newest alone: nobody waits for anybody.

mod asked;
mod files;
mod forgetting;
mod passing;
mod slips;
mod worth;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::writer::{Line, Reply};
use super::{Store, StoreError};
use crate::domain::id::RoomId;
use crate::domain::live::command::{Command, Join, Lead, Part, Refusal};
use crate::domain::live::event::RoomRecord;
use crate::domain::live::hub::{Hub, Role, Seen, Touched};
use crate::domain::live::opening::Opening;
use crate::domain::live::seat::SeatId;
use crate::domain::live::urn::Urn;
use crate::domain::module::Module;
use crate::domain::time::{Date, Timestamp};

pub use asked::{Entered, Host, RoomReply, RoomRequest, Shelf};
use files::Kept;
pub use files::{all, path, read};
pub(super) use forgetting::forget;
pub use passing::{FRESH, purge};
pub use slips::{is_late, urn};

/// Somebody who looks at a room.
struct Watcher {
    line: Arc<Line>,
    room: RoomId,
    role: Role,
    /// Not told yet where it is: the answer says it.
    is_new: bool,
}

/// What happened in one room since the last sync.
#[derive(Default)]
struct Fresh {
    records: Vec<RoomRecord>,
    seats: BTreeSet<SeatId>,
    is_for_all: bool,
    /// The urn as it is on the disk, if something came into it or it was counted.
    urn: Option<Urn>,
}

/// An answer that waits for the disk.
enum Owed {
    Entered,
    Done,
    Refused(Refusal),
    Failed(StoreError),
    Whole,
}

/// The rooms of this machine.
#[derive(Default)]
pub(super) struct Rooms {
    host: Option<Host>,
    hub: Hub,
    kept: BTreeMap<RoomId, Kept>,
    watchers: BTreeMap<u64, Watcher>,
    fresh: BTreeMap<RoomId, Fresh>,
    owed: Vec<(Arc<Line>, Option<RoomId>, Owed)>,
    /// The day on which names whose day had come were removed last.
    purged_on: Option<Date>,
}

impl Rooms {
    fn now(&self) -> Timestamp {
        self.host.as_ref().map_or(Timestamp(0), |host| (host.now)())
    }

    /// Decides what was asked. It is answered by [`Rooms::settle`].
    pub(super) fn take(&mut self, line: &Arc<Line>, request: RoomRequest) {
        self.end_left();
        let decided = match request {
            _ if self.host.is_none() => Err(Refusal::Over),
            RoomRequest::Open { opening, module } => Ok(self.lead_one(line, *opening, module)),
            RoomRequest::Resume(room) => self.lead_again(line, room),
            RoomRequest::Join(join) => self.join(line, join),
            RoomRequest::Look(pin) => {
                let room = pin.map_or_else(|| self.hub.only(), |pin| self.hub.with_pin(pin));
                room.map(|room| self.watch(line, room, Role::Projection)).ok_or(Refusal::WrongPin)
            }
            RoomRequest::Lead(deeds) => self.lead(line, deeds),
            RoomRequest::Take(part) => self.part(line, part),
            RoomRequest::Slip(slip) => self.slip(line, &slip),
            RoomRequest::Count => self.count(line),
            RoomRequest::Leave => {
                self.gone(line.number());
                Ok(Owed::Done)
            }
            RoomRequest::Whole => match self.watchers.get(&line.number()) {
                Some(Watcher { role: Role::Trainer, .. }) => Ok(Owed::Whole),
                _ => Err(Refusal::NoSeat),
            },
        };
        let owed = decided.unwrap_or_else(Owed::Refused);
        let room = self.watchers.get(&line.number()).map(|watcher| watcher.room);
        self.owed.push((Arc::clone(line), room, owed));
    }

    fn lead_one(&mut self, line: &Arc<Line>, mut opening: Opening, module: Arc<Module>) -> Owed {
        if let Some(room) = self.hub.left_open(&opening.module, opening.owner) {
            return self.watch(line, room, Role::Trainer);
        }
        while !self.hub.is_free(opening.pin) {
            opening.pin = opening.pin.next();
        }
        let (room, now) = (opening.room, self.now());
        let record = self.hub.open(opening, module, now);
        self.note(room, vec![record]);
        self.watch(line, room, Role::Trainer)
    }

    fn lead_again(&mut self, line: &Arc<Line>, room: RoomId) -> Result<Owed, Refusal> {
        let is_open = self.hub.room(room).is_some_and(|room| room.ended_at().is_none());
        is_open.then(|| self.watch(line, room, Role::Trainer)).ok_or(Refusal::Over)
    }

    fn join(&mut self, line: &Arc<Line>, join: Join) -> Result<Owed, Refusal> {
        let Some(room) = self.hub.with_pin(join.pin) else { return self.come_to_urn(line, &join) };
        self.has_room_for_more(room)?;
        let learner = join.learner;
        self.handle(room, &Command::Join(join))?;
        let seat = self.hub.room(room).and_then(|room| room.seat_of(learner));
        let role = Role::Participant(seat.ok_or(Refusal::NoSeat)?.id);
        Ok(self.watch(line, room, role))
    }

    fn lead(&mut self, line: &Arc<Line>, deeds: Vec<Lead>) -> Result<Owed, Refusal> {
        let watcher = self.watchers.get(&line.number());
        let Some(Watcher { role: Role::Trainer, room, .. }) = watcher else {
            return Err(Refusal::NoSeat);
        };
        let (room, now) = (*room, self.now());
        // One after the other, all or none.
        let before = self.hub.room(room).filter(|_| deeds.len() > 1).cloned();
        let mut records = vec![];
        for deed in deeds {
            match self.hub.handle(room, &Command::Lead(deed), now) {
                Ok(made) => records.extend(made),
                Err(refusal) => {
                    if let Some(before) = before {
                        self.hub.put_back(before);
                    }
                    return Err(refusal);
                }
            }
        }
        self.note(room, records);
        Ok(Owed::Done)
    }

    fn part(&mut self, line: &Arc<Line>, part: Part) -> Result<Owed, Refusal> {
        let watcher = self.watchers.get(&line.number());
        let Some(Watcher { role: Role::Participant(seat), room, .. }) = watcher else {
            return Err(Refusal::NoSeat);
        };
        let (room, seat) = (*room, *seat);
        self.has_room_for_more(room)?;
        self.handle(room, &Command::Take(seat, part))?;
        Ok(Owed::Done)
    }

    /// Whether the file of that room takes more than what the one who leads does.
    fn has_room_for_more(&self, room: RoomId) -> Result<(), Refusal> {
        let is_full = self.kept.get(&room).is_some_and(Kept::is_nearly_full);
        if is_full { Err(Refusal::Full) } else { Ok(()) }
    }

    /// Lets a command change a room; what it makes is kept by [`Rooms::settle`].
    fn handle(&mut self, room: RoomId, command: &Command) -> Result<(), Refusal> {
        let now = self.now();
        let records = self.hub.handle(room, command, now)?;
        self.note(room, records);
        Ok(())
    }

    fn note(&mut self, room: RoomId, records: Vec<RoomRecord>) {
        if records.is_empty() {
            return;
        }
        let fresh = self.fresh.entry(room).or_default();
        for record in &records {
            match self.hub.touched(room, &record.event) {
                Touched::Nobody => {}
                Touched::Seat(seat) => drop(fresh.seats.insert(seat)),
                Touched::All => fresh.is_for_all = true,
            }
        }
        fresh.records.extend(records);
    }

    /// From now on every change of the room is shown there.
    fn watch(&mut self, line: &Arc<Line>, room: RoomId, role: Role) -> Owed {
        let is_there = self.watchers.get(&line.number());
        if is_there.is_some_and(|before| (before.room, before.role) != (room, role)) {
            self.gone(line.number());
        }
        let watcher = Watcher { line: Arc::clone(line), room, role, is_new: true };
        self.watchers.insert(line.number(), watcher);
        Owed::Entered
    }

    /// That session is over, or has left: its seat waits, unless somebody sits there from
    /// another terminal too.
    pub(super) fn gone(&mut self, line: u64) {
        let Some(Watcher { room, role, .. }) = self.watchers.remove(&line) else { return };
        let mut others = self.watchers.values();
        if let Role::Participant(seat) = role
            && !others.any(|other| (other.room, other.role) == (room, role))
        {
            // Whoever was cut off after the end loses nothing.
            let _ = self.handle(room, &Command::Lose(seat));
        }
    }

    /// Whether somebody waits for an answer.
    pub(super) fn is_owing(&self) -> bool {
        !self.owed.is_empty() || !self.fresh.is_empty()
    }

    /// Keeps what happened, then shows it, then answers.
    pub(super) fn settle(&mut self, store: &mut dyn Store) {
        let fresh = std::mem::take(&mut self.fresh);
        let (mut failed, mut done) = (BTreeMap::new(), vec![]);
        for (room, fresh) in fresh {
            match self.keep(room, &fresh) {
                Ok(()) => {
                    self.show(room, &fresh);
                    done.push((room, fresh));
                }
                Err(error) => {
                    self.undo(room, fresh.urn);
                    failed.insert(room, error);
                }
            }
        }
        for (line, room, owed) in std::mem::take(&mut self.owed) {
            let why = room.and_then(|room| failed.get(&room));
            let owed = match (why, owed) {
                (Some(error), Owed::Entered | Owed::Done) => {
                    if matches!(
                        self.watchers.get(&line.number()),
                        Some(Watcher { is_new: true, .. })
                    ) {
                        self.watchers.remove(&line.number());
                    }
                    Owed::Failed(error.clone())
                }
                (_, owed) => owed,
            };
            let reply = self.reply(line.number(), owed);
            line.say(Reply::Room(reply));
        }
        for (room, fresh) in done {
            let seats = self.hub.room(room).map(|led| worth::concerned(led, &fresh.records));
            self.credit(store, room, &seats.unwrap_or_default());
        }
        self.tidy();
    }

    fn keep(&mut self, room: RoomId, fresh: &Fresh) -> Result<(), StoreError> {
        let Some(host) = &self.host else { return Ok(()) };
        if !fresh.records.is_empty() {
            self.kept.entry(room).or_default().add(&host.data, room, &fresh.records)?;
        }
        if fresh.urn.is_some() { self.keep_urn(room) } else { Ok(()) }
    }

    /// Puts a room back as it is on the disk.
    fn undo(&mut self, room: RoomId, urn: Option<Urn>) {
        let kept = self.kept.get(&room);
        let is_back = kept.is_some_and(|kept| self.hub.restore(room, &kept.records).is_ok());
        if !is_back {
            // It never was.
            return self.forget(room);
        }
        if let Some(urn) = urn {
            self.hub.set_urn(room, urn);
        }
    }

    fn forget(&mut self, room: RoomId) {
        self.hub.forget(room);
        self.kept.remove(&room);
    }

    /// One view for each who looks and sees something else now.
    fn show(&self, room: RoomId, fresh: &Fresh) {
        let Some(mut gaze) = self.hub.gaze(room) else { return };
        let here = self.watchers.values().filter(|one| one.room == room && !one.is_new);
        let sees_more = |one: &&Watcher| match one.role {
            Role::Trainer | Role::Projection => true,
            Role::Participant(seat) => fresh.is_for_all || fresh.seats.contains(&seat),
        };
        // Whoever leads waits for nobody.
        let mut here: Vec<&Watcher> = here.filter(sees_more).collect();
        here.sort_by_key(|one| !matches!(one.role, Role::Trainer));
        for watcher in here {
            if let Some(seen) = Seen::of(&mut gaze, watcher.role) {
                watcher.line.say(Reply::Room(RoomReply::Seen(Arc::new(seen))));
            }
        }
    }

    fn reply(&mut self, line: u64, owed: Owed) -> RoomReply {
        match owed {
            Owed::Done => RoomReply::Done,
            Owed::Refused(refusal) => RoomReply::Refused(refusal),
            Owed::Failed(error) => RoomReply::Failed(error),
            Owed::Entered => {
                let entered = self.watchers.get_mut(&line).and_then(|watcher| {
                    watcher.is_new = false;
                    let (room, role) = (watcher.room, watcher.role);
                    let (led, module) = (self.hub.room(room)?, self.hub.module(room)?);
                    Some(Entered {
                        room,
                        module: Arc::clone(module),
                        edition: led.opening().edition.clone(),
                        attempt: led.opening().attempt,
                        seen: self.hub.view(room, role)?,
                    })
                });
                let entered = entered.map(|entered| RoomReply::Entered(Box::new(entered)));
                entered.unwrap_or(RoomReply::Refused(Refusal::Over))
            }
            Owed::Whole => {
                let room = self.watchers.get(&line).map(|watcher| watcher.room);
                let whole = room.and_then(|id| {
                    let (room, module) = (self.hub.room(id)?, self.hub.module(id)?);
                    Some(RoomReply::Whole(Box::new(room.clone()), Arc::clone(module)))
                });
                whole.unwrap_or(RoomReply::Refused(Refusal::Over))
            }
        }
    }

    /// These people are forgotten on the disk; now here too.
    pub(super) fn forgotten(&mut self) {
        let Some(host) = &self.host else { return };
        for (room, kept) in &mut self.kept {
            if let Ok(found) = Kept::find(&host.data, *room)
                && self.hub.restore(*room, &found.records).is_ok()
            {
                *kept = found;
            }
        }
    }

    /// A room that is over and that nobody looks at any more is on the disk alone, once no
    /// slip is taken there.
    fn tidy(&mut self) {
        let watched: BTreeSet<RoomId> = self.watchers.values().map(|one| one.room).collect();
        for room in self.hub.over().filter(|room| !watched.contains(room)).collect::<Vec<_>>() {
            if !self.polls(room) {
                self.forget(room);
            }
        }
    }
}
