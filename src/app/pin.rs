//! A few digits asked for beside the card, for who wishes it: where somebody looks after
//! the machine and can help out.

use super::line::Line;
use super::model::Arrival;
use crate::domain::id::LearnerId;
use crate::domain::progress::Progress;

/// The fewest digits and the most.
pub const DIGITS: (usize, usize) = (4, 6);

/// The digits, being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinEntry {
    /// What was typed so far.
    pub line: Line,
    /// What for.
    pub wanted: Wanted,
}

/// What digits are typed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// To go on with the card that was typed.
    Open(Box<Opening>),
    /// To be asked from now on.
    Choose,
    /// The same, once more.
    Again(Pin),
}

/// Whoever comes back, before the digits are right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Who.
    pub learner: LearnerId,
    /// What they did.
    pub progress: Progress,
    /// Where to go.
    pub arrival: Arrival,
    /// The place of the first word of the card: wrong digits count for it.
    pub first: u16,
}

/// Digits on their way: never shown, not even to a debugger.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(pub String);

impl std::fmt::Debug for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pin")
    }
}

impl Pin {
    /// The digits typed, if they are enough and not too many.
    pub fn typed(text: &str) -> Option<Self> {
        let is_one = (DIGITS.0..=DIGITS.1).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_digit());
        is_one.then(|| Self(text.to_owned()))
    }
}

/// Something done with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinAct {
    /// Choose digits.
    Choose,
    /// They are typed.
    Submit,
    /// Ask for none any more.
    Remove,
}

/// What comes back from the outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PinNews {
    /// What is kept of the digits that were chosen.
    Sealed(String),
    /// Whether they were the right ones.
    Tried(bool),
}

/// What is said about digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinNotice {
    /// Four to six are needed.
    Shape,
    /// Twice the same is needed.
    Differs,
    /// They were wrong.
    Wrong,
    /// They are asked for from now on.
    Set,
    /// None are any more.
    Removed,
}
