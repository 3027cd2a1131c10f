//! The lines of a register, and why one is not added.

use serde::{Deserialize, Serialize};

use super::{Clock, Half, Head, Person};
use crate::domain::id::LearnerId;
use crate::domain::time::Timestamp;

/// What is said of one person and one half-day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// Signed: on one's own terminal, where the person is bound to a card; else by hand or
    /// before whoever leads, who says so.
    Signed,
    /// Seen by the one who leads: somebody on paper.
    Seen,
    /// Not there.
    Absent,
}

/// One line of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number, from 1, without gaps.
    pub number: u32,
    /// When it was written, by the machine's clock.
    pub at: Timestamp,
    /// What it says.
    pub entry: Entry,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// The register is open. Always the first line.
    Opened(Box<Head>),
    /// Somebody is expected, or came.
    Expects(Person),
    /// Whoever came with that card is this person: known again by it in the afternoon.
    Binds {
        /// Who.
        person: u16,
        /// Under which card.
        learner: LearnerId,
    },
    /// Whoever leads knows somebody who was not expected: the name is right.
    Confirms {
        /// Who.
        person: u16,
    },
    /// This person was there, or was not.
    Marks {
        /// Who.
        person: u16,
        /// When.
        half: Half,
        /// The time of the day.
        clock: Clock,
        /// What.
        mark: Mark,
    },
    /// What is said of a person and a half-day was not right.
    Corrects {
        /// Who.
        person: u16,
        /// When.
        half: Half,
        /// The time of the day that is right.
        clock: Clock,
        /// What is right; none: nothing can be said.
        mark: Option<Mark>,
        /// Why.
        reason: String,
        /// Who says so.
        by: String,
    },
    /// The one who leads signs for a half-day.
    Trainer {
        /// Which.
        half: Half,
        /// The time of the day.
        clock: Clock,
    },
    /// Nothing is added any more.
    Sealed,
}

/// Why a line is not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is sealed.
    #[error("the register is sealed")]
    Sealed,
    /// Nobody has that number.
    #[error("nobody in the register has that number")]
    Nobody,
    /// The register has no such half-day.
    #[error("the register has no such half-day")]
    NoHalf,
    /// Something is said already: it can be corrected, with a reason.
    #[error("something is said already: correct it, with a reason")]
    Said,
    /// There is nothing to correct.
    #[error("there is nothing to correct")]
    Unsaid,
    /// A correction without a reason, or without its author.
    #[error("a correction needs a reason and its author")]
    NoReason,
    /// The number, the learner or the names are in the register already.
    #[error("this person is in the register already")]
    Twice,
    /// A second opening.
    #[error("the register is open already")]
    Open,
    /// Whoever leads noted that this person is not there.
    #[error("whoever leads noted an absence")]
    Absent,
}
