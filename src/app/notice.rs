//! Short messages to the person, each said once.

use super::msg::Trouble;
use super::outside::Stick;
use super::seat::SeatNotice;
use crate::domain::attendance::Clock;
use crate::domain::route::Route;
use crate::domain::time::Date;

/// A short message about what just happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Something about a group session.
    Seat(SeatNotice),
    /// Choose an answer first.
    ChooseFirst,
    /// Put everything in order first.
    OrderFirst,
    /// Type an answer first.
    TypeFirst,
    /// Write something first.
    WriteFirst,
    /// Type a number, and nothing else.
    NumberFirst,
    /// This card is not known here; attempts left.
    UnknownCard(u8),
    /// Too many wrong cards: so many minutes to wait.
    CardWait(u32),
    /// Another key than the one that was asked for.
    OtherKey,
    /// What was typed begins no word of the list.
    UnknownWord,
    /// The number of the organisation is not right.
    BadNumber(crate::domain::learner::BadNumber),
    /// The name of the organisation is missing.
    NameFirst,
    /// The store healed itself: what it did and what is lost, in words.
    Healed(String),
    /// It could not be saved.
    NotSaved(Trouble),
    /// The module cannot be opened.
    NoModule,
    /// The session that was to be gone on with is over.
    NoRoom,
    /// Files were written.
    Exported {
        /// The folder.
        folder: String,
        /// The names of the files.
        files: Vec<String>,
        /// The file of the signing key, if it was made on the way.
        made_key: Option<String>,
        /// What could not be issued, and why.
        left: Vec<String>,
    },
    /// Files were written to a stick, or to the folder of the place, for good.
    OnStick {
        /// Where.
        stick: Stick,
        /// The names of the files.
        files: Vec<String>,
        /// What could not be issued, and why.
        left: Vec<String>,
    },
    /// So many documents are on their way to the printer.
    Printed(usize),
    /// Certificates were refused.
    Refused {
        /// Why.
        why: String,
        /// The file of the signing key, if it was made all the same.
        made_key: Option<String>,
    },
    /// All traces are gone.
    Erased {
        /// But for registers of attendance that were signed, until that day.
        signed_until: Option<Date>,
    },
    /// The start of the module was forgotten.
    Forgotten,
    /// The questions of today are answered.
    Recalled {
        /// Days until the next ones, zero if there are more for another visit; none
        /// if there are no more.
        days: Option<i32>,
    },
    /// This way through the modules is followed from now on; none: one chooses freely.
    Follows(Option<Route>),
    /// The passphrase was wrong: so many seconds to wait.
    TrainerWait(u32),
    /// Cards may be typed again.
    CardsAllowed,
    /// About the digits beside the card.
    Pin(super::pin::PinNotice),
    /// There is no voice to read aloud with.
    NoVoice,
    /// A certificate cannot be checked, and why.
    NotChecked(String),
    /// About attendance: signed, at that time; or why not, in words.
    Attended(Result<Clock, String>),
    /// Hours come first.
    HoursFirst,
    /// The key one came with opens from now on.
    KeyLinked,
    /// A key opens nothing any more.
    KeyRevoked,
    /// The session will be closed.
    Closing(super::watch::Closing),
    /// The text was sent to the clipboard of the terminal.
    Clipped,
    /// Nothing is kept for a guest.
    GuestOnly,
    /// Nothing can be kept on this machine now.
    LookOnly,
}
