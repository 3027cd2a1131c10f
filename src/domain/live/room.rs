//! The room: the fold of its records.

use std::collections::BTreeMap;

use super::command::{Command, Refusal};
use super::deciding;
use super::event::{Answer, Event, Pace, Phase, RoomRecord, Round};
use super::opening::{Kind, Opening, Stage};
use super::raised::Hands;
use super::seat::{Presence, Seat, SeatId};
use crate::domain::id::LearnerId;
use crate::domain::time::Timestamp;

/// A group session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    opening: Opening,
    opened_at: Timestamp,
    seq: u64,
    step: u16,
    phases: BTreeMap<u16, (Phase, Timestamp)>,
    pace: Pace,
    is_frozen: bool,
    ended_at: Option<Timestamp>,
    seats: BTreeMap<SeatId, Seat>,
    answers: BTreeMap<(u16, Round), BTreeMap<SeatId, Answer>>,
    hands: BTreeMap<(u16, Round), Hands>,
}

/// Why records are not those of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// The first record is not an opening.
    #[error("the records do not begin with the opening of a room")]
    NoOpening,
    /// A record is missing.
    #[error("record {0} of the room is missing")]
    Missing(u64),
}

impl Room {
    /// Opens a room. The record must be kept before anybody is told of the room.
    pub fn open(opening: Opening, at: Timestamp) -> (Self, RoomRecord) {
        let event = Event::Opened(Box::new(opening.clone()));
        let room = Self {
            opening,
            opened_at: at,
            seq: 1,
            step: 0,
            phases: BTreeMap::new(),
            pace: Pace::default(),
            is_frozen: false,
            ended_at: None,
            seats: BTreeMap::new(),
            answers: BTreeMap::new(),
            hands: BTreeMap::new(),
        };
        (room, RoomRecord { seq: 1, at, event })
    }

