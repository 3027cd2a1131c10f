//! What the rooms are asked, and what they answer.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::id::{AttemptId, ModuleId, RoomId};
use crate::domain::live::command::{Join, Lead, Part, Refusal};
use crate::domain::live::hub::Seen;
use crate::domain::live::opening::{Opening, Pin};
use crate::domain::live::room::Room;
use crate::domain::live::urn::Slip;
use crate::domain::module::Module;
use crate::domain::record::Edition;
use crate::domain::time::{Date, Timestamp};
use crate::store::StoreError;

/// Finds exactly that text of a module again.
pub type Shelf = Box<dyn Fn(&ModuleId, &Edition) -> Option<Arc<Module>> + Send>;

/// What holding rooms needs.
pub struct Host {
    /// The data folder.
    pub data: PathBuf,
    /// Where the modules are: rooms left open are gone on with.
    pub shelf: Shelf,
    /// The clock of the rooms: one for all who sit in them.
    pub now: Box<dyn Fn() -> Timestamp + Send>,
    /// The day it is here at that moment.
    pub day: fn(Timestamp) -> Date,
}

/// What a session may ask of the rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomRequest {
    /// Lead a session: the one its owner left open in that module, or this one. If its PIN
    /// is taken, another is. Answered by [`RoomReply::Entered`].
    Open {
        /// The room to open.
        opening: Box<Opening>,
        /// The module it is led through.
        module: Arc<Module>,
    },
    /// Lead that session, which is open. Answered by [`RoomReply::Entered`].
    Resume(RoomId),
    /// Let me in. Answered by [`RoomReply::Entered`].
    Join(Join),
    /// Let me look, as the wall does; without a PIN: at the only session there is.
    /// Answered by [`RoomReply::Entered`].
    Look(Option<Pin>),
    /// The one who leads does this, one after the other. Answered by [`RoomReply::Done`].
    Lead(Vec<Lead>),
    /// The one who takes part does this. Answered by [`RoomReply::Done`].
    Take(Part),
    /// What the one who took part says of it, once it is over. Answered by
    /// [`RoomReply::Done`].
    Slip(Slip),
    /// The slips are counted: for the one who leads. Answered by [`RoomReply::Done`].
    Count,
    /// The place is left; it is kept. Answered by [`RoomReply::Done`].
    Leave,
    /// All that happened, for papers: for the one who leads. Answered by [`RoomReply::Whole`].
    Whole,
}

/// What the rooms answer. Each may be [`RoomReply::Refused`] or [`RoomReply::Failed`] instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomReply {
    /// There one is. From now on every change is shown.
    Entered(Box<Entered>),
    /// It is done and kept.
    Done,
    /// The room says no; nothing changed.
    Refused(Refusal),
    /// It could not be kept; nothing changed.
    Failed(StoreError),
    /// All that happened.
    Whole(Box<Room>, Arc<Module>),
    /// What there is to see now. Comes unasked; of two, the newer holds.
    Seen(Arc<Seen>),
}

/// A room, and as whom one is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The room.
    pub room: RoomId,
    /// Its module, in the language it is led in.
    pub module: Arc<Module>,
    /// What was settled when it opened: what exactly the module is, and the seed of the
    /// order of choices.
    pub edition: Edition,
    /// That seed.
    pub attempt: AttemptId,
    /// What there is to see.
    pub seen: Seen,
}
