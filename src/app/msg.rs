//! Messages: what a person did, and news from the outside.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::attending::AttendNews;
use super::benefit::BenefitListing;
use super::checking::CheckNews;
use super::elsewhere::TextShown;
use super::key::Key;
use super::lead::RoomNews;
use super::model::{Known, Listing};
use super::outside::{Places, Stick};
use super::pin::PinNews;
use super::route::PathListing;
use super::screen::CodeShown;
use super::status::StatusNews;
use super::trainer::TrainerNews;
use super::watch::Closing;
use crate::domain::card::Card;
use crate::domain::id::{AttemptId, CertificateId, LearnerId, ModuleId, ObjectiveId, RandomId};
use crate::domain::key::KeyPrint;
use crate::domain::module::Module;
use crate::domain::placement::Guide;
use crate::domain::prose::Prose;
use crate::domain::record::{CardSeal, Certified, Edition, LearningRecord};
use crate::domain::search::Found;
use crate::domain::time::{Date, Timestamp};

/// A message with the moment and the chance that go with it: the player itself
/// has neither clock nor dice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamped {
    /// When it arrived.
    pub at: Timestamp,
    /// Random bits nobody else was given.
    pub entropy: Entropy,
    /// The message.
    pub msg: Msg,
}

/// 256 random bits, in parts that are never used for two purposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entropy(pub [u64; 4]);

impl Entropy {
    /// A new name for a learner.
    pub fn learner(self) -> LearnerId {
        RandomId::from_entropy(u128::from(self.0[0]) << 64 | u128::from(self.0[1]))
    }

    /// A new attempt.
    pub fn attempt(self) -> AttemptId {
        AttemptId(self.0[2])
    }

    /// A new card.
    pub fn card(self) -> Card {
        Card::from_entropy(self.0[3])
    }
}

/// Who came, where that is known before the session begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrived {
    /// Somebody who only looks.
    Guest,
    /// The same, to be shown around: the first page is there at once.
    Demo,
    /// Somebody with this key.
    Key(KeyPrint),
    /// Somebody whose card was seen.
    Learner(LearnerId),
    /// Somebody with neither.
    Stranger,
}

/// What happens to a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// Somebody came in another way than by the first screen.
    Arrived(Arrived),
    /// A key was pressed.
    Key(Key),
    /// The item of that place was pressed with the mouse or a finger.
    Press(usize),
    /// The item of that number was named: taken if it is an answer, done if not.
    Choose(usize),
    /// The wheel was turned: -1 up, 1 down.
    Wheel(i8),
    /// Text was pasted.
    Paste(String),
    /// A whole line was typed: it takes the place of what stood there.
    Line(String),
    /// News of the store.
    Store(News),
    /// Content that was asked for.
    Content(Content),
    /// Certificates that were asked for.
    Certificates(Papers),
    /// An answer to the trainer's menu.
    Trainer(TrainerNews),
    /// An answer about the digits beside the card.
    Pin(PinNews),
    /// The voice of this machine cannot be started.
    NoVoice,
    /// News of the session one leads.
    Room(RoomNews),
    /// News of a register of attendance.
    Attend(AttendNews),
    /// An answer about a certificate that somebody brings.
    Check(CheckNews),
    /// The session will be closed.
    Closing(Closing),
    /// A server is to be looked at from now on.
    WatchServer,
    /// How it is.
    Status(StatusNews),
    /// The screen was touched where there is nothing to do.
    Touch,
    /// The wait of that number is over, and nothing happened meanwhile.
    Tick(u64),
    /// Where the last frame stood in a body taller than the screen; zeros when
    /// there is nothing to scroll.
    Shown {
        /// Rows above the screen.
        rows: u16,
        /// Rows below the screen.
        hidden_rows: u16,
    },
}

