//! What a session asks of the rooms, and what comes back.

use std::sync::Arc;

use super::Word;
use crate::app::model::Open;
use crate::app::msg::Trouble;
use crate::app::seat::Errand;
use crate::domain::id::{AttemptId, ModuleId, RoomId};
use crate::domain::live::command::{Join, Lead, Part, Refusal};
use crate::domain::live::hub::Seen;
use crate::domain::live::opening::{Opening, Pin};
use crate::domain::live::seat::SeatId;
use crate::domain::live::urn::Slip;
use crate::domain::module::Module;
use crate::domain::prose::Prose;

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
    /// Lead a session: the one its owner left open in that module, or this one. Answered by
    /// [`RoomNews::Entered`].
    Open {
        /// The room.
        opening: Box<Opening>,
        /// The module.
        module: Arc<Module>,
    },
    /// Lead that session, which is open. Answered by [`RoomNews::Entered`] or
    /// [`RoomNews::Refused`].
    Resume(RoomId),
    /// Let me take part. Answered by [`RoomNews::Entered`] or [`RoomNews::Refused`].
    Join(Join),
    /// Let me look, as the wall does; without a PIN: at the only session there is.
    /// Answered as [`RoomEffect::Join`] is.
    Look(Option<Pin>),
    /// The one who leads does this, one after the other. Answered by [`RoomNews::Done`].
    Lead(Vec<Lead>),
    /// The one who takes part does this. Answered by [`RoomNews::Done`].
    Take(Part),
    /// This is what the one who took part says. Answered by [`RoomNews::Done`], once the
    /// room showed that it is kept.
    Slip(Slip),
    /// The slips are counted. Answered by [`RoomNews::Done`].
    Count,
    /// The place is left; it waits.
    Leave,
    /// Say this word that is ready, in the language of the session. Answered by
    /// [`RoomNews::Word`].
    Word {
        /// For whom.
        seat: SeatId,
        /// Which.
        word: Word,
    },
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
    /// Go on leading that session.
    Resume(RoomId),
    /// Somebody comes to a session: to the door, or straight in by that PIN.
    Door {
        /// For what.
        errand: Errand,
        /// The PIN, if it is known.
        pin: Option<Pin>,
    },
    /// Somebody was in a session when it was cut off, and says first who they are.
    Return {
        /// For what.
        errand: Errand,
        /// The PIN, if it is known.
        pin: Option<Pin>,
    },
    /// Too many wrong PINs came from there: so many minutes to wait.
    Wait(u32),
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
    /// A word that is ready, for that person.
    Word(SeatId, Prose),
}

/// A room, and what there is to see of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// Its name.
    pub room: RoomId,
    /// The module it is led through, in the language of the room.
    pub open: Open,
    /// The seed of the order of choices, the same for all.
    pub attempt: AttemptId,
    /// What there is to see.
    pub seen: Seen,
}