    /// The room these records made.
    ///
    /// # Errors
    /// [`Broken`]: the first is not an opening, or one is missing between two others.
    pub fn fold<'r>(records: impl IntoIterator<Item = &'r RoomRecord>) -> Result<Self, Broken> {
        let mut records = records.into_iter();
        let Some(RoomRecord { seq: 1, at, event: Event::Opened(opening) }) = records.next() else {
            return Err(Broken::NoOpening);
        };
        let (mut room, _) = Self::open((**opening).clone(), *at);
        records.try_for_each(|record| room.apply(record))?;
        Ok(room)
    }

    /// What `command` makes happen, as records to keep and then to [`Room::apply`].
    /// Nothing when it is done already.
    ///
    /// # Errors
    /// [`Refusal`]; nothing changes.
    pub fn decide(&self, command: &Command, at: Timestamp) -> Result<Vec<RoomRecord>, Refusal> {
        let events = deciding::decide(self, command)?;
        let numbered = events.into_iter().zip(self.seq + 1..);
        Ok(numbered.map(|(event, seq)| RoomRecord { seq, at, event }).collect())
    }

    /// Takes a record in. One that is in already changes nothing.
    ///
    /// # Errors
    /// [`Broken::Missing`]: one before it is not here.
    pub fn apply(&mut self, record: &RoomRecord) -> Result<(), Broken> {
        if record.seq <= self.seq {
            return Ok(());
        }
        if record.seq != self.seq + 1 {
            return Err(Broken::Missing(self.seq + 1));
        }
        self.seq = record.seq;
        self.count(&record.event);
        self.take(&record.event, record.at);
        Ok(())
    }

    /// Counts what is changed from each seat.
    fn count(&mut self, event: &Event) {
        if let Event::Answered { seat, .. }
        | Event::Moved { seat, .. }
        | Event::Helped { seat, .. }
        | Event::Named { seat, .. } = event
        {
            self.at_seat(*seat, |seat, _| seat.changes = seat.changes.saturating_add(1));
        }
    }

    fn take(&mut self, event: &Event, at: Timestamp) {
        match event {
            // A second opening is no record of this room's making.
            Event::Opened(_) => {}
            Event::Seated { seat, learner, tie, terminal, name } => {
                let seat = Seat {
                    id: *seat,
                    learner: *learner,
                    tie: *tie,
                    terminal: *terminal,
                    name: name.clone(),
                    presence: Presence::Here,
                    since: at,
                    own: None,
                    help: None,
                    hint: None,
                    changes: 0,
                    seen: [self.step].into(),
                };
                self.seats.insert(seat.id, seat);
            }
            Event::Returned { seat, terminal } => self.at_seat(*seat, |seat, here| {
                (seat.presence, seat.terminal) = (Presence::Here, *terminal);
                seat.seen.insert(here);
            }),
            Event::Lost { seat } => self.at_seat(*seat, |seat, _| seat.presence = Presence::Away),
            Event::Removed { seat } => self.at_seat(*seat, |seat, _| {
                seat.presence = Presence::Removed;
                (seat.help, seat.hint) = (None, None);
            }),
            Event::Stepped { step } => self.stand_at(*step),
            Event::Turned { step, phase } => drop(self.phases.insert(*step, (*phase, at))),
            Event::Paced { pace } => self.go_on_like(*pace),
            Event::Frozen { is_frozen } => self.is_frozen = *is_frozen,
            Event::Answered { seat, step, round, answer } => {
                self.answers.entry((*step, *round)).or_default().insert(*seat, answer.clone());
            }
            Event::Raised { step, round, hands } => {
                self.hands.insert((*step, *round), hands.clone());
            }
            Event::Moved { seat, own } => self.at_seat(*seat, |seat, here| {
                seat.own = *own;
                seat.seen.insert(own.unwrap_or(here));
            }),
            Event::Helped { seat, asks } => {
                self.at_seat(*seat, |seat, _| seat.help = asks.then_some(at));
            }
            Event::Named { seat, name } => {
                self.at_seat(*seat, |seat, _| seat.name.clone_from(name));
            }
            Event::Hinted { seat, hint } => {
                self.at_seat(*seat, |seat, _| seat.hint.clone_from(hint));
            }
            Event::Restarted => {
                let connected = self.seats.values_mut();
                for seat in connected.filter(|seat| !seat.is_paper() && seat.is_expected()) {
                    seat.presence = Presence::Away;
                }
            }
            Event::Ended => self.ended_at = Some(at),
        }
    }

    fn at_seat(&mut self, id: SeatId, change: impl FnOnce(&mut Seat, u16)) {
        let here = self.step;
        if let Some(seat) = self.seats.get_mut(&id) {
            change(seat, here);
        }
    }

    fn stand_at(&mut self, step: u16) {
        self.step = step;
        let following = self.seats.values_mut().filter(|seat| seat.own.is_none());
        for seat in following.filter(|seat| seat.is_expected()) {
            seat.seen.insert(step);
        }
    }

    fn go_on_like(&mut self, pace: Pace) {
        self.pace = pace;
        let here = self.step;
        for seat in self.seats.values_mut() {
            match (pace, seat.own) {
                (Pace::Together, Some(_)) => {
                    seat.own = None;
                    seat.seen.insert(here);
                }
                (Pace::Until(most), Some(own)) if own > most => seat.own = Some(most),
                _ => {}
            }
        }
    }

    /// What was settled when it opened.
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// When it opened.
    pub fn opened_at(&self) -> Timestamp {
        self.opened_at
    }

    /// How many records made it.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Where the room is, from 0.
    pub fn step(&self) -> u16 {
        self.step
    }

    /// How many steps there are.
    pub fn steps(&self) -> u16 {
        u16::try_from(self.opening.outline.len()).unwrap_or(u16::MAX)
    }

    /// That step.
    pub fn stage(&self, step: u16) -> Option<&Stage> {
        self.opening.outline.get(usize::from(step))
    }

    /// Whether that step asks something.
    pub fn asks(&self, step: u16) -> bool {
        self.stage(step).is_some_and(|stage| stage.kind == Kind::Question)
    }

    /// How far that step is.
    pub fn phase(&self, step: u16) -> Phase {
        self.phases.get(&step).map_or(Phase::Shown, |(phase, _)| *phase)
    }

    /// Since when that step is in its phase.
    pub fn phase_since(&self, step: u16) -> Option<Timestamp> {
        self.phases.get(&step).map(|(_, since)| *since)
    }

    /// Who moves the steps.
    pub fn pace(&self) -> Pace {
        self.pace
    }

    /// Whether all screens are held.
    pub fn is_frozen(&self) -> bool {
        self.is_frozen
    }

    /// When it ended.
    pub fn ended_at(&self) -> Option<Timestamp> {
        self.ended_at
    }

    /// The seats, in the order people came.
    pub fn seats(&self) -> impl Iterator<Item = &Seat> {
        self.seats.values()
    }

    /// That seat.
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.get(&id)
    }

    /// The seat of `learner`.
    pub fn seat_of(&self, learner: LearnerId) -> Option<&Seat> {
        self.seats.values().find(|seat| seat.learner == learner)
    }

    /// The step in front of `seat`.
    pub fn place_of(&self, seat: &Seat) -> u16 {
        seat.own.unwrap_or(self.step)
    }

    /// The answers to a vote, by seat.
    pub fn answers(&self, step: u16, round: Round) -> impl Iterator<Item = (SeatId, &Answer)> {
        let given = self.answers.get(&(step, round));
        given.into_iter().flatten().map(|(seat, answer)| (*seat, answer))
    }

    /// The answer of `seat` to a vote.
    pub fn answer(&self, seat: SeatId, step: u16, round: Round) -> Option<&Answer> {
        self.answers.get(&(step, round))?.get(&seat)
    }

    /// The hands counted for a vote.
    pub fn hands(&self, step: u16, round: Round) -> Hands {
        self.hands.get(&(step, round)).cloned().unwrap_or_default()
    }

    /// The last vote held on that step, or open now.
    pub fn round(&self, step: u16) -> Round {
        let has_second = self.answers.contains_key(&(step, Round::Second))
            || self.hands.contains_key(&(step, Round::Second));
        match self.phase(step) {
            Phase::Open(round) | Phase::Closed { round, .. } => round,
            Phase::Revealed if has_second => Round::Second,
            Phase::Shown | Phase::Discussing | Phase::Revealed => Round::First,
        }
    }
}
