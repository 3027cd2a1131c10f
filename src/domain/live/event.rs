//! What happened in a room: appended, never changed. The room is the fold of it.

use serde::{Deserialize, Serialize};

use super::opening::Opening;
use super::raised::Hands;
use super::seat::{SeatId, Terminal, Tie};
use crate::domain::attempt::Response;
use crate::domain::id::LearnerId;
use crate::domain::prose::Prose;
use crate::domain::time::Timestamp;

/// One fact about a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomRecord {
    /// Its place, from 1, without gaps.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: Event,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The room opened. Always the first record.
    Opened(Box<Opening>),
    /// Somebody sat down for the first time.
    Seated {
        /// Where.
        seat: SeatId,
        /// Who.
        learner: LearnerId,
        /// What ties the seat to that person.
        tie: Tie,
        /// From where.
        terminal: Terminal,
        /// The name in the list of the one who leads.
        name: Option<String>,
    },
    /// Somebody came back to the seat.
    Returned {
        /// Which.
        seat: SeatId,
        /// From where, now.
        terminal: Terminal,
    },
    /// The connection was cut.
    Lost {
        /// Whose.
        seat: SeatId,
    },
    /// Somebody was taken out.
    Removed {
        /// Who.
        seat: SeatId,
    },
    /// The room is at this step now.
    Stepped {
        /// From 0.
        step: u16,
    },
    /// A step is in this phase now.
    Turned {
        /// Which.
        step: u16,
        /// The phase.
        phase: Phase,
    },
    /// People go on like this now.
    Paced {
        /// How.
        pace: Pace,
    },
    /// All screens are held, or let go.
    Frozen {
        /// Held.
        is_frozen: bool,
    },
    /// A seat answers. A later change takes the place of the earlier.
    Answered {
        /// Which.
        seat: SeatId,
        /// The step.
        step: u16,
        /// The vote.
        round: Round,
        /// What.
        answer: Answer,
    },
    /// Hands were counted. All of them: this takes the place of the count before.
    Raised {
        /// The step.
        step: u16,
        /// The vote.
        round: Round,
        /// The hands.
        hands: Hands,
    },
    /// Somebody goes to a step of their own, or follows again.
    Moved {
        /// Who.
        seat: SeatId,
        /// Where; none: where the room is.
        own: Option<u16>,
    },
    /// Somebody asks for help, or does not any more.
    Helped {
        /// Who.
        seat: SeatId,
        /// Whether.
        asks: bool,
    },
    /// Somebody gave a name, or took it back.
    Named {
        /// Who.
        seat: SeatId,
        /// The name.
        name: Option<String>,
    },
    /// A word for one person alone, or none any more.
    Hinted {
        /// For whom.
        seat: SeatId,
        /// The word.
        hint: Option<Prose>,
    },
    /// The machine that holds the room started again: all connections are cut.
    Restarted,
    /// It is over.
    Ended,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// To be read; no vote.
    Shown,
    /// Answers come in.
    Open(Round),
    /// None comes in any more.
    Closed {
        /// The vote.
        round: Round,
        /// Whether the room sees how it went.
        is_shared: bool,
    },
    /// Neighbours talk about the first vote, whose bars they see.
    Discussing,
    /// The right answer is shown.
    Revealed,
}

/// Which vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Round {
    /// Before anything was said.
    First,
    /// After the discussion.
    Second,
}

/// Who moves the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Pace {
    /// The one who leads.
    #[default]
    Together,
    /// Each one.
    Free,
    /// Each one, as far as this step.
    Until(u16),
}

/// An answer of a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What.
    pub response: Response,
    /// How sure, if told.
    pub sure: Option<bool>,
    /// Counts the changes of this seat's answer, from 1: what comes twice or too late
    /// is known by it.
    pub change: u32,
}
