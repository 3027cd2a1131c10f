//! The screens, each holding its own state. What can be done on each stands in
//! `items.rs`.

use std::collections::{BTreeMap, VecDeque};

use super::act::Place;
use super::asking::Asking;
use super::attending::Attending;
use super::checking::Checking;
use super::elsewhere::TextShown;
use super::lead::Leading;
use super::line::Line;
use super::pin::PinEntry;
use super::placing::Placing;
use super::seat::{Doorway, Seated, Wall};
use super::signing::Signing;
use super::status::StatusShown;
use super::trainer::Trainer;
use crate::domain::attempt::Outcome;
use crate::domain::id::{AttemptId, BenefitId, ModuleId, ObjectiveId, PathId, StepId};
use crate::domain::matrix::Matrix;
use crate::domain::memory::Due;
use crate::domain::progress::Occasion;
use crate::domain::prose::Prose;
use crate::domain::record::Certified;
use crate::domain::search::{Found, Hit};
use crate::domain::simulator::Situation;
use crate::domain::time::Timestamp;

/// What is on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// The first screen.
    Welcome,
    /// The keys, tried.
    Practice(Practice),
    /// Who is here.
    Who,
    /// The words of a card, typed.
    CardEntry(CardEntry),
    /// A card to note.
    Card(CardNote),
    /// The learner's home.
    Home,
    /// All modules.
    Catalogue,
    /// What the open module is about.
    Intro,
    /// The lessons of the open module.
    Lesson(Lesson),
    /// The final quiz of the open module.
    Quiz(Quiz),
    /// Questions asked again some days later.
    Recall(Recalling),
    /// The outcome of a quiz.
    Results,
    /// The answers given, one in full when chosen.
    Review(Review),
    /// The ways through the modules.
    Paths(Paths),
    /// A page to print, of the open module.
    Sheet(SheetView),
    /// The passport.
    Passport,
    /// A benefit around the passport, in full.
    Benefit(BenefitId),
    /// The certificates.
    Papers,
    /// The code of a certificate, to be photographed or copied by hand.
    Code(Box<CodeShown>),
    /// A certificate as text, to be copied.
    Text(Box<TextShown>),
    /// The organisation the certificates are for.
    Organisation(OrganisationForm),
    /// What one looks for in all modules; their words while nothing is asked.
    Search(Search),
    /// The plan of action.
    Actions(Actions),
    /// The modules in which answers were given.
    Answers,
    /// Where to begin.
    Placement(Placing),
    /// How things are shown.
    Settings,
    /// The digits beside a card, typed.
    Pin(PinEntry),
    /// The trainer's menu.
    Trainer(Trainer),
    /// A group session being led.
    Lead(Box<Leading>),
    /// The door of a group session: its PIN is typed.
    Door(Doorway),
    /// A seat in a group session.
    Seat(Box<Seated>),
    /// A group session, shown to all.
    Wall(Box<Wall>),
    /// A register of attendance.
    Attend(Box<Attending>),
    /// Signing the register of attendance from a seat.
    Sign(Box<Signing>),
    /// A certificate that somebody brings is checked.
    Check(Checking),
    /// A server is looked at.
    Status(StatusShown),
    /// Somebody comes from elsewhere, and is being looked up.
    Arriving,
    /// Somebody who came from elsewhere and is not known.
    Newcomer,
    /// The keys of SSH that open what the learner has.
    Keys,
    /// The end.
    Goodbye,
}

/// The keys being tried: Enter was, on the screen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Practice {
    /// Whether the arrow is done; none while it is asked for.
    pub arrow: Option<bool>,
}

/// The words of a card, typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardEntry {
    /// Words taken so far, by their place in the list.
    pub words: Vec<u16>,
    /// The beginning of the next word.
    pub line: Line,
    /// Words of the list that begin so, at most four.
    pub matches: Vec<u16>,
}

/// A card to note, and a first name to leave if one likes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardNote {
    /// Where to go then.
    pub next: Place,
    /// The answer one was being told when the card was offered: one goes on from there.
    pub behind: Option<Box<Screen>>,
    /// The first name, optional.
    pub name: Line,
}

