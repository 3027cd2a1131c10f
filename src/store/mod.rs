//! Where learning records are kept: two copies, one promise.
//!
//! The promise is [`journal`]: append-only, synced before a record counts as
//! saved. Behind it stands [`index`], the same records in a sled tree. `guard`
//! opens both and lets each heal the other. [`memory`] is the reference that
//! both are tested against; [`writer`] is the one thread that owns a store.

pub mod backup;
mod ballast;
pub mod disk;
mod entry;
mod erase;
pub mod error;
mod files;
pub mod frame;
mod guard;
mod heal;
pub mod index;
pub mod journal;
mod lock;
mod mailbox;
pub mod memory;
mod purge;
pub mod restore;
mod roll;
pub mod rooms;
pub mod writer;

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::domain::id::{LearnerId, ModuleId};
use crate::domain::key::KeyPrint;
use crate::domain::record::{CardSeal, Fact, LearningRecord};
use crate::domain::time::Timestamp;

pub use disk::Disk;
pub use error::{Holder, StoreError};
pub use memory::Memory;
pub use rooms::{Host, RoomReply, RoomRequest};
pub use writer::{Client, Entrance, Reply, Request, SendError, Writer, spawn, spawn_hosting};

/// The newest version of anything stored that this program reads and writes.
pub const FORMAT: u8 = 1;

/// A fact that should be kept; the store gives it its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Whose.
    pub learner: LearnerId,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub fact: Fact,
}

/// What is said of a learner before the learner is recognised: for "continue as …".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Who.
    pub learner: LearnerId,
    /// The first name, if one was given.
    pub name: Option<String>,
    /// When the first record was made, by the clock of then.
    pub begun: Timestamp,
    /// The same of the last one.
    pub last: Timestamp,
    /// The module that was open last.
    pub module: Option<ModuleId>,
    /// How many records there are.
    pub records: u64,
}

/// A stretch of a learner's records that no copy has any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Whose.
    pub learner: LearnerId,
    /// The first missing number.
    pub first: u64,
    /// The last missing number.
    pub last: u64,
}

/// How the second copy was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum IndexState {
    /// There is none by design (in memory), or it was new.
    #[default]
    New,
    /// As it should be, at most behind the journal by what a stop leaves.
    Sound,
    /// Some of it was wrong; it was made again from the journal.
    Rebuilt,
    /// It cannot be used now; the journal alone serves.
    Absent {
        /// Why.
        cause: String,
    },
}

/// What opening a store found and did. One calm line is made of it, once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Healed {
    /// Learners there are.
    pub learners: u64,
    /// Records there are.
    pub records: u64,
    /// Bytes of a last, unfinished append, never acknowledged: cut off.
    pub torn_bytes: u64,
    /// Damaged bytes of the journal that were skipped.
    pub skipped_bytes: u64,
    /// Frames that do not follow the one before them.
    pub broken_links: u64,
    /// Records that only the index still had.
    pub from_index: u64,
    /// Records that the index lacked.
    pub into_index: u64,
    /// How the index was found.
    pub index: IndexState,
    /// What is missing in both copies.
    pub gaps: Vec<Gap>,
    /// What was set aside.
    pub quarantined: Vec<PathBuf>,
    /// The data folder, if others on the machine can look into it and it is not
    /// ours to close.
    pub exposed: Option<PathBuf>,
    /// Whether all repairs are on the disk; if not, the next opening tries again.
    pub is_settled: bool,
}

impl Healed {
    /// Whether something was wrong that people should be told.
    pub fn is_news(&self) -> bool {
        self.skipped_bytes > 0
            || self.from_index > 0
            || self.index == IndexState::Rebuilt
            || !self.quarantined.is_empty()
    }

    /// Whether the index lacked more than a stop can leave behind: all, because
    /// it was not there, or more than is written between two of its flushes.
    pub fn is_refilled(&self) -> bool {
        match self.index {
            IndexState::New => self.into_index > 0,
            IndexState::Sound => self.into_index > index::FLUSH_EVERY as u64,
            IndexState::Rebuilt | IndexState::Absent { .. } => false,
        }
    }

    /// How many records are known to be missing.
    pub fn missing(&self) -> u64 {
        self.gaps.iter().map(|gap| gap.last - gap.first + 1).sum()
    }

    /// The one calm line for people: a Fluent id and its variables. None when
    /// all was well.
    pub fn message(&self) -> Option<(&'static str, Vec<(&'static str, u64)>)> {
        match (self.is_news(), self.missing()) {
            (false, _) => None,
            (true, 0) => Some(("store-healed", vec![("records", self.records)])),
            (true, missing) => Some(("store-healed-in-part", vec![("missing", missing)])),
        }
    }
}

/// Learning records: appended, read, never changed.
pub trait Records {
    /// Keeps each group of drafts whole or not at all, numbers its records, and
    /// returns only when all are durable. One answer per group, in order.
    ///
    /// # Errors
    /// Per group: [`StoreError::UnknownLearner`], [`StoreError::AlreadyJoined`],
    /// [`StoreError::TooLarge`] concern that group alone; the others concern all.
    fn append(&mut self, groups: Vec<Vec<Draft>>) -> Vec<Result<Vec<LearningRecord>, StoreError>>;

    /// All records of one learner, in order of their numbers; none for a stranger.
    fn of_learner(&mut self, learner: LearnerId) -> Result<Vec<LearningRecord>, StoreError>;

    /// Shows every record to `see`: learner by learner, each in order.
    fn each(&mut self, see: &mut dyn FnMut(LearningRecord)) -> Result<(), StoreError> {
        for learner in self.learners() {
            self.of_learner(learner)?.into_iter().for_each(&mut *see);
        }
        Ok(())
    }

    /// Everyone there is, in the order of their names.
    fn learners(&self) -> Vec<LearnerId>;
}

/// Finding and forgetting people.
pub trait Learners {
    /// Everyone, the one seen last first.
    fn roll(&self) -> Vec<Summary>;

    /// Those whose card starts with word number `first`, with the seal to try.
    fn candidates(&self, first: u16) -> Vec<(LearnerId, CardSeal)>;

    /// Whose key of SSH this is, if it opens for anybody.
    fn holder(&self, key: KeyPrint) -> Option<LearnerId>;

    /// Removes every byte about a learner, from both copies and from what was
    /// set aside. Says whether there was anything.
    fn erase(&mut self, learner: LearnerId) -> Result<bool, StoreError>;

    /// The same for many at once. Says of how many there was anything.
    fn erase_all(&mut self, learners: &BTreeSet<LearnerId>) -> Result<usize, StoreError> {
        let mut known = 0;
        for learner in learners {
            known += usize::from(self.erase(*learner)?);
        }
        Ok(known)
    }
}

/// What the store says of itself.
pub trait Meta {
    /// What opening found.
    fn healed(&self) -> &Healed;
}

/// A whole store, owned by one thread.
pub trait Store: Records + Learners + Meta + Send {}

impl<T: Records + Learners + Meta + Send> Store for T {}
