//! What is shown, not how: a short vocabulary that every presentation shares.
//!
//! The same [`Scene`] becomes cells on a terminal, appended lines for a screen
//! reader or a pipe, mouse regions and help. Nothing is written twice, and no
//! state is told by colour alone: it is in the words or in a field here.

pub mod attendance;
mod build;
pub mod margin;
pub mod preview;

use serde::Serialize;

pub use build::{scene, wide};

pub use crate::app::key::Key;
pub use crate::domain::learner::Contrast;
pub use crate::domain::live::standing::Square;
pub use crate::domain::matrix::Matrix;
pub use crate::domain::prose::{Mark, Prose, Span};

/// Everything one screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Scene {
    /// Which screen and which step of it this is. Two scenes of the same place
    /// differ by what the person did there; of another place, all is new.
    pub place: String,
    /// The name of the place, on the left of the first row.
    pub title: Prose,
    /// Where one stands in it, on the right of the first row.
    pub status: Prose,
    /// The same as a bar.
    pub meter: Option<Meter>,
    /// What there is to read and to do, from top to bottom.
    pub body: Vec<Block>,
    /// What stands beside the body where there is room for both. Elsewhere, and in lines,
    /// it is left out: all of it can be asked for by a key.
    pub side: Vec<Block>,
    /// What stands left and right of the body on a wide screen; empty unless asked for by
    /// [`wide`], and never in lines.
    pub margins: margin::Margins,
    /// The keys that work here, most useful first.
    pub footer: Vec<KeyHint>,
    /// Rows the reader has gone down, when the body is taller than the screen.
    pub scroll: u16,
}

/// How far one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Meter {
    /// Parts done.
    pub done: u16,
    /// Parts in all.
    pub of: u16,
}

/// A part of a screen.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub enum Block {
    /// The idea of the screen, in a few words.
    Heading(Prose),
    /// A paragraph.
    Text(Prose),
    /// A secondary line: a source, a date, a reminder. Never dim.
    Small(Prose),
    /// The same, left out on a screen that has no room for all: it says again, or in
    /// full, what stands elsewhere.
    Spare(Prose),
    /// Entries to look things up in: an eye finds its own among them, an ear would
    /// have to hear them all. As lines, they are counted and asked for one by one.
    Entries(Vec<Prose>),
    /// What something says, point by point: label and value.
    Facts(Vec<(Prose, Prose)>),
    /// Parallel lines, with bullets or numbers.
    Lines {
        /// Numbered from 1.
        numbered: bool,
        /// The lines.
        lines: Vec<Prose>,
    },
    /// Lines set apart under a title: a case, an imitation, a card.
    Frame {
        /// What is in it.
        kind: FrameKind,
        /// Its title; may be empty.
        title: Prose,
        /// Its lines.
        lines: Vec<Prose>,
    },
    /// The state of an answer, in words: "JUSTE.", "PAS ENCORE."
    Verdict {
        /// How to colour it, if there are colours.
        tone: Tone,
        /// The words.
        text: Prose,
    },
    /// Things to choose from. All items of a scene are counted together, from 0.
    Items(Vec<Item>),
    /// A code for telephones: dark on light, whole or not at all.
    Code {
        /// The code.
        matrix: Matrix,
        /// What is said beside it.
        caption: Prose,
        /// What is said where it cannot be drawn or seen.
        instead: Prose,
    },
    /// One line for the terminal's own selection: as it is, to its last character,
    /// never broken, with nothing beside it.
    Bare(String),
    /// A place to type.
    Field(Field),
    /// The stamps of the passport.
    Stamps(Vec<Stamp>),
    /// Choices by letter, as a room is asked them, with how many took each.
    Bars(Vec<Bar>),
    /// The people of a room, for the one who leads.
    People(People),
    /// A number to be read from the back of a room.
    Figure {
        /// The number: digits, spaces and `/`.
        value: String,
        /// What it counts or is for.
        label: Prose,
        /// Both in words: where there is no room for large digits, and in lines.
        words: Prose,
        /// The same as a row of squares, one for each that could come.
        meter: Option<Meter>,
    },
    /// A short message about what just happened.
    Notice {
        /// How to colour it, if there are colours.
        tone: Tone,
        /// The words.
        text: Prose,
    },
}