/// The lessons of the open module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The pass through the lessons.
    pub attempt: AttemptId,
    /// The step on screen; one past the last is the end of the lessons.
    pub index: usize,
    /// The question, when the step asks.
    pub asking: Option<Asking>,
    /// The simulator, when the step is one.
    pub playing: Option<Playing>,
    /// The page read again from a question.
    pub reread: Option<StepId>,
}

/// A simulator being tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Playing {
    /// Where one is in it.
    pub situation: Situation,
    /// Wrong moves so far.
    pub wrong: u16,
    /// What the last move said, and whether it was wrong.
    pub said: Option<(Prose, bool)>,
}

/// The final quiz of the open module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiz {
    /// The question on screen.
    pub asking: Asking,
}

/// Questions asked again some days later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recalling {
    /// The pass they belong to, and the seed of chance.
    pub attempt: AttemptId,
    /// What is due and was not asked yet, most useful first.
    pub left: VecDeque<Due>,
    /// How many are asked at most.
    pub most: usize,
    /// How many were asked, with the one on screen.
    pub asked: usize,
    /// The question on screen and the objective it proves; none while its module opens.
    pub current: Option<(ObjectiveId, Asking)>,
}

impl Recalling {
    /// The question on screen.
    pub fn asking(&self) -> Option<&Asking> {
        self.current.as_ref().map(|(_, asking)| asking)
    }

    /// The question on screen, to be changed.
    pub fn asking_mut(&mut self) -> Option<&mut Asking> {
        self.current.as_mut().map(|(_, asking)| asking)
    }

    /// How many there will be in all, as far as one can tell.
    pub fn of(&self) -> usize {
        self.most.min(self.asked + self.left.len())
    }
}

/// The plan of action: what its lines say stands in the modules, and is here
/// once they were read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Actions {
    /// What to do, by module. One that is not here any more has none.
    pub texts: BTreeMap<ModuleId, Prose>,
}

/// An answer given some day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The question with the answer.
    pub asking: Asking,
    /// When.
    pub at: Timestamp,
    /// On what occasion.
    pub occasion: Occasion,
    /// What it was worth then.
    pub outcome: Outcome,
}

/// The answers given, one in full when chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Questions with their answers.
    pub rows: Vec<Answered>,
    /// The one in full.
    pub shown: Option<usize>,
    /// Whether these are mistakes only.
    pub is_corrections: bool,
    /// Whether these are all answers ever given in the module: then each says
    /// its day and occasion.
    pub is_all: bool,
}

/// The ways through the modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paths {
    /// The one that is followed.
    Followed,
    /// All of them.
    All,
    /// One of them, before it is followed.
    One(PathId),
}

/// A page to print, of the open module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetView {
    /// Its place among those of the module.
    pub sheet: usize,
    /// The screen one came from: one goes back there.
    pub from: Box<Screen>,
}

/// The code of a certificate, to be photographed or copied by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeShown {
    /// Which one, of the latest of each kind.
    pub place: usize,
    /// What it certifies.
    pub subject: Certified,
    /// The short code, such as `PEN-1234-5678`.
    pub short: String,
    /// The square code; none when this machine cannot make it.
    pub matrix: Option<Matrix>,
    /// Where its files are, once they were written.
    pub folder: Option<String>,
}

/// The organisation the certificates are for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrganisationForm {
    /// Its name.
    pub name: Line,
    /// Its number.
    pub number: Line,
    /// The learner's own name, if wanted.
    pub person: Line,
    /// The field the keys go to; one past the last: the buttons.
    pub field: usize,
}

impl OrganisationForm {
    /// How many fields there are.
    pub const FIELDS: usize = 3;

    /// The field the keys go to.
    pub fn line_mut(&mut self) -> Option<&mut Line> {
        match self.field {
            0 => Some(&mut self.name),
            1 => Some(&mut self.number),
            2 => Some(&mut self.person),
            _ => None,
        }
    }
}

/// What one looks for in all modules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// What is looked for.
    pub line: Line,
    /// What was found, once the answer is here.
    pub found: Found,
    /// The hit one looks at.
    pub shown: Option<usize>,
}

impl Search {
    /// The hit one looks at.
    pub fn looked_at(&self) -> Option<&Hit> {
        self.found.hits.get(self.shown?)
    }

    /// What the line asks.
    pub fn query(&self) -> String {
        self.line.value().trim().to_owned()
    }
}