/// News of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// It is open. What had to be healed is told once.
    Opened {
        /// What was healed, lost or set aside, in words.
        healed: Option<String>,
        /// That others can look into the data folder, in words.
        exposed: Option<String>,
    },
    /// It cannot be used; one can still look.
    Closed(Trouble),
    /// Something other than a draft was not carried out; the store stays open.
    Refused(Trouble),
    /// The learners known here, the last one first.
    Roll(Vec<Known>),
    /// A draft is durable: these are its records.
    Saved {
        /// The ticket of the draft.
        ticket: u64,
        /// The records as kept.
        records: Vec<LearningRecord>,
    },
    /// A draft could not be saved; nothing of it was kept.
    Failed {
        /// The ticket of the draft.
        ticket: u64,
        /// Why.
        trouble: Trouble,
    },
    /// All the records of a learner.
    Loaded {
        /// Whose.
        learner: LearnerId,
        /// In order.
        records: Vec<LearningRecord>,
    },
    /// Whose key it is, if anybody's.
    KeyHolder(Option<LearnerId>),
    /// Too many wrong cards came from there: so many minutes to wait.
    CardsWait(u32),
    /// A card was sealed for a new learner.
    Sealed {
        /// The learner.
        learner: LearnerId,
        /// The card.
        card: Card,
        /// What is kept of it.
        seal: CardSeal,
    },
    /// A card was looked up.
    Recognised(Option<LearnerId>),
    /// All traces of the learner are gone.
    Erased {
        /// But for registers of attendance, until that day.
        signed_until: Option<Date>,
    },
    /// So many learners who did not come back for long are gone.
    Purged(usize),
}

/// Why the store cannot do something, in the learner's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Another program holds the folder.
    Held {
        /// Which, in words for an adviser.
        by: String,
    },
    /// No room left on the disk.
    Full,
    /// The folder may not be written.
    ReadOnly,
    /// The folder was written by a later version.
    TooNew,
    /// Anything else; the words are for an adviser.
    Other(String),
}

/// Content that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The catalogue in the language of the session.
    Listed {
        /// The language it now speaks.
        locale: String,
        /// The modules, in order.
        listings: Vec<Listing>,
        /// The learning paths, in order.
        paths: Vec<PathListing>,
        /// The benefits around the passport.
        benefits: Vec<BenefitListing>,
    },
    /// A module, ready to be played.
    Opened {
        /// The module.
        module: Arc<Module>,
        /// What exactly it is.
        edition: Edition,
        /// Whether it speaks another language than the session.
        is_fallback: bool,
    },
    /// A module that cannot be played.
    Missing(ModuleId),
    /// The objectives that questions of these modules prove; none where the module
    /// cannot be played.
    Objectives(BTreeMap<ModuleId, BTreeSet<ObjectiveId>>),
    /// A module, brought without opening it.
    Outlined(Arc<Module>),
    /// What was looked for.
    Found(Found),
    /// The actions of the modules asked for, of those that are here.
    Actions(BTreeMap<ModuleId, Prose>),
    /// What the placement is made of; none when it cannot be read.
    Placement(Option<Arc<Guide>>),
}

/// Certificates that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Papers {
    /// Signed, not yet kept.
    Issued {
        /// The documents.
        papers: Vec<Paper>,
        /// What could not be signed, and why, in words.
        left: Vec<String>,
        /// The file of the signing key, if it was made just now.
        made_key: Option<String>,
    },
    /// Written to files.
    Exported {
        /// The folder.
        folder: String,
        /// The names of the files.
        files: Vec<String>,
    },
    /// Where papers may go now.
    Places(Places),
    /// Written to a stick, or to the folder of the place, for good.
    OnStick {
        /// Where.
        stick: Stick,
        /// The names of the files.
        files: Vec<String>,
    },
    /// So many documents are on their way to the printer.
    Printed(usize),
    /// The code of one.
    Code(Box<CodeShown>),
    /// The text of one.
    Text(Box<TextShown>),
    /// Not possible, and why, in words for an adviser.
    Refused(String),
}

/// A signed document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its name.
    pub id: CertificateId,
    /// What it is for.
    pub subject: Certified,
    /// The bytes to keep and export.
    pub document: String,
}
