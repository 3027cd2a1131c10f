//! Leading a group session: the room, and which of its faces is on screen.

use std::sync::Arc;

use super::line::Line;
use super::model::Open;
use super::msg::Trouble;
use crate::domain::id::ModuleId;
use crate::domain::live::event::{Phase, RoomRecord};
use crate::domain::live::raised::Hands;
use crate::domain::live::room::Room;
use crate::domain::module::Module;
use crate::domain::time::Date;

/// A room being led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leading {
    /// The room, as far as it is kept.
    pub room: Room,
    /// What is on screen.
    pub face: Face,
    /// Whether something is on its way to the disk: nothing else is done meanwhile.
    pub is_waiting: bool,
}

/// What is on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Face {
    /// For the one who leads.
    Console,
    /// For the wall: nothing that concerns her alone.
    Wall,
    /// Hands being counted, one choice after the other.
    Counting {
        /// The place of the choice.
        at: usize,
        /// The number, being typed.
        line: Line,
        /// The hands counted so far.
        hands: Hands,
    },
}

/// Something done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeadAct {
    /// The next step.
    Next,
    /// The step before.
    Previous,
    /// Bring the step to this phase.
    Turn(Phase),
    /// Count hands.
    Count,
    /// This number is typed.
    Counted,
    /// Show what is for the wall, or the console again.
    Wall(bool),
    /// End the session.
    End,
    /// Close the program. The room waits.
    Leave,
}

/// What is asked of the outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomEffect {
    /// Bring the module, and the records of a room that was left open in it.
    /// Answered by [`RoomNews::Found`] or [`RoomNews::Missing`].
    Find {
        /// The module.
        module: ModuleId,
        /// Who leads.
        trainer: String,
        /// Today: what is kept too long is removed.
        today: Date,
    },
    /// Keep these records. Answered by [`RoomNews::Kept`] or [`RoomNews::Failed`].
    Keep {
        /// The room, by the name of its file.
        room: crate::domain::id::RoomId,
        /// The records.
        records: Vec<RoomRecord>,
    },
    /// Write the papers of a session that is over. Answered as certificates are.
    Papers(Box<(Room, Arc<Module>)>),
}

/// What comes back from the outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomNews {
    /// Lead a session with this module.
    Begin {
        /// The module.
        module: ModuleId,
        /// Who leads.
        trainer: String,
    },
    /// The module, and what there is of a room.
    Found {
        /// The module.
        open: Open,
        /// Who leads.
        trainer: String,
        /// The records of a room left open; none for a new one.
        records: Vec<RoomRecord>,
    },
    /// The module cannot be led.
    Missing,
    /// These are on the disk.
    Kept(Vec<RoomRecord>),
    /// They are not, and why.
    Failed(Trouble),
}
