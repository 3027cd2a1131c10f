//! How a server is, for whoever looks after it: figures, and nothing of anybody.

use super::act::{Act, Place};
use super::watch::Alarm;

/// Between two looks, in milliseconds: looking costs the server too.
const LOOK: u32 = 5_000;

/// How a server is at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Sessions open now.
    pub sessions: Option<u64>,
    /// Connections that have not said who they are.
    pub strangers: Option<u64>,
    /// Sessions since it opened.
    pub begun: Option<u64>,
    /// Connections and sessions refused since.
    pub refused: Option<u64>,
    /// Memory of the process, in mebibytes.
    pub memory: Option<u64>,
    /// Half of the keys are answered within so many milliseconds.
    pub usual: Option<u64>,
    /// 99 keys of 100 are.
    pub slowest: Option<u64>,
}

impl Reading {
    /// What is known, in order: a message id and the figure it takes as `count`.
    pub fn lines(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let all = [
            ("serve-status-sessions", self.sessions),
            ("serve-status-strangers", self.strangers),
            ("serve-status-begun", self.begun),
            ("serve-status-refused", self.refused),
            ("serve-status-memory", self.memory),
            ("serve-status-usual", self.usual),
            ("serve-status-slowest", self.slowest),
        ];
        all.into_iter().filter_map(|(id, figure)| Some((id, figure?)))
    }
}

/// News of the server that is looked at: how it is, or why that is not known, in words.
pub type StatusNews = Result<Reading, String>;

/// A look at the server, on screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatusShown {
    /// What was told last; nothing yet.
    pub told: Option<StatusNews>,
}

/// When to look again.
pub(super) const fn alarm(number: u64) -> Alarm {
    Alarm { number, after: LOOK }
}

/// There is nothing to do but to look, and to leave.
pub(super) fn items() -> Vec<Act> {
    vec![Act::Go(Place::Goodbye)]
}
