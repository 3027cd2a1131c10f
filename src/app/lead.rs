//! Leading a group session: the room, and which of its faces is on screen.

use std::sync::Arc;

use super::line::Line;
use super::model::Open;
use super::msg::Trouble;
use crate::domain::id::{ModuleId, RoomId};
use crate::domain::live::command::{Join, Lead, Part, Refusal};
use crate::domain::live::event::Phase;
use crate::domain::live::hub::Seen;
use crate::domain::live::opening::{Opening, Pin};
use crate::domain::live::raised::Hands;
use crate::domain::live::view::TrainerView;
use crate::domain::module::Module;

/// A room being led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leading {
    /// Its name.
    pub room: RoomId,
    /// The room as it was seen last.
    pub seen: TrainerView,
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
    /// Bring the module. Answered by [`RoomNews::Found`] or [`RoomNews::Missing`].
    Find {
        /// The module.
        module: ModuleId,
        /// Who leads.
        trainer: String,
    },
    /// Lead a session: the one left open in that module, or this one. Answered by
    /// [`RoomNews::Entered`].
    Open {
        /// The room.
        opening: Box<Opening>,
        /// The module.
        module: Arc<Module>,
    },
    /// Let me take part. Answered by [`RoomNews::Entered`] or [`RoomNews::Refused`].
    Join(Join),
    /// Let me look, as the wall does; without a PIN: at the only session there is.
    /// Answered as [`RoomEffect::Join`] is.
    Look(Option<Pin>),
    /// The one who leads does this, one after the other. Answered by [`RoomNews::Done`].
    Lead(Vec<Lead>),
    /// The one who takes part does this. Answered by [`RoomNews::Done`].
    Take(Part),
    /// The place is left; it waits.
    Leave,
    /// Write the papers of a session that is over. Answered as certificates are.
    Papers,
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
    /// The module.
    Found {
        /// The module.
        open: Open,
        /// Who leads.
        trainer: String,
    },
    /// The module cannot be led.
    Missing,
    /// There one is.
    Entered(Box<Entered>),
    /// What there is to see now.
    Seen(Arc<Seen>),
    /// It is done and kept.
    Done,
    /// The room says no; nothing changed.
    Refused(Refusal),
    /// It could not be kept, and why; nothing changed.
    Failed(Trouble),
}

/// A room, and what there is to see of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// Its name.
    pub room: RoomId,
    /// The module it is led through, in the language of the room.
    pub open: Open,
    /// The seed of the order of choices, the same for all.
    pub attempt: crate::domain::id::AttemptId,
    /// What there is to see.
    pub seen: Seen,
}
