//! What may be asked of a room, and why it may say no.

use serde::{Deserialize, Serialize};

use super::event::{Answer, Pace, Phase, Round};
use super::opening::Pin;
use super::raised::Hands;
use super::seat::{SeatId, Terminal, Tie};
use crate::domain::id::LearnerId;
use crate::domain::prose::Prose;

/// What is asked of a room. Everything is absolute: asked twice, it is done once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Let me in.
    Join(Join),
    /// The connection of this seat is cut.
    Lose(SeatId),
    /// The one who leads does this.
    Lead(Lead),
    /// The person on this seat does that. Whoever carries the command vouches for the
    /// seat.
    Take(SeatId, Part),
    /// The machine that holds the room started again.
    Restart,
}

/// Somebody at the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The PIN as typed.
    pub pin: Pin,
    /// Who, recognised by card or key, or just made.
    pub learner: LearnerId,
    /// By what.
    pub tie: Tie,
    /// From where.
    pub terminal: Terminal,
    /// The first name, if it is known.
    pub name: Option<String>,
}

/// What the one who leads can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lead {
    /// Go to this step.
    Step(u16),
    /// Bring this step to that phase: ask, close, share, discuss, ask again, reveal.
    Turn {
        /// The step meant: if the room has gone on, nothing happens.
        step: u16,
        /// The phase.
        to: Phase,
    },
    /// Let people go on like this.
    Pace(Pace),
    /// Hold all screens, or let them go.
    Freeze(bool),
    /// Take somebody out; not a ban.
    Remove(SeatId),
    /// Add somebody without a terminal.
    AddPaper {
        /// Who.
        learner: LearnerId,
        /// The name.
        name: Option<String>,
    },
    /// Type the answer of somebody without a terminal.
    AnswerFor {
        /// Who.
        seat: SeatId,
        /// The step.
        step: u16,
        /// The vote.
        round: Round,
        /// The answer.
        answer: Answer,
    },
    /// So many hands were raised.
    Raise {
        /// The step.
        step: u16,
        /// The vote.
        round: Round,
        /// All hands.
        hands: Hands,
    },
    /// A word for one person alone, or none any more.
    Hint {
        /// For whom.
        seat: SeatId,
        /// The word.
        hint: Option<Prose>,
    },
    /// Help came to this person: nobody has to say so from the seat.
    Helped(SeatId),
    /// It is over.
    End,
}

/// What a participant can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Answer, or change the answer.
    Answer {
        /// The step.
        step: u16,
        /// The vote.
        round: Round,
        /// The answer.
        answer: Answer,
    },
    /// Go to this step, or follow the room again.
    Move(Option<u16>),
    /// Ask for help, or say that it came.
    Help(bool),
    /// This is the name for the list of the one who leads.
    Name(Option<String>),
}

/// Why a room says no. Nothing of it changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// The PIN is that of another room, or of none.
    #[error("this is not the PIN of the room")]
    WrongPin,
    /// The room is over.
    #[error("the session is over")]
    Over,
    /// There are no more seats, or nothing more can be kept of this room.
    #[error("the room is full")]
    Full,
    /// There is no such seat, or its person was taken out.
    #[error("nobody sits there")]
    NoSeat,
    /// There is no such step.
    #[error("there is no such step")]
    NoStep,
    /// The room is at another step by now.
    #[error("the room is at another step")]
    Elsewhere,
    /// No vote can be held on a page.
    #[error("this step asks nothing")]
    AsksNothing,
    /// One does not come to that phase from this one, or this person changed more than
    /// anybody does in a session.
    #[error("this cannot be done now")]
    NotNow,
    /// No answer is taken, or none any more.
    #[error("the vote is not open")]
    NotOpen,
    /// All screens are held.
    #[error("all screens are held")]
    Frozen,
    /// Further than people may go alone.
    #[error("further than people may go alone")]
    TooFar,
    /// Only for people without a terminal.
    #[error("this person answers from a terminal")]
    NotPaper,
}
