//! The whole state of one session of the player.

use std::collections::BTreeMap;
use std::sync::Arc;

pub use super::around::{Around, Known, Listing, Machine, StoreState};
use super::lead::Usual;
pub use super::notice::Notice;
use super::outside::Leaving;
use super::placing::{Guidance, Placing};
pub use super::profile::{Idle, Profile};
use super::screen::Screen;
use super::seat::{Errand, WrongPins};
use super::trainer::Patience;
use super::watch::Watch;
use crate::domain::card::Card;
use crate::domain::id::{LearnerId, ModuleId, StepId};
use crate::domain::key::KeyPrint;
use crate::domain::learner::Preferences;
use crate::domain::live::opening::Pin;
use crate::domain::module::Module;
use crate::domain::progress::{ENDING, ModuleProgress, Pass, Progress, QuizAttempt};
use crate::domain::record::Edition;
use crate::domain::route::Route;
use crate::domain::time::Date;

/// The state of one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// What this way of use allows.
    pub profile: Profile,
    /// Language, modules and people this machine knows.
    pub around: Around,
    /// Who sits here.
    pub visitor: Visitor,
    /// The key the person came with, from elsewhere.
    pub key: Option<KeyPrint>,
    /// What this visitor has done.
    pub progress: Progress,
    /// How things are shown now.
    pub preferences: Preferences,
    /// How things were asked to be shown when the program started.
    pub first_preferences: Preferences,
    /// How many questions were answered again during this visit.
    pub recalled: usize,
    /// The module that is open.
    pub open: Option<Open>,
    /// What is on screen.
    pub screen: Screen,
    /// The screen one came from to the settings: one goes back there.
    pub behind: Option<Box<Screen>>,
    /// The item on which Enter acts, among the items of the screen or overlay.
    pub focus: Option<usize>,
    /// How far the reader has gone down.
    pub scroll: Scroll,
    /// What lies above the screen, the last one on top.
    pub overlays: Vec<Overlay>,
    /// A short message about what just happened.
    pub notice: Option<Notice>,
    /// What waits for the store.
    pub pending: Pending,
    /// What the placement needs.
    pub guidance: Guidance,
    /// Whether somebody is still there.
    pub watch: Watch,
    /// The day on which those who did not come back for long were removed last.
    pub purged_on: Option<Date>,
    /// Wrong passphrases of the trainer.
    pub patience: Patience,
    /// Whether the next card is let in without its digits.
    pub is_pin_waived: bool,
    /// Wrong PINs of sessions, typed since the program was started.
    pub wrong_pins: WrongPins,
    /// How many were removed since the program was started.
    pub purged: usize,
    /// What is usual in the rooms of this place.
    pub usual: Usual,
}

/// Who sits here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visitor {
    /// Nobody yet.
    Nobody,
    /// Somebody who only looks: nothing is kept.
    Guest,
    /// A learner.
    Learner {
        /// Who.
        id: LearnerId,
        /// A card drawn in this session that the learner has not noted yet.
        card: Option<Card>,
    },
}

/// A module being played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The module.
    pub module: Arc<Module>,
    /// What exactly it is.
    pub edition: Edition,
    /// Whether it speaks another language than the session: to be said.
    pub is_fallback: bool,
}

/// How far the reader has gone down, and how much there is below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scroll {
    /// Rows gone down.
    pub rows: u16,
    /// Rows still below, as last drawn.
    pub hidden: u16,
}

/// Something above the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlay {
    /// The keys that work here, and what to do when lost.
    Help,
    /// A word and its meaning.
    Terms,
    /// Are you sure?
    Confirm(Question),
    /// Where papers are to go.
    Outside,
}

/// Something that is asked twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Forget the start of this module.
    Forget,
    /// Remove every trace of this learner.
    Erase,
    /// Replace the card.
    ReplaceCard,
    /// Leave the session one leads while people sit in it.
    LeaveRoom,
}

/// What waits for the store.
#[expect(clippy::struct_excessive_bools, reason = "each waits for something of its own")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pending {
    /// The last ticket given.
    pub ticket: u64,
    /// What to do when a ticket comes back.
    pub after: BTreeMap<u64, After>,
    /// What to do once a module is open.
    pub opening: Option<Opening>,
    /// Where to go once a learner's records are here.
    pub arrival: Option<Arrival>,
    /// The place of the first word of the card that was right.
    pub first_word: Option<u16>,
    /// What is to be opened once what another session did is known.
    pub fresh: Option<ModuleId>,
    /// Whether a card is being made for somebody new.
    pub joining: bool,
    /// Whether all traces of the learner are being removed.
    pub erasing: bool,
    /// The file of the signing key, made for certificates on their way.
    pub made_key: Option<String>,
    /// What could not be issued beside the certificates on their way, and why.
    pub left: Vec<String>,
    /// Papers on their way out.
    pub leaving: Option<Leaving>,
    /// The session one goes to once one is known.
    pub session: Option<(Errand, Option<Pin>)>,
    /// As whom one asks for a seat.
    pub seat: Option<LearnerId>,
    /// Whether whoever sat down has no card yet.
    pub newcomer: bool,
    /// Whether a session is about to be led by somebody elsewhere.
    pub leading: bool,
}

