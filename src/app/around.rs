//! What surrounds the person: language, modules, paths, people known here, the store.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::benefit::BenefitListing;
use super::elsewhere::Elsewhere;
use super::msg::Trouble;
use super::route::PathListing;
use crate::domain::attendance::Clock;
use crate::domain::card::WordList;
use crate::domain::id::{LearnerId, ModuleId, ObjectiveId};
use crate::domain::keyboard::Layout;
use crate::domain::module::Module;
use crate::domain::prose::Prose;
use crate::domain::time::Date;
use crate::domain::tries::Tries;

/// What this machine knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// Today, from the last message.
    pub today: Date,
    /// The language of the session.
    pub locale: String,
    /// All languages of the interface: code and own name.
    pub languages: Vec<(String, String)>,
    /// The modules, in the order of the catalogue.
    pub listings: Vec<Listing>,
    /// The learning paths, in the order of the catalogue.
    pub paths: Vec<PathListing>,
    /// The benefits and helps around the passport.
    pub benefits: Vec<BenefitListing>,
    /// The learners known here, the last one first.
    pub roll: Vec<Known>,
    /// Whether answers can be kept.
    pub store: StoreState,
    /// The words of the cards.
    pub words: WordList,
    /// Wrong cards typed since the program was opened.
    pub refused_cards: u8,
    /// What a machine for whoever comes knows of itself.
    pub machine: Machine,
    /// Whether a mouse or a finger was seen here.
    pub was_touched: bool,
    /// The way to who sits elsewhere.
    pub elsewhere: Elsewhere,
    /// Whether this machine has a voice to read aloud with.
    pub has_voice: bool,
    /// The objectives of the modules that were looked up.
    pub objectives: BTreeMap<ModuleId, BTreeSet<ObjectiveId>>,
    /// The module to go on with, once it was looked at. Shared with all who look at it.
    pub outlined: Option<Arc<Module>>,
}

/// What a machine for whoever comes knows of itself. Empty on somebody's own machine.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Machine {
    /// The name of the place it stands in.
    pub place: Option<String>,
    /// Its keyboard, once known.
    pub layout: Option<Layout>,
    /// The wrong cards typed on it.
    pub tries: Tries,
}

/// One line of the catalogue, in the language of the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The module.
    pub module: ModuleId,
    /// Its number.
    pub number: u16,
    /// Minutes for its lessons.
    pub minutes: u16,
    /// Its title.
    pub title: Prose,
    /// What one gets from it.
    pub summary: Prose,
    /// The language it is in, when that is not the language of the session.
    pub elsewhere: Option<String>,
}

/// A learner known on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub learner: LearnerId,
    /// First name, if given.
    pub name: Option<String>,
    /// The module last worked on.
    pub last: Option<ModuleId>,
    /// When they began here and when they were here last, as the clock of the machine says
    /// it: by what somebody without a first name knows their own.
    pub when: [(Date, Clock); 2],
}

/// Whether answers can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreState {
    /// Not known yet.
    Opening,
    /// Yes.
    Ready,
    /// No, and why. One can still look.
    Closed(Trouble),
}
