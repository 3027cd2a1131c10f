//! What a session is worth, in each learner's own records: compared with what is there, so
//! that a stop in between credits nothing twice and forgets nothing.

use std::collections::BTreeSet;

use super::Rooms;
use crate::domain::id::RoomId;
use crate::domain::live::credit;
use crate::domain::live::event::{Event, Phase, RoomRecord, Round};
use crate::domain::live::room::Room;
use crate::domain::live::seat::{Seat, SeatId};
use crate::store::{Draft, Store};

/// Whose records may lack something after these records: those who answered a vote that is
/// over now. At the end, all.
pub(super) fn concerned(room: &Room, records: &[RoomRecord]) -> BTreeSet<SeatId> {
    let mut seats = BTreeSet::new();
    for record in records {
        let steps = match &record.event {
            Event::Ended => return room.seats().map(|seat| seat.id).collect(),
            Event::Turned { step, phase: Phase::Revealed | Phase::Discussing | Phase::Open(_) } => {
                *step..*step + 1
            }
            // A closed vote is over once the room went on from it.
            Event::Stepped { .. } => 0..room.steps(),
            _ => continue,
        };
        let is_closed = |step: &u16| {
            matches!(record.event, Event::Turned { .. })
                || matches!(room.phase(*step), Phase::Closed { .. })
        };
        for step in steps.filter(is_closed) {
            for round in [Round::First, Round::Second] {
                seats.extend(room.answers(step, round).map(|(seat, _)| seat));
            }
        }
    }
    seats
}

impl Rooms {
    /// Keeps what is missing in the records of these people. What cannot be kept now is
    /// missing at the end, or at the next start, and kept then.
    pub(super) fn credit(&self, store: &mut dyn Store, room: RoomId, seats: &BTreeSet<SeatId>) {
        let (Some(led), Some(module)) = (self.hub.room(room), self.hub.module(room)) else {
            return;
        };
        let at = self.now();
        let mut groups = vec![];
        for seat in seats.iter().filter_map(|seat| led.seat(*seat)) {
            let Seat { learner, .. } = *seat;
            let Ok(records) = store.of_learner(learner) else { continue };
            // Nobody kept a card here: a name on paper, or somebody who is gone.
            if records.is_empty() {
                continue;
            }
            let facts = credit::missing(led, module, seat, &records).into_iter();
            let drafts: Vec<Draft> = facts.map(|fact| Draft { learner, at, fact }).collect();
            groups.extend((!drafts.is_empty()).then_some(drafts));
        }
        if !groups.is_empty() {
            store.append(groups);
        }
    }
}