/// What a frame holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum FrameKind {
    /// A case from a trade.
    Example,
    /// An imitation of a screen or a paper: shown as typed, line by line.
    Imitation,
    /// Something to keep: a card, a path.
    Card,
    /// A reminder.
    Aside,
}

/// The weight of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Tone {
    /// Right, done, saved.
    Good,
    /// Not yet. Never an alarm.
    NotYet,
    /// To know.
    Info,
    /// Refused, lost, in danger.
    Danger,
}

/// Something one can choose.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Item {
    /// The digit that selects it, if there are digits left.
    pub digit: Option<char>,
    /// What it says.
    pub label: Prose,
    /// A second line.
    pub detail: Prose,
    /// A few words on the right.
    pub aside: Prose,
    /// The one on which Enter acts.
    pub is_focused: bool,
    /// What it is, beside its words.
    pub mark: ItemMark,
    /// Whether something else than before begins with it: a bit of air stands above.
    pub is_apart: bool,
}

/// What an item is, beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum ItemMark {
    /// Something to do.
    Action,
    /// The one thing to do, in a box of its own where there is room.
    Main,
    /// One of several, of which one is taken: `( )` or `(•)`.
    Radio(bool),
    /// One of several to tick: `[ ]` or `[x]`.
    Tick(bool),
    /// Its place in an order to build, from 1; none yet.
    Rank(Option<u8>),
    /// Shown again after the answer, with what it was worth.
    Judged(Judgement),
}

/// What a shown-again item was worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Judgement {
    /// Taken and right.
    Right,
    /// Taken and wrong.
    Wrong,
    /// Right and not taken.
    Missed,
    /// Neither taken nor right.
    Neutral,
}

/// A place to type one line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Field {
    /// What to type.
    pub label: Prose,
    /// What has been typed.
    pub value: String,
    /// The cursor, in characters from the start of the value.
    pub cursor: usize,
    /// A unit or an example, after the field.
    pub after: Prose,
    /// Whether keys go there.
    pub is_focused: bool,
}

/// One place of the passport.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Stamp {
    /// The state in words: "FAIT", "en cours", empty.
    pub state: Prose,
    /// The module, or "libre".
    pub label: Prose,
    /// Whether it is earned.
    pub is_earned: bool,
}

/// A choice of a vote.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Bar {
    /// The letter it is called by; none where nothing is to be chosen.
    pub letter: Option<char>,
    /// The choice.
    pub label: Prose,
    /// How many took it, once that is told.
    pub count: Option<u16>,
    /// How many there are in all.
    pub of: u16,
    /// How many took it the first time, when this is the second.
    pub before: Option<u16>,
    /// In words, what it is worth, if that is told: "juste".
    pub note: Prose,
}

/// The people of a room, one row each.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct People {
    /// What stands above them: how many there are.
    pub title: Prose,
    /// How many steps there are.
    pub of: u16,
    /// The step the room is at, from 0.
    pub at: u16,
    /// Whether their steps are what it is about.
    pub is_map: bool,
    /// What the squares mean.
    pub legend: Vec<(Square, Prose)>,
    /// One row each, for as many as can be of use on one screen.
    pub rows: Vec<Someone>,
    /// How many more there are, where they are counted here.
    pub more: usize,
}

/// A person of a room.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Someone {
    /// Who.
    pub name: Prose,
    /// The one state, in words.
    pub state: Prose,
    /// Whether that wants somebody to come.
    pub is_urgent: bool,
    /// One for each step.
    pub squares: Vec<Square>,
    /// All of it as a sentence.
    pub said: Prose,
}

/// A key that works here, and what it does. Clickable.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct KeyHint {
    /// The key as printed on a keyboard: `ENTRÉE`, `↑ ↓`, `I`.
    pub cap: String,
    /// What it does, in one or two words.
    pub label: Prose,
    /// What a click on it does; none for a pair such as `↑ ↓`.
    pub key: Option<Key>,
    /// Still shown when there is room for few.
    pub is_essential: bool,
}
