//! What is settled when a room opens, and never changes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::id::{AttemptId, ModuleId, RoomId, StepId};
use crate::domain::key::KeyPrint;
use crate::domain::module::{Module, Step};
use crate::domain::record::Edition;
use crate::domain::time::Date;

/// Days after which the names of a room are removed, unless something else is asked for.
pub const USUAL_DAYS: u32 = 30;

/// What is settled when a room opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The name of the room in records.
    pub room: RoomId,
    /// What people type to come in.
    pub pin: Pin,
    /// The module it is led through.
    pub module: ModuleId,
    /// What exactly that is.
    pub edition: Edition,
    /// The pass all answers belong to, and the seed of the order of choices: the same
    /// for all, so that "the second one" means one thing in the room.
    pub attempt: AttemptId,
    /// The steps, in order.
    pub outline: Vec<Stage>,
    /// Who leads, as it will stand in the register.
    pub trainer: String,
    /// The key of whoever opened it from elsewhere: the room is gone on with by that key.
    /// None: somebody at the machine itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<KeyPrint>,
    /// When to advise what.
    pub thresholds: Thresholds,
    /// The day the names of this room are removed.
    pub purge_on: Date,
}

/// One step of the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// The step of the module.
    pub step: StepId,
    /// What it is.
    pub kind: Kind,
}

/// What a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// To read.
    Page,
    /// To answer.
    Question,
    /// To try, together.
    Simulator,
}

/// The steps of `module`, in order.
pub fn outline(module: &Module) -> Vec<Stage> {
    let stage = |step: &Step| match step {
        Step::Page(page) => Stage { step: page.id.clone(), kind: Kind::Page },
        Step::Question(question) => Stage { step: question.id.clone(), kind: Kind::Question },
        Step::Simulator(id) => Stage { step: id.clone(), kind: Kind::Simulator },
    };
    module.steps().map(stage).collect()
}

/// From which shares of right answers on what is advised, in percent. A proposal of
/// ours: places may set their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Thresholds {
    /// Under this: explain.
    pub explain_under: u8,
    /// Over this: go on. Between the two: discuss and vote again.
    pub go_on_over: u8,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { explain_under: 30, go_on_over: 70 }
    }
}

/// Four digits that let people in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pin(u16);

/// Why something is not a [`Pin`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a PIN has four digits")]
pub struct BadPin;

impl Pin {
    /// A PIN from chance. None begins with zero: "0471" would be typed as 471.
    pub fn from_entropy(bits: u64) -> Self {
        Self(u16::try_from(1000 + bits % 9000).unwrap_or(1000))
    }

    /// The one after it, for when it is taken.
    #[must_use]
    pub fn next(self) -> Self {
        Self::from_entropy(u64::from(self.0).saturating_sub(1000) + 1)
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl FromStr for Pin {
    type Err = BadPin;

    /// Spaces between the digits are how it is read aloud.
    fn from_str(text: &str) -> Result<Self, BadPin> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let is_pin = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        if is_pin { digits.parse().map(Self).map_err(|_| BadPin) } else { Err(BadPin) }
    }
}

impl Serialize for Pin {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Pin {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_read_as_it_is_said_and_four_digits_only() {
        let pin: Pin = "4 7 1 2".parse().unwrap();
        assert_eq!(pin.to_string(), "4712");
        assert_eq!("0007".parse::<Pin>().unwrap().to_string(), "0007");
        for bad in ["", "471", "47123", "47a2", "-471", "٤٧١٢"] {
            assert_eq!(bad.parse::<Pin>(), Err(BadPin), "{bad}");
        }
    }

    #[test]
    fn a_pin_from_chance_never_begins_with_zero() {
        for bits in [0, 1, 8999, 9000, u64::MAX] {
            assert!(Pin::from_entropy(bits) >= "1000".parse().unwrap());
        }
    }
}
