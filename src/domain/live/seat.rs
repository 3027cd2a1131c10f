//! Seats: what a room knows of one participant.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::id::LearnerId;
use crate::domain::prose::Prose;
use crate::domain::time::Timestamp;

/// A seat of a room, from 1. Never given to somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeatId(pub u16);

/// What ties a seat to a person: whoever shows it again sits there again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tie {
    /// The learner's card.
    Card,
    /// The key of a connection.
    Key,
    /// A card drawn at the door.
    Provisional,
    /// Paper: the one who leads types for this person.
    Paper,
}

/// From where somebody takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Terminal {
    /// A machine of the place, by its number.
    Post(u16),
    /// A machine of the place without a number.
    Local,
    /// Their own machine, over a connection.
    Remote,
    /// No terminal.
    Paper,
}

/// Whether somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presence {
    /// There.
    Here,
    /// The connection is cut. The place is kept.
    Away,
    /// Taken out by the one who leads. May come back.
    Removed,
}

/// What a room knows of one participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Which seat.
    pub id: SeatId,
    /// Whose.
    pub learner: LearnerId,
    /// What ties it to that person.
    pub tie: Tie,
    /// From where, last.
    pub terminal: Terminal,
    /// The name in the list of the one who leads; shown to nobody else.
    pub name: Option<String>,
    /// Whether the person is there.
    pub presence: Presence,
    /// When the person sat down first.
    pub since: Timestamp,
    /// The step of one's own; none: where the room is.
    pub own: Option<u16>,
    /// Since when help is asked for.
    pub help: Option<Timestamp>,
    /// Help for this person alone.
    pub hint: Option<Prose>,
    /// How often something was changed from there, or for this person.
    pub changes: u32,
    /// The steps that were in front of this person.
    pub seen: BTreeSet<u16>,
}

impl Seat {
    /// Whether an answer can be expected from this seat.
    pub fn is_expected(&self) -> bool {
        self.presence == Presence::Here
    }

    /// Whether the one who leads types for it.
    pub fn is_paper(&self) -> bool {
        self.tie == Tie::Paper
    }
}
