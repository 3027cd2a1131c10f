//! Attendance by half-day on screen: who is there, one line each, for whoever leads.

use super::line::Line;
use super::screen::Screen;
use crate::domain::attendance::{Clock, Half, Head, Mark, Person, Register, unsigned};
use crate::domain::id::{LearnerId, RegisterId, RoomId};
use crate::domain::live::seat::SeatId;
use crate::domain::live::standing::Standing;
use crate::domain::live::view;
use crate::domain::roster::{Coming, Expected};
use crate::domain::time::Date;

/// A register on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attending {
    /// The register as it is kept; none while it is looked up or being opened.
    pub kept: Option<(RegisterId, Box<Register>)>,
    /// The half-day one is at.
    pub half: Half,
    /// What is on screen.
    pub step: AttendStep,
    /// Whether something is on its way to the disk: nothing else is done meanwhile.
    pub is_waiting: bool,
    /// The screen one came from; none: the program was started for this.
    pub behind: Option<Box<Screen>>,
}

impl Attending {
    /// A register that is being looked up.
    pub fn new(behind: Option<Screen>) -> Self {
        Self {
            kept: None,
            half: Half::Morning,
            step: AttendStep::Waiting,
            is_waiting: true,
            behind: behind.map(Box::new),
        }
    }

    /// The register.
    pub fn register(&self) -> Option<&Register> {
        self.kept.as_ref().map(|(_, register)| &**register)
    }

    /// That person.
    pub fn person(&self, number: u16) -> Option<&Person> {
        self.register()?.people().find(|person| person.number == number)
    }

    /// Who sits in the session and is not in its register: nobody present is left out.
    pub fn unsigned(&self) -> Vec<&view::Person> {
        let (Some(Screen::Lead(leading)), Some(register)) =
            (self.behind.as_deref(), self.register())
        else {
            return vec![];
        };
        let people = &leading.seen.people;
        let sits = |one: &&view::Person| one.standing != Standing::Removed;
        let seats = people.iter().filter(sits);
        let seats = seats.map(|one| (one.seat, one.learner, one.name.as_deref()));
        let missing = unsigned(register, seats);
        people.iter().filter(|one| missing.contains(&one.seat)).collect()
    }

    /// Whether what others sign is looked for now and then.
    pub fn is_watching(&self) -> bool {
        let is_open = self.register().is_some_and(|register| !register.is_sealed());
        is_open && !self.is_waiting && self.step == AttendStep::List && self.behind.is_some()
    }

    /// The line the keys go to.
    pub(super) fn line_mut(&mut self) -> Option<&mut Line> {
        match &mut self.step {
            AttendStep::Heading(heading) => Some(&mut heading.line),
            AttendStep::Typing(_, line) => Some(line),
            _ => None,
        }
    }
}

/// What is on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttendStep {
    /// Nothing yet.
    Waiting,
    /// What stands at the head is typed, one thing after the other.
    Heading(Box<Heading>),
    /// Everybody.
    List,
    /// One person: what is said of her.
    Person(u16),
    /// Something is typed.
    Typing(Typed, Line),
    /// Whether to close the register for good.
    Sealing,
}

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// When this person came.
    Came(u16),
    /// When this person was there, since what is said is not right.
    Right(u16, Mark),
    /// Why what is said of this person is not right, what is, and since when.
    Reason(u16, Option<Mark>, Option<Clock>),
    /// The name of somebody who came in addition.
    Name,
    /// The name of whoever sits there.
    Seat(SeatId),
}

/// What stands at the head, being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The head so far.
    pub head: Head,
    /// Who is expected.
    pub people: Vec<Coming>,
    /// What is asked now.
    pub field: HeadField,
    /// What is typed.
    pub line: Line,
}

impl Heading {
    /// What most likely is typed there.
    pub fn usual(&self, field: HeadField) -> String {
        match field {
            HeadField::Organisation => self.head.organisation.clone(),
            HeadField::Trainer => self.head.trainer.clone(),
            HeadField::Place => self.head.place.clone(),
            HeadField::Morning => "9h-12h".to_owned(),
            HeadField::Afternoon => String::new(),
        }
    }
}

/// A part of the head that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadField {
    /// Who organises.
    Organisation,
    /// Who leads.
    Trainer,
    /// Where.
    Place,
    /// The hours of the morning; nothing: none.
    Morning,
    /// The hours of the afternoon; nothing: none.
    Afternoon,
}

impl HeadField {
    /// What is asked next; none: all was.
    pub fn next(self) -> Option<Self> {
        match self {
            Self::Organisation => Some(Self::Trainer),
            Self::Trainer => Some(Self::Place),
            Self::Place => Some(Self::Morning),
            Self::Morning => Some(Self::Afternoon),
            Self::Afternoon => None,
        }
    }
}