/// What to do when something is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// Nothing: the person went on already.
    Nothing,
    /// Show the feedback of the answer.
    Feedback,
    /// Show the quiz that was drawn.
    Quiz,
    /// Go home: the learner exists.
    Home,
    /// Begin with the first module: the learner exists.
    Begin,
    /// Go home: the start of a module is forgotten.
    Forgotten,
    /// Go home: this way through the modules is followed from now on.
    Followed(Option<Route>),
    /// Issue certificates for the organisation just given, with this person's name if any.
    Issue(Option<String>),
    /// Write the new certificates to files.
    Export,
    /// Show the new card.
    ShowCard(Card),
    /// Say that the key opens from now on; with others, show them.
    KeyLinked,
    /// Say that the key opens nothing any more.
    KeyRevoked,
    /// Show where the placement stands.
    PlacementOn,
    /// Show what is told about an answer of the placement.
    PlacementTold,
}

/// What to do once a module is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Show what it is about.
    Intro,
    /// Begin its lessons, or go on with them.
    Lessons,
    /// Go on where the learner was.
    Resume,
    /// Stay on the screen: only the language changed.
    Stay,
    /// Show the answers given in it.
    Review,
    /// Ask again one of its questions.
    Recall,
    /// Confirm it.
    Check,
    /// Look at that hit of the search.
    Look(usize),
    /// Ask the next question of the placement, which comes from it.
    Placement,
}

/// Where to go once a learner's records are here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// Home.
    Home,
    /// Straight to the step the learner was on.
    Step,
}

impl Model {
    /// Whether the screen is one that another waits behind.
    pub(super) fn is_over_another(&self) -> bool {
        self.behind.is_some() && matches!(self.screen, Screen::Settings | Screen::Pin(_))
    }

    /// A session at its first screen.
    pub fn new(profile: Profile, around: Around, mut preferences: Preferences) -> Self {
        if profile.is_shared {
            // The next person finds the language of the place.
            preferences.locale.get_or_insert_with(|| around.locale.clone());
        }
        Self {
            profile,
            around,
            visitor: Visitor::Nobody,
            key: None,
            progress: Progress::default(),
            first_preferences: preferences.clone(),
            preferences,
            recalled: 0,
            open: None,
            screen: Screen::Welcome,
            behind: None,
            focus: Some(0),
            scroll: Scroll::default(),
            overlays: vec![],
            notice: None,
            pending: Pending::default(),
            guidance: Guidance::default(),
            watch: Watch::default(),
            purged_on: None,
            patience: Patience::default(),
            is_pin_waived: false,
            wrong_pins: WrongPins::default(),
            purged: 0,
            usual: Usual::default(),
        }
    }

    /// The line of the catalogue for `module`.
    pub fn listing(&self, module: &ModuleId) -> Option<&Listing> {
        self.around.listings.iter().find(|listing| listing.module == *module)
    }

    /// What this visitor did in the open module.
    pub fn here(&self) -> Option<&ModuleProgress> {
        self.progress.module(&self.open.as_ref()?.module.id)
    }

    /// The quiz that waits for answers in the open module. One drawn from
    /// another edition is not gone on with: its questions may have changed.
    pub fn open_quiz(&self) -> Option<&QuizAttempt> {
        let open = self.open.as_ref()?;
        let quiz = self.here()?.open_quiz()?;
        let is_known = quiz.questions.iter().all(|step| open.module.question(step).is_some());
        (is_known && quiz.is_of(&open.edition, &open.module.language)).then_some(quiz)
    }

    /// The learner, unless nobody or a guest sits here.
    pub fn learner(&self) -> Option<LearnerId> {
        match self.visitor {
            Visitor::Learner { id, .. } => Some(id),
            Visitor::Nobody | Visitor::Guest => None,
        }
    }

    /// Whether a pass in `module` counts toward the passport: all but orientation, number 0.
    pub fn counts(&self, module: &ModuleId) -> bool {
        self.listing(module).is_none_or(|listing| listing.number > 0)
    }

    /// The modules passed that count toward the passport, in the order they were passed.
    pub fn counted(&self) -> Vec<(&ModuleId, &Pass)> {
        let mut passed = self.progress.passed();
        passed.retain(|(module, _)| self.counts(module));
        passed
    }

    /// The question on screen, of a lesson, of a quiz or asked again.
    pub fn asking(&self) -> Option<&super::asking::Asking> {
        match &self.screen {
            Screen::Lesson(lesson) => lesson.asking.as_ref(),
            Screen::Quiz(quiz) => Some(&quiz.asking),
            Screen::Recall(recall) => recall.asking(),
            Screen::Placement(Placing::Asking(asking)) => Some(asking),
            Screen::Lead(leading) => leading.face.asking(),
            Screen::Seat(seated) => seated.asking(),
            _ => None,
        }
    }
}

/// The name under which the end of the lessons is kept as a position.
pub fn ending_step() -> Option<StepId> {
    ENDING.parse().ok()
}
