//! Validated names for everything that can be referred to.
//!
//! Saved progress points at these, never at positions, so that a module may be
//! rearranged without losing anybody's place.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not an identifier: use 1 to 64 of a-z, 0-9 and `-`, starting with a letter or digit"
)]
pub struct BadId(pub String);

/// Whether `text` may serve as an identifier: 1 to 64 of `a-z`, `0-9`, `-`,
/// the first being a letter or a digit.
pub fn is_valid_id(text: &str) -> bool {
    let ok = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=64).contains(&text.len()) && text.bytes().all(ok) && !text.starts_with('-')
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The identifier as written in the files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                if is_valid_id(text) {
                    Ok(Self(Arc::from(text)))
                } else {
                    Err(BadId(text.to_owned()))
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = String::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// One of the initiation modules, also the name of its folder.
    ModuleId;
    /// A titled part of a module.
    LessonId;
    /// A page to print, of a module.
    SheetId;
    /// A page, a question or a simulator: what fills the screen once.
    StepId;
    /// One possible answer, one item to order, one pair, one line of a text.
    ChoiceId;
    /// A skill a module teaches.
    ObjectiveId;
    /// A common false idea that wrong answers reveal.
    MisconceptionId;
    /// A glossary entry.
    TermId;
    /// A state of a simulator.
    StateId;
    /// Something a simulator remembers: raised or not.
    FlagId;
    /// A benefit around the passport.
    BenefitId;
    /// A learning path through several modules.
    PathId;
    /// What a learner wants from the programme.
    GoalId;
    /// One of the fields of skill in which learners place themselves.
    AreaId;
}

/// A random 128-bit name, written as a version 4 UUID (RFC 9562, section 5.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RandomId(u128);

impl RandomId {
    /// Makes an id of 128 random bits; six of them give way to version and variant.
    pub fn from_entropy(bits: u128) -> Self {
        let versioned = (bits & !(0xf << 76)) | (0x4 << 76);
        Self((versioned & !(0b11 << 62)) | (0b10 << 62))
    }

    /// The 128 bits, version and variant included: for keys that sort.
    pub fn bits(self) -> u128 {
        self.0
    }
}

impl fmt::Display for RandomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = self.0;
        write!(
            f,
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            n >> 96,
            (n >> 80) & 0xffff,
            (n >> 64) & 0xffff,
            (n >> 48) & 0xffff,
            n & 0xffff_ffff_ffff
        )
    }
}

impl FromStr for RandomId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let bad = || BadId(text.to_owned());
        let hex: String = text.chars().filter(|c| *c != '-').collect();
        if hex.len() != 32 || text.len() != 36 {
            return Err(bad());
        }
        let id = u128::from_str_radix(&hex, 16).map(Self).map_err(|_| bad())?;
        if id.to_string() == text { Ok(id) } else { Err(bad()) }
    }
}

impl Serialize for RandomId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RandomId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A person who learns. Random, never derived from anything about the person.
pub type LearnerId = RandomId;

/// A signed document of ours; `urn:uuid:` and this make its name in the world.
pub type CertificateId = RandomId;

/// A group session, from its opening to its end.
pub type RoomId = RandomId;

/// A register of attendance.
pub type RegisterId = RandomId;

/// The list of who is expected somewhere, as it was brought.
pub type RosterId = RandomId;

/// One pass through a set of questions. The number is also the seed of its
/// draw and of the order of its choices, so that replays and disputes agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AttemptId(pub u64);
