//! The register of attendance: who was there, half-day by half-day.
//!
//! A register, not a game: lines are only added. A mistake is corrected by a line that says
//! why and by whom; the line it corrects stays. At the end it is sealed
//! (`credential::register`). What stands in it follows French practice for training
//! sessions: organisation, title, modules, date, place, exact hours, trainer, each
//! participant's names and organisation, a signature for each half-day, absences.

mod clock;
mod entry;
mod signing;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use clock::{BadClock, Clock, span};
pub use entry::{Entry, Line, Mark, Refusal};
pub use signing::{Signer, is_listed, unsigned};

use super::id::{LearnerId, RoomId};
use super::prose;
use super::time::{Date, Timestamp};

/// Minutes after the beginning from which on somebody is late.
pub const LATE_AFTER: u16 = 10;

/// A half of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Half {
    /// Before noon.
    Morning,
    /// After it.
    Afternoon,
}

impl Half {
    /// Both, in order.
    pub const BOTH: [Self; 2] = [Self::Morning, Self::Afternoon];

    /// The half-day a time of the day belongs to: until one o'clock people are still at
    /// what began in the morning.
    pub fn of(clock: Clock) -> Self {
        if clock.hour() < 13 { Self::Morning } else { Self::Afternoon }
    }
}

/// From when to when a half-day lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Which.
    pub half: Half,
    /// It begins.
    pub from: Clock,
    /// It ends.
    pub to: Clock,
}

/// What stands at the head of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Who organises the session.
    pub organisation: String,
    /// Its title, the same on every document about it.
    pub title: String,
    /// The titles of its modules.
    pub modules: Vec<String>,
    /// Where.
    pub place: String,
    /// The day.
    pub date: Date,
    /// The half-days.
    pub hours: Vec<Hours>,
    /// Who leads.
    pub trainer: String,
    /// The room, when there was one.
    pub room: Option<RoomId>,
    /// The day its names are removed here. Papers have times of their own.
    pub purge_on: Date,
}

/// Somebody in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The place in the register, from 1.
    pub number: u16,
    /// The surname.
    pub surname: String,
    /// The first name.
    pub first_name: String,
    /// The organisation, if told.
    pub company: Option<String>,
    /// The learner, if known here.
    pub learner: Option<LearnerId>,
    /// Whether nobody expected this person: the name is the one typed when signing, and
    /// whoever leads says whether it is right ([`Entry::Confirms`]).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_unlisted: bool,
}

impl Person {
    /// Whether both have the same names and organisation, however they are spelled: in one
    /// register nobody could tell them apart.
    pub fn is_named_like(&self, other: &Self) -> bool {
        let company = |person: &Self| prose::folded(person.company.as_deref().unwrap_or_default());
        prose::folded(&self.surname) == prose::folded(&other.surname)
            && prose::folded(&self.first_name) == prose::folded(&other.first_name)
            && company(self) == company(other)
    }
}

/// What holds for one person and one half-day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What; none after a correction that leaves nothing.
    pub mark: Option<Mark>,
    /// The time of the day.
    pub clock: Clock,
    /// Whether that was late.
    pub is_late: bool,
    /// The corrections it went through: reasons and authors, the oldest first.
    pub corrections: Vec<(String, String)>,
}

/// A register: the fold of its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    head: Head,
    lines: Vec<Line>,
    people: BTreeMap<u16, Person>,
    said: BTreeMap<(u16, Half), Said>,
    trainer: BTreeMap<Half, Clock>,
    confirmed: BTreeSet<u16>,
    is_sealed: bool,
}

impl Register {
    /// An open register with nobody in it.
    pub fn open(head: Head, at: Timestamp) -> Self {
        let line = Line { number: 1, at, entry: Entry::Opened(Box::new(head.clone())) };
        Self {
            head,
            lines: vec![line],
            people: BTreeMap::new(),
            said: BTreeMap::new(),
            trainer: BTreeMap::new(),
            confirmed: BTreeSet::new(),
            is_sealed: false,
        }
    }

    /// The register of these lines.
    ///
    /// # Errors
    /// The first line that a register cannot say there: in another order, with a gap, or
    /// about nobody.
    pub fn fold(lines: &[Line]) -> Result<Self, u32> {
        let (first, rest) = lines.split_first().ok_or(1_u32)?;
        let (1, Entry::Opened(head)) = (first.number, &first.entry) else { return Err(1) };
        let mut register = Self::open((**head).clone(), first.at);
        for (number, line) in (2..).zip(rest) {
            if register.add(line.entry.clone(), line.at).as_ref() != Ok(line) {
                return Err(number);
            }
        }
        Ok(register)
    }

    /// Adds a line.
    ///
    /// # Errors
    /// [`Refusal`]; nothing is added.
    pub fn add(&mut self, entry: Entry, at: Timestamp) -> Result<Line, Refusal> {
        self.check(&entry)?;
        let number = u32::try_from(self.lines.len() + 1).unwrap_or(u32::MAX);
        let line = Line { number, at, entry };
        self.take(&line.entry);
        self.lines.push(line.clone());
        Ok(line)
    }