/// Something done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttendAct {
    /// See the register of the session one leads.
    Open,
    /// Look at that person.
    Person(u16),
    /// That is so, now.
    Mark(u16, Mark),
    /// The time somebody came is to be typed.
    Late(u16),
    /// What is said is not right: this is.
    Correct(u16, Option<Mark>),
    /// Whoever leads signs.
    Countersign,
    /// Look at the other half-day.
    Other,
    /// Somebody came in addition.
    Add,
    /// Whoever sits there is not in the register: the name is to be typed.
    Seat(SeatId),
    /// The name of this person, whom nobody expected, is right.
    Confirm(u16),
    /// What was typed is right.
    Typed,
    /// Write the sheet to sign by hand.
    Sheet,
    /// Write the register as it is.
    Papers,
    /// Close it for good?
    Seal,
    /// Yes.
    SealYes,
    /// Sign for oneself, as one who takes part.
    SignMine,
    /// Back.
    Back,
}

/// What is asked of the outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttendEffect {
    /// Bring that register; none: the newest. Answered by [`AttendNews::Kept`].
    Find(Option<RegisterId>),
    /// Bring the register of that room, or what there is to open one with. Answered by
    /// [`AttendNews::Kept`] or [`AttendNews::Begin`].
    OfRoom {
        /// The room.
        room: RoomId,
        /// What is known of its head already.
        head: Box<Head>,
        /// Who sits there.
        people: Vec<Coming>,
    },
    /// Open one. Answered by [`AttendNews::Kept`].
    Open {
        /// The head.
        head: Box<Head>,
        /// Who is expected.
        people: Vec<Coming>,
    },
    /// Add this. Answered by [`AttendNews::Kept`] or [`AttendNews::Refused`].
    Add(RegisterId, Deed),
    /// A participant signs in the register of that room, now. Answered by
    /// [`AttendNews::Mine`], [`AttendNews::AskNames`] or [`AttendNews::Refused`].
    SignMine {
        /// The room.
        room: RoomId,
        /// Who.
        learner: LearnerId,
        /// Under which name, if any is known.
        name: Option<String>,
    },
    /// Whether that register expects somebody of these names, and of these alone.
    /// Answered by [`AttendNews::Found`] or [`AttendNews::Refused`].
    Look {
        /// The room.
        room: RoomId,
        /// The names, as typed by whoever signs.
        names: Expected,
    },
    /// A participant signs under these names. Answered by [`AttendNews::Mine`] or
    /// [`AttendNews::Refused`].
    SignAs {
        /// The room.
        room: RoomId,
        /// Who.
        learner: LearnerId,
        /// The names.
        names: Expected,
        /// Whether this is not the person of these names who is expected.
        is_other: bool,
    },
    /// Close it for good. Answered by [`AttendNews::Kept`] or [`AttendNews::Refused`], and
    /// as certificates are for its papers.
    Seal {
        /// That register.
        register: RegisterId,
        /// Whether its papers are written.
        has_papers: bool,
    },
    /// Write papers: the sheet to sign by hand, or the register. Answered as certificates are.
    Papers {
        /// Of that register.
        register: RegisterId,
        /// Whether it is the sheet.
        is_sheet: bool,
    },
}

/// What is added. Where no time is said, it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// That is so.
    Mark {
        /// Who.
        person: u16,
        /// When.
        half: Half,
        /// What.
        mark: Mark,
        /// The time of the day.
        clock: Option<Clock>,
    },
    /// What was said is not right.
    Correct {
        /// Who.
        person: u16,
        /// When.
        half: Half,
        /// What is right.
        mark: Option<Mark>,
        /// The time of the day that is right; none: that of the first line.
        clock: Option<Clock>,
        /// Why.
        reason: String,
        /// Who says so.
        by: String,
    },
    /// Whoever leads signs.
    Countersign(Half),
    /// Somebody more; under which card, if that is known.
    Person(Expected, Option<LearnerId>),
    /// The name of somebody whom nobody expected is right.
    Confirm(u16),
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttendNews {
    /// The session begins there: with that register, or with the newest.
    Show(Option<RegisterId>),
    /// There is none for the room yet: this is known of it.
    Begin {
        /// The head so far.
        head: Box<Head>,
        /// Who is expected.
        people: Vec<Coming>,
    },
    /// The register as it is kept.
    Kept {
        /// Its name.
        id: RegisterId,
        /// The register.
        register: Box<Register>,
        /// The time of the day it is here.
        here: Clock,
    },
    /// A participant signed: when.
    Mine(Clock),
    /// Nobody knows who signs there: the names are asked for, and kept until that day.
    AskNames(Date),
    /// Whether somebody of the names that were typed is expected.
    Found(bool),
    /// Why not, in words.
    Refused(String),
}
