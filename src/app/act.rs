//! Acts: what the items and letters of a screen do.

use super::attending::AttendAct;
use super::checking::CheckAct;
use super::elsewhere::Form;
use super::lead::LeadAct;
use super::model::{Overlay, Question};
use super::outside::OutAct;
use super::pin::PinAct;
use super::placing::PlacingAct;
use super::seat::SeatAct;
use super::signing::SignAct;
use super::trainer::TrainerAct;
use crate::domain::id::{BenefitId, LearnerId, ModuleId, PathId};
use crate::domain::key::KeyPrint;
use crate::domain::route::Route;

/// Something a person can do by choosing an item or pressing a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Go to a screen.
    Go(Place),
    /// Go on as this learner.
    ContinueAs(LearnerId),
    /// Begin for the first time.
    Join,
    /// Only look.
    JustLook,
    /// That is enough of trying keys.
    SkipPractice,
    /// Speak this language.
    Speak(String),
    /// Show what a module is about.
    Open(ModuleId),
    /// Do something in a module.
    Study(Study),
    /// Do something with an answer.
    Answer(Answering),
    /// Do something with a card.
    Card(CardAct),
    /// Do something with certificates.
    Papers(PapersAct),
    /// Do something with what a search found.
    Find(Finding),
    /// Do something with the plan of action.
    Actions(ActionsAct),
    /// Do something with the way through the modules.
    Route(RouteAct),
    /// Show a benefit in full.
    Benefit(BenefitId),
    /// Do something with papers on their way out.
    Out(OutAct),
    /// Do something in the placement.
    Placing(PlacingAct),
    /// Have what is on screen read aloud, or be silent again.
    Listen,
    /// Change how things are shown.
    Set(Setting),
    /// Show something above the screen.
    Show(Overlay),
    /// Remove what is above the screen.
    Dismiss,
    /// Yes, do it.
    Confirm(Question),
    /// Do something while a certificate is checked.
    Check(CheckAct),
    /// Do something in the trainer's menu.
    Trainer(TrainerAct),
    /// Do something with the digits beside the card.
    Pin(PinAct),
    /// Do something in the session one leads.
    Lead(LeadAct),
    /// Do something at the door or on a seat of a session.
    Seat(SeatAct),
    /// Do something with a register of attendance.
    Attend(AttendAct),
    /// Something while signing the register from a seat.
    Sign(SignAct),
    /// Let that key open nothing any more.
    RevokeKey(KeyPrint),
    /// End the session.
    Leave,
}

/// The screens one can go to without more words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The first screen.
    Welcome,
    /// Who is here, once the keys were tried where they are to be.
    Who,
    /// Try the keys.
    Practice,
    /// Type the words of a card.
    CardEntry,
    /// The learner's home.
    Home,
    /// All modules.
    Catalogue,
    /// What one looks for, and the hard words.
    Search,
    /// What the open module is about.
    Intro,
    /// The way through the modules that is followed.
    Paths,
    /// Where to begin: the placement.
    Placement,
    /// The passport.
    Passport,
    /// The certificates.
    Papers,
    /// The organisation they are for.
    Organisation,
    /// The plan of action.
    Actions,
    /// My answers.
    Answers,
    /// How things are shown.
    Settings,
    /// Where one was before the settings.
    Back,
    /// The trainer's menu.
    Trainer,
    /// Check a certificate that somebody brings.
    Check,
    /// The keys of SSH.
    Keys,
    /// The door of a session.
    Session,
    /// The end.
    Goodbye,
}

/// Something done in a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Study {
    /// Begin or go on with the lessons.
    Lessons,
    /// Take the final quiz, or go on with it.
    Quiz,
    /// The next step, or what is hidden below.
    Next,
    /// The step before.
    Previous,
    /// The page that explains the question.
    Reread,
    /// Back from the page to the question.
    BackToQuestion,
    /// Make this move in the simulator.
    Move(usize),
    /// Start the simulator again.
    Restart,
    /// See the corrections of the last quiz, or my answers in this module.
    Corrections,
    /// See one of them.
    Correction(usize),
    /// Go on where I was.
    Resume(ModuleId),
    /// See my answers in this module.
    Review(ModuleId),
    /// Answer again what is due.
    Recall,
    /// Confirm this module, passed on another day.
    Confirm(ModuleId),
    /// See that page to print.
    Sheet(usize),
    /// Write it to a file.
    SaveSheet,
    /// Back from it.
    LeaveSheet,
}

/// Something done with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answering {
    /// Take, tick or rank that row.
    Row(usize),
    /// One more hint.
    Hint,
    /// Validate.
    Submit,
    /// Try again.
    Retry,
    /// Take the last one back.
    Undo,
    /// Go on after the feedback.
    Continue,
}

/// Something done with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardAct {
    /// Take that word of the list.
    Word(u16),
    /// Take the last word back.
    Undo,
    /// I have noted it.
    Noted,
    /// Print it.
    Print,
}

/// Something done with what a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Look at that one.
    Hit(usize),
    /// Back to the list.
    Back,
}

/// Something done with certificates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PapersAct {
    /// Make those that are due and write all to files.
    Make,
    /// Write all to files again.
    Export,
    /// Write what was learnt to a file.
    Learnt,
    /// Show the code of that one, of the latest of each kind.
    Code(usize),
    /// Show that one as text, to be copied.
    Text(usize, Form),
    /// Fill the clipboard of the terminal with the text.
    Clip,
    /// The form about the organisation is filled in.
    Submit,
}

/// Something done with the plan of action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActionsAct {
    /// Tick the line of that module, or take the tick back.
    Tick(ModuleId),
    /// Write it to files: a page to print and a calendar.
    Export,
}

/// Something done with the way through the modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RouteAct {
    /// See all learning paths.
    List,
    /// See the modules of one, before it is followed.
    See(PathId),
    /// Follow this way from now on; none to choose freely.
    Follow(Option<Route>),
}

/// A way things are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The next language.
    Language,
    /// Normal or large.
    Size,
    /// Dark, light, high contrast.
    Contrast,
    /// The next set of glyphs.
    Glyphs,
    /// Plain lines, from the next start on.
    Linear,
    /// Size and contrast at once: the next of the most useful ways.
    Display,
}
