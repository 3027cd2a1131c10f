//! The slip of three questions on the screen of somebody who took part, once the session
//! is over.

use super::line::Line;
use crate::domain::live::urn::Slip;

/// One of the three questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Asked {
    /// "This will be of use to me."
    #[default]
    Useful,
    /// "I could follow at my pace."
    Pace,
    /// "The first thing I am going to do."
    Next,
}

impl Asked {
    /// Its number, from 1.
    pub fn number(self) -> u16 {
        match self {
            Self::Useful => 1,
            Self::Pace => 2,
            Self::Next => 3,
        }
    }
}

/// A slip being filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filling {
    /// The question in front.
    pub at: Asked,
    /// What was answered to the first.
    pub useful: Option<u8>,
    /// What was answered to the second.
    pub pace: Option<u8>,
    /// What is being typed to the third.
    pub line: Line,
    /// Whether it is on its way to the disk.
    pub is_sending: bool,
    /// Whether a digit has just answered: Enter pressed after it, as in a quiz, is part of
    /// that answer and not of the next.
    pub(super) is_fresh: bool,
}

impl Filling {
    /// What it says so far.
    pub fn slip(&self) -> Slip {
        let next = self.line.value().trim().to_owned();
        Slip { useful: self.useful, pace: self.pace, next }
    }
}

/// Something done with the slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipAct {
    /// Begin.
    Begin,
    /// This figure answers the question in front.
    Circle(u8),
    /// Pass the question in front over.
    Pass,
    /// The question before, or out of the slip.
    Back,
    /// Give it.
    Give,
}
