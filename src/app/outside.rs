//! Where papers may go from a machine that many people use: each time, one is asked.

use super::effect::Effect;

/// A USB stick, or the folder of the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stick {
    /// What a person calls it.
    pub name: String,
    /// How it is found again.
    pub key: String,
    /// Whether it can be pulled out.
    pub is_removable: bool,
    /// Megabytes free on it.
    pub room: u64,
}

/// Where papers may go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Out {
    /// To files there.
    Stick(Stick),
    /// Onto paper.
    Paper,
}

/// The places there are now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// Sticks and folders.
    pub sticks: Vec<Stick>,
    /// Whether a stick that is plugged in would be one of them.
    pub takes_sticks: bool,
    /// Whether there is a printer.
    pub can_print: bool,
}

/// Papers on their way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// The effect that writes them where certificates go.
    pub what: Box<Effect>,
    /// Where they may go, once that is known.
    pub places: Places,
}

/// Something done with papers on their way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutAct {
    /// Write them to that stick.
    Stick(usize),
    /// Print them.
    Paper,
    /// See again which sticks there are.
    Look,
}