    fn check(&self, entry: &Entry) -> Result<(), Refusal> {
        if self.is_sealed {
            return Err(Refusal::Sealed);
        }
        match entry {
            Entry::Opened(_) => Err(Refusal::Open),
            Entry::Expects(person) => {
                let is_same = |other: &Person| {
                    other.number == person.number
                        || (person.learner.is_some() && other.learner == person.learner)
                        || other.is_named_like(person)
                };
                if self.people.values().any(is_same) { Err(Refusal::Twice) } else { Ok(()) }
            }
            Entry::Binds { person, learner } => {
                let one = self.people.get(person).ok_or(Refusal::Nobody)?;
                let is_other = |other: &Person| other.learner == Some(*learner);
                if one.learner.is_some() || self.people.values().any(is_other) {
                    return Err(Refusal::Twice);
                }
                Ok(())
            }
            Entry::Confirms { person } => {
                let one = self.people.get(person).ok_or(Refusal::Nobody)?;
                let is_open = one.is_unlisted && !self.confirmed.contains(person);
                if is_open { Ok(()) } else { Err(Refusal::Said) }
            }
            Entry::Marks { person, half, .. } => {
                self.known(*person, *half)?;
                let is_said = self.said.contains_key(&(*person, *half));
                if is_said { Err(Refusal::Said) } else { Ok(()) }
            }
            Entry::Corrects { person, half, reason, by, .. } => {
                self.known(*person, *half)?;
                if reason.trim().is_empty() || by.trim().is_empty() {
                    return Err(Refusal::NoReason);
                }
                let is_said = self.said.contains_key(&(*person, *half));
                if is_said { Ok(()) } else { Err(Refusal::Unsaid) }
            }
            Entry::Trainer { half, .. } => {
                self.hours(*half).ok_or(Refusal::NoHalf)?;
                if self.trainer.contains_key(half) { Err(Refusal::Said) } else { Ok(()) }
            }
            Entry::Sealed => Ok(()),
        }
    }

    fn known(&self, person: u16, half: Half) -> Result<(), Refusal> {
        self.people.get(&person).ok_or(Refusal::Nobody)?;
        self.hours(half).ok_or(Refusal::NoHalf).map(|_| ())
    }

    fn take(&mut self, entry: &Entry) {
        match entry {
            Entry::Opened(_) => {}
            Entry::Expects(person) => {
                self.people.insert(person.number, person.clone());
            }
            Entry::Binds { person, learner } => {
                if let Some(one) = self.people.get_mut(person) {
                    one.learner = Some(*learner);
                }
            }
            Entry::Confirms { person } => drop(self.confirmed.insert(*person)),
            Entry::Marks { person, half, clock, mark } => {
                let (mark, corrections) = (Some(*mark), vec![]);
                let is_late = self.is_late(*half, *clock, mark);
                let said = Said { mark, clock: *clock, is_late, corrections };
                self.said.insert((*person, *half), said);
            }
            Entry::Corrects { person, half, clock, mark, reason, by } => {
                let is_late = self.is_late(*half, *clock, *mark);
                if let Some(said) = self.said.get_mut(&(*person, *half)) {
                    (said.mark, said.clock, said.is_late) = (*mark, *clock, is_late);
                    said.corrections.push((reason.clone(), by.clone()));
                }
            }
            Entry::Trainer { half, clock } => drop(self.trainer.insert(*half, *clock)),
            Entry::Sealed => self.is_sealed = true,
        }
    }

    fn is_late(&self, half: Half, clock: Clock, mark: Option<Mark>) -> bool {
        let after = self.hours(half).map_or(0, |hours| clock.minutes_since(hours.from));
        matches!(mark, Some(Mark::Signed | Mark::Seen)) && after > LATE_AFTER
    }

    /// The hours of a half-day, if there is one.
    pub fn hours(&self, half: Half) -> Option<&Hours> {
        self.head.hours.iter().find(|hours| hours.half == half)
    }

    /// The head.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// All lines, in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Everybody, by number.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// What holds for that person and half-day; none while nothing was said.
    pub fn said(&self, person: u16, half: Half) -> Option<&Said> {
        self.said.get(&(person, half))
    }

    /// When the one who leads signed for that half-day.
    pub fn trainer(&self, half: Half) -> Option<Clock> {
        self.trainer.get(&half).copied()
    }

    /// Whether whoever leads still has to say that this person's name is right.
    pub fn is_doubtful(&self, person: u16) -> bool {
        let one = self.people.get(&person);
        one.is_some_and(|one| one.is_unlisted) && !self.confirmed.contains(&person)
    }

    /// Whether nothing is added any more.
    pub fn is_sealed(&self) -> bool {
        self.is_sealed
    }

    /// The next free number.
    pub fn next_number(&self) -> u16 {
        self.people.last_key_value().map_or(1, |(number, _)| number.saturating_add(1))
    }

    /// How many were there in that half-day, of how many in the register.
    pub fn present(&self, half: Half) -> (usize, usize) {
        let is_there = |number: &&u16| {
            let mark = self.said(**number, half).and_then(|said| said.mark);
            matches!(mark, Some(Mark::Signed | Mark::Seen))
        };
        (self.people.keys().filter(is_there).count(), self.people.len())
    }
}

#[cfg(test)]
mod tests;
